// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/circuit.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <vector>

namespace vmeter {

/// The sine peak * sin(order a + 2 pi turn); a is the mains angle.
struct SineComponent {
    double peak = 0; ///< V or A
    double order = 1;
    double turn = 0; ///< fraction of a cycle of this component
};

/// Currents of one shape: the sum of the sines, cut to the shape at the angle of the fundamental, times the sign.
struct CurrentPart {
    std::vector<SineComponent> components{}; ///< the fundamental first
    CurrentShape shape = CurrentShape::sine;
    double sign = 1;
};

/// Quantities at the meter's terminals L1, L2, L3: voltages to terminal N, currents from supply to load side.
struct TerminalQuantities {
    PerPhase<std::vector<SineComponent>> voltage;
    PerPhase<std::vector<CurrentPart>> current;
};

/// The range of voltage in which a generator feeds, as parts of its rated voltage: that which network codes allow, EN
/// 50549-1 at the defaults of most countries. [inferred]
inline constexpr double kGeneratorFrom = 0.8;
inline constexpr double kGeneratorTo = 1.15;

/// Solves the circuit of supply, terminals and loads.
///
/// With correct wiring, loads draw the currents of `input`. If a conductor is missing, the potential behind it is
/// computed for each order from the admittances (given current over given voltage) of everything that is connected to
/// it: a lost neutral lets the star point float, a load between two phases feeds back into an open phase. In this case:
/// - harmonics of a load's current keep their ratio to its fundamental and flow through the conductances of the loads
///   [inferred];
/// - a shape is treated as the sine that it is cut from [inferred];
/// - a generator keeps its current, and its protection switches it off outside 0.8 to 1.15 of its voltage [inferred].
///
/// The meter's inputs have 1 megohm between each phase and N [inferred], far less than the 3.5 VA of manual 13. Its
/// supply takes 7.5 VA and 0.5 W (manual 13) from L1 and N, or a third from each phase: if only the meter is connected
/// behind a lost neutral, the voltage that feeds it collapses, and it goes out (manual 12). The meter does not measure
/// this current.
TerminalQuantities atTerminals(const GridInput& input);

/// Voltages between the load conductors L1, L2, L3 and the load conductor N, behind the meter of `input`: what a meter
/// there gets as its supply. Orders whose voltage is zero are left out.
PerPhase<std::vector<SineComponent>> voltagesBehind(const GridInput& input);

/// Adds `more` times `sign` (1 or -1) to `sum`. Sines of one order become one sine. A shape is added to a part that is
/// cut at the same angle, or becomes a part of its own.
void addCurrents(std::vector<CurrentPart>& sum, const std::vector<CurrentPart>& more, double sign);

/// Currents on the conductors L1, L2, L3 and N.
using ConductorCurrents = PerConductor<std::vector<CurrentPart>>;

/// The currents that a meter with `wiring` and all that is behind it draw from the conductors of the supply, when
/// `terminals` is what the meter measures.
ConductorCurrents drawnCurrents(const TerminalQuantities& terminals, const Wiring& wiring);

/// Adds currents that leave on the load conductors, `below`, to what the meter measures.
void addBelow(TerminalQuantities& terminals, const ConductorCurrents& below, const Wiring& wiring);

/// Fundamentals at one terminal, rms.
struct TerminalPhasors {
    Phasor voltage; ///< V
    Phasor current; ///< A; for a shape, of the sine that it is cut from
};
PerPhase<TerminalPhasors> fundamentals(const TerminalQuantities& terminals);

} // namespace vmeter
