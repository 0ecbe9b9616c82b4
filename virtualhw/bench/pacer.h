// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"
#include "virtualhw/bench/snapshot.h"

#include <chrono>

namespace vmeter {

/// The only class that reads the wall clock. It says how much meter time is due, and when the simulation thread should
/// pause its work to check for tasks.
class Pacer {
public:
    using Clock = std::chrono::steady_clock;

    /// Starts to let meter time pass at `speed`, beginning with meter time `now`.
    void restart(SampleCount now, Speed speed);

    /// Meter time that should be reached now. If the computer is too slow, any delay above a quarter of a second is
    /// dropped.
    SampleCount due(SampleCount now);

    /// Wall time until `when` (meter time) is due.
    [[nodiscard]] Clock::duration until(SampleCount when) const;

    /// True 60 times a second of wall time: time to publish a snapshot for viewers.
    bool frameDue();

    /// True if the thread has worked without a pause for long enough; then starts a new measurement.
    bool stretchOver();

private:
    Speed m_speed;
    SampleCount m_startSamples = 0;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_nextFrame{};
    Clock::time_point m_stretchEnd{};
};

} // namespace vmeter
