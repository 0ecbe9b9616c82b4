// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr_storage;

namespace vmeter {

/// Address and port of one end of a connection.
struct SocketAddress {
    std::array<uint8_t, 16> address{}; ///< IPv6; an IPv4 address as ::ffff:a.b.c.d (RFC 4291, 2.5.5.2)
    uint16_t port = 0;                 ///< 0: any

    /// True if `other` is equal; if `port` is 0, if only the address is equal.
    [[nodiscard]] bool covers(const SocketAddress& other) const
    {
        return address == other.address && (port == 0 || port == other.port);
    }
    friend bool operator==(const SocketAddress&, const SocketAddress&) = default;
};

/// All zeros for families other than IPv4 and IPv6.
SocketAddress socketAddress(const sockaddr_storage& peer);

[[nodiscard]] bool isIpv4(const SocketAddress& socket);

/// Parses "192.168.0.7", "192.168.0.7:40000", "::1" or "[::1]:40000"; returns nothing for any other text.
std::optional<SocketAddress> parseSocketAddress(std::string_view text);

/// Text in the same form; without port if it is 0.
std::string endpointText(const SocketAddress& socket);

} // namespace vmeter
