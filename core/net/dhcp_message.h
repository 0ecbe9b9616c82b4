// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/mac_address.h"
#include "core/settings/settings.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vmeter {

/// RFC 2132, 9.6.
enum class DhcpType : uint8_t { discover = 1, offer, request, decline, ack, nak, release };

/// A message from the client. What is left empty is left out.
struct DhcpQuery {
    DhcpType type = DhcpType::discover;
    uint32_t transaction = 0;
    uint16_t seconds = 0; ///< since the client began to ask
    MacAddress mac{};
    Ipv4 clientAddress{};            ///< "ciaddr": an address that the client has already
    std::optional<Ipv4> requested{}; ///< option 50
    std::optional<Ipv4> server{};    ///< option 54
};

/// RFC 1542, 2.1: shorter ones are padded.
inline constexpr std::size_t kDhcpMessageMin = 300;
/// The longest that a client must take (RFC 2131, 2), as the payload of a datagram.
inline constexpr std::size_t kDhcpMessageMax = 548;

/// Writes the message and returns its size, kDhcpMessageMin. Answers are asked for as broadcasts, because a client
/// without an address cannot count on others (RFC 2131, 4.1).
std::size_t writeDhcpQuery(const DhcpQuery& query, std::span<uint8_t, kDhcpMessageMax> out);

/// What a server says: offer, ack or nak.
struct DhcpReply {
    DhcpType type = DhcpType::offer;
    uint32_t transaction = 0;
    MacAddress mac{};
    Ipv4 yourAddress{};
    std::optional<Ipv4> server;           ///< option 54
    std::optional<Ipv4> netmask;          ///< option 1
    std::optional<Ipv4> router;           ///< option 3, the first
    std::optional<uint32_t> leaseSeconds; ///< option 51; all ones: for ever
    std::optional<uint32_t> renewalSeconds;
    std::optional<uint32_t> rebindingSeconds;
};

/// Nothing unless all of it is well formed: header, cookie, each option inside its field and of its right length.
std::optional<DhcpReply> parseDhcpReply(std::span<const uint8_t> message);

} // namespace vmeter
