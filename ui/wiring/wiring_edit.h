// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"

#include <optional>

namespace vmeter {

/// The two sides of the meter's terminals.
enum class WiringSide { supply, load };

inline constexpr int kWiringTerminals = 4;
inline constexpr PerConductor<const char*> kConductorNames{"L1", "L2", "L3", "N"};

/// The conductor in a terminal (0 .. 3); none: it is open.
std::optional<int> conductorIn(const Wiring& wiring, WiringSide side, int terminal);

/// `conductor` goes into `terminal`; what was there, connected or not, goes where it came from.
Wiring withConductor(Wiring wiring, WiringSide side, int terminal, int conductor);

/// The conductor hangs free, or is back in its terminal.
Wiring withOpen(Wiring wiring, WiringSide side, int terminal, bool open);

/// Mistakes that electricians make, to choose from.
enum class WiringMistake { phasesSwapped, phaseReversed, phaseOpen, neutralLost, lineAndNeutralSwapped };
inline constexpr int kWiringMistakes = 5;
Wiring withMistake(WiringMistake mistake);

} // namespace vmeter
