// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/wire/traffic_events.h"

#include "virtualhw/base/seconds.h"

namespace vmeter::coach {

namespace {

WireEvent::Kind kindOf(TrafficKind kind)
{
    switch (kind) {
    case TrafficKind::opened:
        return WireEvent::Kind::opened;
    case TrafficKind::request:
        return WireEvent::Kind::request;
    case TrafficKind::reply:
        return WireEvent::Kind::reply;
    case TrafficKind::silence:
        return WireEvent::Kind::silence;
    case TrafficKind::ended:
        return WireEvent::Kind::ended;
    case TrafficKind::closed:
        break;
    }
    return WireEvent::Kind::closed;
}

} // namespace

WireEvent eventOf(const TrafficEntry& entry)
{
    const TrafficHead& head = entry.head;
    SocketAddress client = head.peers.client;
    client.port = 0;
    const auto bytes = entry.bytes();
    return {
        .kind = kindOf(head.kind),
        .connection = head.peers.connection,
        .client = endpointText(client),
        .time = head.wallTime,
        .meterTime = secondsOf(head.meterTime),
        .id = head.kind == TrafficKind::request ? entry.sequence : head.request,
        .spoiled = head.reason == TrafficReason::fault || head.reason == TrafficReason::meterDown,
        .otherUnit = head.reason == TrafficReason::otherUnit,
        .byClient = head.reason == TrafficReason::clientClosed,
        .bytes = {bytes.begin(), bytes.end()},
    };
}

} // namespace vmeter::coach
