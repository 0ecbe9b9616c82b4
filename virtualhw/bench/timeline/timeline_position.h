// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <optional>

namespace vmeter {

/// Where a scenario stands in its timeline.
struct TimelinePosition {
    SampleCount inCycle = 0;              ///< since the start or the last repetition
    const TimelineEntry* next = nullptr;  ///< what happens next; null: the timeline starts again, or nothing
    std::optional<SampleCount> untilNext; ///< until then; none: nothing happens any more
};

/// At scenario time `time`. What is due at that very moment has not happened yet.
TimelinePosition positionAt(const Scenario& scenario, SampleCount time);

/// How long a picture of the timeline is: to its repetition, or else to the end of its last event; 0: there is none.
SampleCount timelineLength(const Scenario& scenario);

} // namespace vmeter
