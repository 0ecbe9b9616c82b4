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
    std::unique_ptr<Bench> bench;       ///< in its state at the end; without an observer
    std::size_t checked = 0;            ///< number of checks that agree
    std::optional<MeterTime> differsAt; ///< meter time of the first check that differs; empty: none

    /// True if a check differs in a recording of this version of the program: it has been changed, or the program is at
    /// fault. The bench is then in its state at that check.
    bool failed = false;
};

/// Replays `session`. What another version has recorded is lived to its end although the states differ, because
/// versions measure a little differently. `fram` is overwritten with the initial content of the recording and must
/// outlive the bench. `progress` may be empty; it is called after each second of meter time with the share that is
/// done, 0 .. 1; an exception from it ends the replay. `observer` may be null; it is notified of all commands and
/// blocks.
Replay replay(const BenchRecording& session, Fram& fram, const std::function<void(double)>& progress = {},
    BenchObserver* observer = nullptr);

/// Message for a replay that differs from its recording: the time of the difference and the version that recorded it.
Message differenceText(const BenchRecording& session, const Replay& replay);

} // namespace vmeter
