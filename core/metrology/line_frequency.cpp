// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/line_frequency.h"

namespace vmeter {

namespace {

constexpr int64_t kOneStep = int64_t{1} << 16;
constexpr int64_t kStepsPerSecond = kSampleRate / kSetsPerStep;

// Longer than any cycle of the measuring range (45 Hz: 22.2 ms): the voltage was missing in between.
constexpr int64_t kLongestCycle = 40 * kOneStep;

// Two cycles that differ by more than this part of a cycle do not show the frequency. 10 Hz/s are a 250th. [inferred]
constexpr int64_t kLargestChange = 128;

} // namespace

void CrossingDetector::process(int32_t stepSum)
{
    m_sinceCrossing += kOneStep;
    if (m_armed && m_previous < 0 && stepSum >= 0) {
        const int64_t rise = int64_t{stepSum} - m_previous;
        const int64_t sinceNew = int64_t{stepSum} * kOneStep / rise;
        const int64_t cycle = m_sinceCrossing - sinceNew;
        if (m_haveCrossing && cycle <= kLongestCycle) {
            m_span += {1, cycle};
            const int64_t change = cycle < m_cycleBefore ? m_cycleBefore - cycle : cycle - m_cycleBefore;
            if (change <= cycle / kLargestChange) {
                m_newest = {2, m_cycleBefore + cycle};
            }
            m_cycleBefore = cycle;
        } else {
            m_cycleBefore = 0;
        }
        m_haveCrossing = true;
        m_armed = false;
        m_sinceCrossing = sinceNew;
    }
    if (stepSum < kArmLevel) {
        m_armed = true;
    }
    m_previous = stepSum;
}

CrossingDetector::Span CrossingDetector::releaseSpan()
{
    const Span span = m_span;
    m_span = {};
    return span;
}

Microhertz CrossingDetector::takeNewest()
{
    const Microhertz frequency = m_newest.frequency();
    m_newest = {};
    return frequency;
}

Microhertz CrossingDetector::Span::frequency() const
{
    if (cycles == 0 || steps <= 0) {
        return {};
    }
    // At most 65 cycles in a span of a second: below 2^63.
    return {static_cast<int64_t>(cycles) * kStepsPerSecond * kOneStep * 1'000'000 / steps};
}

} // namespace vmeter
