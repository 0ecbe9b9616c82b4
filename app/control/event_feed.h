// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/events/event_log.h"
#include "virtualhw/ethernet/http/http_message.h"
#include "virtualhw/ethernet/traffic/traffic_log.h"

#include <set>
#include <string>

namespace vmeter {

/// The types that GET /v1/events?types=... asks for; all when `list` is empty. Throws ApiError (400).
std::set<std::string, std::less<>> eventTypes(const std::string& list);

/// The body of GET /v1/events: what happens at the bench and on the Modbus wire from now on, as server-sent events.
/// Each piece is in the order of meter time; a register access bears the time of the snapshot it was answered from.
/// Events that were overwritten before the client took them are reported as one event "lost" with their number, of
/// whatever type. `traffic` may be null. The logs outlive the stream.
HttpStream eventFeed(const EventLog& bench, const TrafficLog* traffic, std::set<std::string, std::less<>> types);

} // namespace vmeter
