// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_file/time_stamp.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// A load curve: power or current of each phase from each row until the next. Columns of numbers, because a curve may
/// have millions of rows.
struct LoadProfile {
    /// Values of a phase: a column times a factor; without a column all are 0.
    struct Lane {
        std::optional<std::size_t> column;
        float factor = 1;
    };
    struct Row {
        double seconds = 0;                    ///< since the first row
        PerPhase<double> active{};             ///< W, or A in phase with the voltage; negative: feeds back
        PerPhase<double> reactive{};           ///< var, or A behind the voltage by 90 degrees
        std::optional<PerPhase<double>> volts; ///< empty: the scenario's own
    };

    bool powers = false;                     ///< true: W and var; false: A
    std::vector<int64_t> micros;             ///< of each row, since the first
    std::vector<std::vector<float>> columns; ///< each as long as micros
    PerPhase<Lane> active;
    PerPhase<Lane> reactive;
    std::optional<PerPhase<Lane>> volts;
    double stepSeconds = 0;     ///< usual time between two rows
    int64_t endMicros = 0;      ///< when the last row ends
    std::vector<Message> notes; ///< what was read, and how: span, form of the time, columns, gaps

    [[nodiscard]] std::size_t size() const { return micros.size(); }
    [[nodiscard]] Row row(std::size_t number) const;
};

/// What a scenario says about its load curve, where the file leaves a doubt.
struct LoadProfileOptions {
    enum class Gaps {
        holdAnHour, ///< the last value up to an hour, then nothing; used if nothing is said [inferred]
        hold,
        zero,
        refuse
    };
    std::map<std::string, std::string> columns; ///< name of kLoadColumns to name or number of a column of the file
    std::map<std::string, std::string> units;   ///< likewise to a unit, in place of the head's
    std::optional<DateOrder> dateOrder;
    std::optional<TimeUnit> timeUnit;
    std::optional<char> decimal;  ///< ',' or '.'
    std::optional<bool> readings; ///< energies are meter readings; false: energies of the interval
    std::optional<double> phiDeg; ///< lag of the current for apparent powers and currents
    Gaps gaps = Gaps::holdAnHour;
    double factor = 1; ///< of powers and currents
    std::optional<TextEncoding> encoding;
};

/// Names that `columns` may give: of the time, and of power, reactive and apparent power, current, voltage and power
/// factor, in all or of a phase, and of import and export.
inline constexpr std::array kLoadColumns{std::string_view("time"), std::string_view("date"), std::string_view("P"),
    std::string_view("P1"), std::string_view("P2"), std::string_view("P3"), std::string_view("Q"),
    std::string_view("Q1"), std::string_view("Q2"), std::string_view("Q3"), std::string_view("S"),
    std::string_view("S1"), std::string_view("S2"), std::string_view("S3"), std::string_view("I"),
    std::string_view("I1"), std::string_view("I2"), std::string_view("I3"), std::string_view("V"),
    std::string_view("V1"), std::string_view("V2"), std::string_view("V3"), std::string_view("PF"),
    std::string_view("PF1"), std::string_view("PF2"), std::string_view("PF3"), std::string_view("import"),
    std::string_view("import1"), std::string_view("import2"), std::string_view("import3"), std::string_view("export"),
    std::string_view("export1"), std::string_view("export2"), std::string_view("export3")};

inline constexpr std::size_t kMaxProfileBytes = std::size_t{512} << 20; ///< uncompressed
inline constexpr std::size_t kMaxProfileRows = 4'000'000;

using LoadProfileResult = Expected<std::shared_ptr<const LoadProfile>>;

/// Reads a CSV file, which may be compressed with gzip, twice: first the forms of its times and numbers are found over
/// all rows, then the values. Memory is proportional to the rows. Returns the load curve, or what is wrong, in which
/// line, and what to do (docs/interfaces.md, section 7.9). Nothing that is not understood is passed over in silence: it
/// is an error, or a note.
LoadProfileResult readLoadProfile(const std::string& path, const LoadProfileOptions& options = {});
/// The same for a text.
LoadProfileResult parseLoadProfile(std::string_view csv, const LoadProfileOptions& options = {});

} // namespace vmeter
