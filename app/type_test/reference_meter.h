// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <cstddef>
#include <vector>

namespace vmeter {

/// The laboratory's standard: the active energy that a scenario puts on the terminals, integrated from the definition
/// of the waveforms (docs/interfaces.md, section 3.2) in double precision. Shares no code with the generator or the
/// meter.
class ReferenceMeter {
public:
    /// Looks at the first `duration` samples of the scenario. `rateHz` is the true rate of the meter's sample clock,
    /// in which the timeline counts; the mains is timed with the laboratory's own clock.
    ReferenceMeter(const Scenario& scenario, SampleCount duration, double rateHz);

    /// Net energy of the three phases between two instants, Wh, + is import. Instants are in samples of the meter,
    /// from the start of the scenario; fractions are meant.
    [[nodiscard]] double energyWh(double from, double to) const;

private:
    /// Of the power over the mains angle, from zero, W times cycles; kStepsPerCycle steps a cycle, over the one or four
    /// cycles after which everything repeats.
    using Integral = std::vector<double>;

    /// The input does not change within it.
    struct Segment {
        double begin = 0; ///< samples
        double end = 0;
        double startTurn = 0;            ///< mains cycles at its begin
        double turnsPerSample = 0;       ///< mains cycles
        double wattHoursPerTurnWatt = 0; ///< one watt for one mains cycle
        std::size_t input = 0;           ///< in m_inputs and m_integrals
    };
    std::size_t inputIndex(const GridInput& input);
    [[nodiscard]] static Integral integrate(const GridInput& input);
    [[nodiscard]] static double integralAt(const Integral& integral, double turn);

    std::vector<Segment> m_segments; ///< while the mains is on
    std::vector<GridInput> m_inputs; ///< all different
    std::vector<Integral> m_integrals;
};

} // namespace vmeter
