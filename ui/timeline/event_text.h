// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <QString>

namespace vmeter {

/// Short description of a timeline entry in the language of the window: "current 10 A, tariff T2".
QString eventText(const TimelineEntry& entry);

/// Meter or scenario time as hours:minutes:seconds, with days from the first full day on: "1 d 02:03:04".
QString timeText(Duration time);

} // namespace vmeter
