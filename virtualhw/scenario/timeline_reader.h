// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/devices/device_shelf.h"
#include "virtualhw/scenario/value_reader.h"

#include <optional>
#include <vector>

namespace vmeter::scenario_format {

/// Seconds as samples, rounded to the nearest.
SampleCount samplesFromSeconds(double seconds);

/// Reads what stands behind `press`: the keys and how long they are held.
void readPress(Findings& findings, const Field& value, TimelineEntry& entry);

/// Reads `timeline` into the order of `at` (entries of the same time stay in the order of the text). Refuses what
/// cannot be played one way only: ramps of one quantity, and presses of one key, that overlap (one may begin where the
/// other ends), and entries that do not end within `repeat`.
/// `scenario` is the start: its devices run, and its `repeat` ends the timeline. `start` and `stop` become the stages
/// of the devices.
std::vector<TimelineEntry> readTimeline(
    Findings& findings, const Field& timeline, const Scenario& scenario, const DeviceShelf& shelf);

} // namespace vmeter::scenario_format
