// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/timeline/timeline_position.h"

#include <algorithm>

namespace vmeter {

TimelinePosition positionAt(const Scenario& scenario, ScenarioTime time)
{
    TimelinePosition position;
    position.inCycle = scenario.repeat ? time.sinceStart % *scenario.repeat : time.sinceStart;
    const auto next = std::lower_bound(scenario.timeline.begin(), scenario.timeline.end(), position.inCycle,
        [](const TimelineEntry& entry, Duration at) { return entry.at < at; });
    if (next != scenario.timeline.end()) {
        position.next = &*next;
        position.untilNext = next->at - position.inCycle;
    } else if (scenario.repeat) {
        position.untilNext = *scenario.repeat - position.inCycle;
    }
    const std::size_t row = scenario.loadCurve.firstFrom(position.inCycle);
    if (row < scenario.loadCurve.size()) {
        const Duration until = scenario.loadCurve.timeOf(row) - position.inCycle;
        if (position.next == nullptr || until <= *position.untilNext) {
            position.next = nullptr;
            position.nextRow = row;
            position.untilNext = until;
        }
    }
    return position;
}

Duration timelineLength(const Scenario& scenario)
{
    if (scenario.repeat) {
        return *scenario.repeat;
    }
    const std::size_t rows = scenario.loadCurve.size();
    Duration end = rows == 0 ? Duration{} : scenario.loadCurve.timeOf(rows - 1);
    for (const TimelineEntry& entry : scenario.timeline) {
        end = std::max(end, entry.at + entry.over);
    }
    return end;
}

} // namespace vmeter
