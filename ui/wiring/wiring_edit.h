// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"

#include <optional>

namespace vmeter {

/// The two sides of the meter's terminals.
enum class WiringSide { supply, load };

inline constexpr int kWiringTerminals = 4;
inline constexpr PerConductor<const char*> kConductorNames{"L1", "L2", "L3", "N"};

/// The conductor in a terminal (0 .. 3); nothing: open.
std::optional<int> conductorIn(const Wiring& wiring, WiringSide side, int terminal);

/// Puts `conductor` into `terminal`; the conductor that was there, connected or not, goes to the old place of
/// `conductor`.
Wiring withConductor(Wiring wiring, WiringSide side, int terminal, int conductor);

/// Disconnects the conductor, or reconnects it to its terminal.
Wiring withOpen(Wiring wiring, WiringSide side, int terminal, bool open);

/// Typical wiring mistakes, for a menu.
enum class WiringMistake { phasesSwapped, phaseReversed, phaseOpen, neutralLost, lineAndNeutralSwapped };
inline constexpr int kWiringMistakes = 5;
Wiring withMistake(WiringMistake mistake);

} // namespace vmeter
