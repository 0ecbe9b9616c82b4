// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vmeter {

/// Row of a load curve: power or current of each phase until the next row.
struct LoadProfile {
    struct Row {
        double seconds = 0; ///< since the first row
        PerPhase<double> amperes{};
        PerPhase<double> watts{};
        PerPhase<double> vars{};
    };
    bool powers = false; ///< true: W and var; false: A
    std::vector<Row> rows;
    double stepSeconds = 0;     ///< usual time between two rows
    std::vector<Message> notes; ///< notes for the user, such as gaps
};

inline constexpr std::size_t kMaxProfileBytes = std::size_t{32} << 20;
inline constexpr std::size_t kMaxProfileRows = 100'000;

/// Reads a CSV of a head line and rows. The first column is the time: seconds, `2026-01-31 23:45[:00]` (also with T; Z
/// or an offset after it is ignored), `31.01.2026 23:45`, `31/01/2026 23:45`. Columns are identified by their names: P1
/// P2 P3 and Q1 Q2 Q3 (or PL1, P_A, "P L1 [kW]"), or I1 I2 I3; a power without a phase is divided equally among all
/// three. Units are W, kW, var, kvar, A, mA; without a unit W, var, A. Separator (; , tab) and decimal comma are
/// detected. If two rows are more than one and a half usual steps apart, there is a gap: no load in it [inferred], and
/// a note is added. Returns the load curve, or what is wrong and in which line.
std::variant<LoadProfile, Message> parseLoadProfile(std::string_view csv);

} // namespace vmeter
