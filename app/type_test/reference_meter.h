// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <cstddef>
#include <vector>

namespace vmeter {

/// The reference standard: active energy of a scenario at the terminals, integrated from the definition of the
/// waveforms (docs/interfaces.md, section 3.2) in double precision. Shares no code with the generator or the meter.
class ReferenceMeter {
public:
    /// Uses the first `duration` of the scenario. `rateHz`: actual rate of the meter's sample clock, which the
    /// timeline uses; the mains is timed with the clock of the laboratory.
    ReferenceMeter(const Scenario& scenario, Duration duration, double rateHz);

    /// Net energy of the three phases between two instants, Wh, + is import. Instants are in samples of the meter from
    /// the start of the scenario, and may have fractions.
    [[nodiscard]] double energyWh(double from, double to) const;

private:
    /// Integral of the power over the mains angle, from zero, W times cycles; kStepsPerCycle steps for each cycle, over
    /// the period of one or four cycles.
    using Integral = std::vector<double>;

    /// A part of the timeline with constant input.
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
