// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <optional>

namespace vmeter {

/// Position of a scenario in its timeline.
struct TimelinePosition {
    Duration inCycle{};                  ///< since the start or the last repetition
    const TimelineEntry* next = nullptr; ///< next entry; null: the timeline restarts, or no entry follows
    std::optional<std::size_t> nextRow;  ///< next row of the load curve, if it comes before `next`
    std::optional<Duration> untilNext;   ///< time until then; empty: no entry follows
};

/// Position at scenario time `time`. Entries that are due exactly at `time` still count as next.
TimelinePosition positionAt(const Scenario& scenario, ScenarioTime time);

/// Length of the timeline for display: until its repetition, or until the end of its last entry; zero: no timeline.
Duration timelineLength(const Scenario& scenario);

} // namespace vmeter
