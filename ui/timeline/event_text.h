// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <QString>

#include <vector>

namespace vmeter {

/// Short description of a timeline entry in the language of the window: "Car on three phases: on", "current 10 A,
/// tariff T2", or what the scenario says of it. `laterStage`: the entry changes a device that already runs.
QString eventText(const TimelineEntry& entry, bool laterStage = false);

/// For each entry of the timeline: whether it changes devices that already run, as the later stages of a start do.
std::vector<bool> laterStages(const Scenario& scenario);

/// Meter or scenario time as hours:minutes:seconds, with days from the first full day on: "1 d 02:03:04".
QString timeText(Duration time);

} // namespace vmeter
