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

/// A message from the client. Empty options are omitted.
struct DhcpQuery {
    DhcpType type = DhcpType::discover;
    uint32_t transaction = 0;
    uint16_t seconds = 0; ///< since the client began
    MacAddress mac{};
    Ipv4 clientAddress{};            ///< "ciaddr": the present address of the client
    std::optional<Ipv4> requested{}; ///< option 50
    std::optional<Ipv4> server{};    ///< option 54
};

/// RFC 1542, 2.1: shorter ones are padded.
inline constexpr std::size_t kDhcpMessageMin = 300;
/// The longest message that a client must accept (RFC 2131, 2), as payload of a datagram.
inline constexpr std::size_t kDhcpMessageMax = 548;

/// Writes the message and returns its size, kDhcpMessageMin. The message requests broadcast replies, because a client
/// without an address may not receive others (RFC 2131, 4.1).
std::size_t writeDhcpQuery(const DhcpQuery& query, std::span<uint8_t, kDhcpMessageMax> out);

/// A reply of a server: offer, ack or nak.
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

/// Parses a reply. Returns nothing unless all of it is valid: header, cookie, each option inside its field and with the
/// right length.
std::optional<DhcpReply> parseDhcpReply(std::span<const uint8_t> message);

} // namespace vmeter
