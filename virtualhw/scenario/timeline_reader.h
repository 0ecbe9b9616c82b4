// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/devices/device_catalogue.h"
#include "virtualhw/scenario/value_reader.h"

#include <optional>
#include <vector>

namespace vmeter::scenario_format {

/// Reads the value of `press`: the keys and how long they are held.
void readPress(Diagnostics& diagnostics, const Field& value, TimelineEntry& entry);

/// Reads `timeline` and sorts it by `at`; entries with the same time keep the order of the text. Refuses ambiguous
/// timelines: overlapping ramps of one quantity, overlapping presses of one key (one may begin when the other ends),
/// and entries that do not end within `repeat`. `scenario` gives the devices that run at the start, and `repeat`, the
/// end of the timeline. `start` and `stop` are replaced by the stages of the devices.
std::vector<TimelineEntry> readTimeline(
    Diagnostics& diagnostics, const Field& timeline, const Scenario& scenario, const DeviceCatalogue& catalogue);

} // namespace vmeter::scenario_format
