// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/wire/wire_event.h"
#include "virtualhw/bench/traffic/traffic_entry.h"

namespace vmeter::coach {

/// An entry of the meter's traffic log as an event.
WireEvent eventOf(const TrafficEntry& entry);

} // namespace vmeter::coach
