// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/session/bench_recording.h"

#include <functional>
#include <memory>
#include <optional>

namespace vmeter {

/// Result of a replay, which executes the commands of a recording again.
struct Replay {
    std::unique_ptr<Bench> bench; ///< in its state at the end, or at the first check that differs; without an observer
    std::size_t checked = 0;      ///< number of checks that agree
    std::optional<MeterTime> differsAt; ///< meter time of the first check that differs; empty: none
};

/// Replays `session`. `fram` is overwritten with the initial content of the recording and must outlive the bench.
/// `progress` may be empty; it is called after each second of meter time with the share that is done, 0 .. 1; an
/// exception from it ends the replay. `observer` may be null; it is notified of all commands and blocks.
Replay replay(const BenchRecording& session, Fram& fram, const std::function<void(double)>& progress = {},
    BenchObserver* observer = nullptr);

/// Message for a replay that differs from its recording: the time of the difference and the version that recorded it.
Message differenceText(const BenchRecording& session, const Replay& replay);

} // namespace vmeter
