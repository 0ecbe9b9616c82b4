// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_model.h"
#include "core/time.h"
#include "virtualhw/base/socket_address.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

enum class TrafficKind : uint8_t {
    opened,  ///< a client has connected
    request, ///< a frame has arrived; with TrafficReason::badFrame: invalid bytes
    reply,   ///< bytes were sent; a reply that a fault splits has one entry for each piece
    silence, ///< a request gets no reply
    ended,   ///< the client has ended its side of a connection while a reply is held back; `closed` follows later
    closed,  ///< a connection has ended
};

/// Why there is no reply, or why a connection has ended. Of a reply: `fault` or `none`.
enum class TrafficReason : uint8_t {
    none,
    otherUnit, ///< the request is for another unit id
    broadcast, ///< executed, never answered
    fault,     ///< an injected fault, which may also have delayed or corrupted a reply
    badFrame,  ///< the header is not valid for Modbus TCP
    clientClosed,
    idle,
    gaveWay,   ///< replaced by a newer connection, because the limit was reached
    meterDown, ///< the meter is without power or restarts
    serverStopped,
};

using TrafficEndpoint = SocketAddress;

/// The two ends of a connection.
struct TrafficPeers {
    uint32_t connection = 0; ///< number, counted from 1 while the server exists
    TrafficEndpoint client;
    TrafficEndpoint server;
};

/// An entry of the log, without its bytes.
struct TrafficHead {
    TrafficPeers peers;
    TrafficKind kind = TrafficKind::opened;
    TrafficReason reason = TrafficReason::none;
    uint16_t size = 0;    ///< of the bytes
    uint64_t request = 0; ///< for a reply or silence: sequence number of the entry of the request
    int64_t wallTime = 0; ///< nanoseconds since 1970-01-01 UTC
    MeterTime meterTime{};
    const MeterModel* model = &kCountisE28; ///< of the meter; never null
};

/// As many bytes as an entry can hold: the longest frame that the server makes is 263 bytes long.
inline constexpr std::size_t kTrafficBytes = 264;

struct TrafficEntry {
    uint64_t sequence = 0; ///< 0, 1, 2 ... in chronological order
    TrafficHead head;
    std::array<uint8_t, kTrafficBytes> buffer;

    [[nodiscard]] std::span<const uint8_t> bytes() const { return std::span(buffer).first(head.size); }
};

} // namespace vmeter
