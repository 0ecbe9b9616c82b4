// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/events/event_log.h"
#include "virtualhw/bench/traffic/traffic_log.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <set>
#include <string>

namespace vmeter {

/// The event types of GET /v1/events?types=...; all types if `list` is empty. Throws ApiError (400).
std::set<std::string, std::less<>> eventTypes(const std::string& list);

/// The body of GET /v1/events: events of the bench and of the Modbus traffic from now on, as server-sent events. Each
/// piece is in the order of meter time; a register access has the time of the snapshot that it was answered from.
/// Events that were overwritten before the client read them are reported as one event "lost" with their number, for all
/// types. `traffic` may be null. The logs must outlive the stream.
HttpStream eventFeed(const EventLog& bench, const TrafficLog* traffic, std::set<std::string, std::less<>> types);

} // namespace vmeter
