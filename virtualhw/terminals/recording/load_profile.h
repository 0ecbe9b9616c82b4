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

/// A load curve: what each phase draws from a moment on, until the next row.
struct LoadProfile {
    struct Row {
        double seconds = 0; ///< since the first row
        PerPhase<double> amperes{};
        PerPhase<double> watts{};
        PerPhase<double> vars{};
    };
    bool powers = false; ///< watts and vars, else amperes
    std::vector<Row> rows;
    double stepSeconds = 0;     ///< usual distance of the rows
    std::vector<Message> notes; ///< gaps, among others
};

inline constexpr std::size_t kMaxProfileBytes = std::size_t{32} << 20;
inline constexpr std::size_t kMaxProfileRows = 100'000;

/// Reads a CSV of a head line and rows. The first column is the time: seconds, `2026-01-31 23:45[:00]` (or with a T,
/// a Z or an offset behind it, which is left out of account), `31.01.2026 23:45`, `31/01/2026 23:45`. Columns are known
/// by their names: P1 P2 P3 and Q1 Q2 Q3 (or PL1, P_A, "P L1 [kW]"), or I1 I2 I3; a power without a phase serves all
/// three in equal parts. Units W, kW, var, kvar, A, mA; bare is W, var, A. Separator (; , tab) and decimal comma are
/// found out. Rows further apart than one and a half usual steps are a gap: nothing is drawn in it, and a note says so.
/// Or says what is wrong and in which line.
std::variant<LoadProfile, Message> parseLoadProfile(std::string_view csv);

} // namespace vmeter
