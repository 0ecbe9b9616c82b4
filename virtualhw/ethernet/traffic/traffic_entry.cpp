// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/traffic/traffic_entry.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>

namespace vmeter {

namespace {

constexpr std::array<uint8_t, 12> kIpv4Mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

} // namespace

TrafficEndpoint trafficEndpoint(const sockaddr_storage& address)
{
    TrafficEndpoint endpoint;
    if (address.ss_family == AF_INET) {
        const auto& ipv4 = reinterpret_cast<const sockaddr_in&>(address);
        std::ranges::copy(kIpv4Mapped, endpoint.address.begin());
        std::copy_n(reinterpret_cast<const uint8_t*>(&ipv4.sin_addr), 4, endpoint.address.begin() + kIpv4Mapped.size());
        endpoint.port = ntohs(ipv4.sin_port);
    } else if (address.ss_family == AF_INET6) {
        const auto& ipv6 = reinterpret_cast<const sockaddr_in6&>(address);
        std::copy_n(
            reinterpret_cast<const uint8_t*>(&ipv6.sin6_addr), endpoint.address.size(), endpoint.address.begin());
        endpoint.port = ntohs(ipv6.sin6_port);
    }
    return endpoint;
}

bool isIpv4(const TrafficEndpoint& endpoint)
{
    return std::ranges::equal(std::span(endpoint.address).first<kIpv4Mapped.size()>(), kIpv4Mapped);
}

std::string endpointText(const TrafficEndpoint& endpoint)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const std::string port = ":" + std::to_string(endpoint.port);
    if (isIpv4(endpoint)) {
        inet_ntop(AF_INET, &endpoint.address[kIpv4Mapped.size()], text.data(), text.size());
        return text.data() + port;
    }
    inet_ntop(AF_INET6, endpoint.address.data(), text.data(), text.size());
    return "[" + std::string(text.data()) + "]" + port;
}

} // namespace vmeter
