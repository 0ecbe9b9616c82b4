// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"
#include "virtualhw/bench/snapshot.h"

#include <chrono>

namespace vmeter {

/// The only place that knows the wall clock: says how much meter time is due, and when to look up from the work.
class Pacer {
public:
    using Clock = std::chrono::steady_clock;

    /// From now on meter time passes at `speed`, starting at `now`.
    void restart(SampleCount now, Speed speed);

    /// Meter time that should have been reached. When the machine cannot keep up, what is further behind than a
    /// quarter of a second is given up.
    SampleCount due(SampleCount now);

    /// Wall time until `when` (meter time) is due.
    [[nodiscard]] Clock::duration until(SampleCount when) const;

    /// True 60 times a second, for what looks at the bench.
    bool frameDue();

    /// True when a stretch of uninterrupted work has lasted long enough; starts the next stretch.
    bool stretchOver();

private:
    Speed m_speed;
    SampleCount m_startSamples = 0;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_nextFrame{};
    Clock::time_point m_stretchEnd{};
};

} // namespace vmeter
