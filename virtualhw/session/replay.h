// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/session/session.h"

#include <functional>
#include <memory>
#include <optional>

namespace vmeter {

/// Lives a session again.
struct Replay {
    std::unique_ptr<Bench> bench; ///< as it was at the end, or at the first second that differs; without an observer
    std::size_t checked = 0;      ///< seconds that agreed
    std::optional<SampleCount> differsAt; ///< meter time of the first check that did not
};

/// `fram` is overwritten with what the session began with, and outlives the bench. `progress`, may be empty, is told
/// the share of the meter time that has passed, 0 .. 1, after each second of it; what it throws ends the replay.
/// `observer`, may be null, is told all that is done again.
Replay replay(const Session& session, Fram& fram, const std::function<void(double)>& progress = {},
    BenchObserver* observer = nullptr);

/// Of a replay that differs from its session: when, and who recorded it.
Message differenceText(const Session& session, const Replay& replay);

} // namespace vmeter
