// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/power_sums.h"
#include "core/units.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// Finds the mains frequency from interpolated rising zero crossings of one phase's low-passed voltage.
/// Time is counted in steps of 1 ms with 16 fractional bits.
class CrossingDetector {
public:
    void process(int32_t stepSum);

    /// A span of whole cycles between two crossings.
    struct Span {
        uint32_t cycles = 0;
        int64_t steps = 0; ///< 16 fractional bits

        Span& operator+=(const Span& other)
        {
            cycles += other.cycles;
            steps += other.steps;
            return *this;
        }
        /// Zero when no cycle was seen.
        [[nodiscard]] Microhertz frequency() const;
    };
    /// Returns the span from the last crossing of the previous call to the last crossing now, and starts the next span
    /// there.
    Span releaseSpan();

    /// The frequency over the last two cycles, once after each cycle. Zero if no cycle has ended since the last call,
    /// or if the two differ by more than a 128th: a dip or a phase jump is no change of frequency.
    Microhertz takeNewest();

private:
    // A crossing counts only after the voltage was clearly negative, so that noise around zero does not cause a second
    // one. A tenth of the peak of 230 V, summed over a step.
    static constexpr int32_t kArmLevel = -(kSampleMax / kFullScaleVolts) * 32 * static_cast<int32_t>(kSetsPerStep);

    int32_t m_previous = 0;
    bool m_armed = false;
    bool m_haveCrossing = false;
    int64_t m_sinceCrossing = 0; ///< from the last crossing to the newest step, 16 fractional bits
    Span m_span;
    int64_t m_cycleBefore = 0; ///< steps of the cycle before, 16 fractional bits; 0: none
    Span m_newest;             ///< the last two cycles; empty once it was taken
};

} // namespace vmeter
