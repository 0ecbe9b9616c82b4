// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "virtualhw/bench/snapshot.h"

#include <chrono>

namespace vmeter {

/// The only class of the bench that reads the wall clock (docs/ARCHITECTURE.md, section 2.1, lists the other places).
/// It says how much meter time is due, and when the simulation thread should pause its work to check for tasks.
class Pacer {
public:
    using Clock = std::chrono::steady_clock;

    /// Starts to let meter time pass at `speed`, beginning with meter time `now`.
    void restart(MeterTime now, Speed speed);

    /// Meter time that should be reached now. If the computer is too slow, any delay above a quarter of a second is
    /// dropped.
    MeterTime due(MeterTime now);

    /// Wall time until `when` is due.
    [[nodiscard]] Clock::duration until(MeterTime when) const;

    /// True 60 times a second of wall time: time to publish a snapshot for viewers.
    bool frameDue();

    /// True if the thread has worked without a pause for long enough; then starts a new measurement.
    bool stretchOver();

private:
    Speed m_speed;
    MeterTime m_startTime;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_nextFrame{};
    Clock::time_point m_stretchEnd{};
};

} // namespace vmeter
