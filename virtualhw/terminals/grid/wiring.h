// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/circuit.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <vector>

namespace vmeter {

/// peak sin(order a + 2 pi turn), a being the mains angle.
struct SineComponent {
    double peak = 0; ///< V or A
    double order = 1;
    double turn = 0; ///< fraction of a cycle of this component
};

/// Currents of one shape: the sum of the sines, cut to the shape with the fundamental's angle, times the sign.
struct CurrentPart {
    std::vector<SineComponent> components{}; ///< the fundamental first
    CurrentShape shape = CurrentShape::sine;
    double sign = 1;
};

/// What the meter's terminals L1, L2, L3 see: voltages against terminal N, currents from supply to load side.
struct TerminalQuantities {
    PerPhase<std::vector<SineComponent>> voltage;
    PerPhase<std::vector<CurrentPart>> current;
};

/// The circuit of supply, terminals and loads, solved.
///
/// Loads draw what `input` says as long as they are connected as they should be. Where a conductor is missing the
/// potential behind it follows from the admittances of all that hangs on it (current over voltage as given), order by
/// order: a lost neutral lets the star point float, a load between two phases feeds back into an open one. There:
/// - harmonics of a load's current keep their share of its fundamental and meet the loads' conductances [inferred];
/// - a shape counts as the sine that it is cut from [inferred];
/// - what feeds back holds its current, and its protection switches it off outside 0.8 to 1.15 of its voltage
/// [inferred]. Between phases and N a terminal has the megohm of the meter's own inputs [inferred].
TerminalQuantities atTerminals(const GridInput& input);

/// Fundamentals at a terminal, rms.
struct TerminalPhasors {
    Phasor voltage; ///< V
    Phasor current; ///< A; a shaped one counts as the sine that it is cut from
};
PerPhase<TerminalPhasors> fundamentals(const TerminalQuantities& terminals);

} // namespace vmeter
