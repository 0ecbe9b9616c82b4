// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/socket_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <system_error>

namespace vmeter {

namespace {

constexpr std::array<uint8_t, 12> kIpv4Mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

SocketAddress mapped(const in_addr& address)
{
    SocketAddress socket;
    std::copy(kIpv4Mapped.begin(), kIpv4Mapped.end(), socket.address.begin());
    std::memcpy(&socket.address[kIpv4Mapped.size()], &address, sizeof(address));
    return socket;
}

std::optional<uint16_t> parsePort(std::string_view text)
{
    uint16_t port = 0;
    const char* const textEnd = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), textEnd, port);
    return error == std::errc{} && end == textEnd && port != 0 ? std::optional(port) : std::nullopt;
}

} // namespace

bool isIpv4(const SocketAddress& socket)
{
    return std::equal(kIpv4Mapped.begin(), kIpv4Mapped.end(), socket.address.begin());
}

SocketAddress socketAddress(const sockaddr_storage& peer)
{
    SocketAddress socket;
    if (peer.ss_family == AF_INET) {
        sockaddr_in ipv4{};
        std::memcpy(&ipv4, &peer, sizeof(ipv4));
        socket = mapped(ipv4.sin_addr);
        socket.port = ntohs(ipv4.sin_port);
    } else if (peer.ss_family == AF_INET6) {
        sockaddr_in6 ipv6{};
        std::memcpy(&ipv6, &peer, sizeof(ipv6));
        std::memcpy(socket.address.data(), &ipv6.sin6_addr, socket.address.size());
        socket.port = ntohs(ipv6.sin6_port);
    }
    return socket;
}

std::optional<SocketAddress> parseSocketAddress(std::string_view text)
{
    std::string_view host = text;
    std::optional<std::string_view> portText;
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos || !text.substr(close + 1).starts_with(':')) {
            return std::nullopt;
        }
        host = text.substr(1, close - 1);
        portText = text.substr(close + 2);
    } else if (std::count(text.begin(), text.end(), ':') == 1) {
        host = text.substr(0, text.find(':'));
        portText = text.substr(text.find(':') + 1);
    }
    SocketAddress socket;
    in_addr ipv4{};
    const std::string literal(host);
    if (inet_pton(AF_INET, literal.c_str(), &ipv4) == 1 && !text.starts_with('[')) {
        socket = mapped(ipv4);
    } else if (inet_pton(AF_INET6, literal.c_str(), socket.address.data()) != 1) {
        return std::nullopt;
    }
    if (portText) {
        const auto port = parsePort(*portText);
        if (!port) {
            return std::nullopt;
        }
        socket.port = *port;
    }
    return socket;
}

std::string endpointText(const SocketAddress& socket)
{
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    const bool ipv4 = isIpv4(socket);
    if (ipv4) {
        inet_ntop(AF_INET, &socket.address[kIpv4Mapped.size()], buffer.data(), buffer.size());
    } else {
        inet_ntop(AF_INET6, socket.address.data(), buffer.data(), buffer.size());
    }
    const std::string host = buffer.data();
    if (socket.port == 0) {
        return host;
    }
    return (ipv4 ? host : '[' + host + ']') + ':' + std::to_string(socket.port);
}

} // namespace vmeter
