// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/own_traffic.h"

#include "core/settings/network_rules.h"
#include "virtualhw/base/ipv4_text.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

namespace vmeter {

namespace {

Ipv4 addressFrom(const in_addr& bytes)
{
    Ipv4 address;
    std::memcpy(address.octet.data(), &bytes, address.octet.size());
    return address;
}

std::string textOfFile(const char* path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

std::vector<Ipv4> gatewaysIn(const std::string& routes)
{
    std::vector<Ipv4> gateways;
    std::istringstream lines(routes);
    std::string line;
    std::getline(lines, line); // the heading
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string interface;
        std::string destination;
        in_addr gateway{};
        // The kernel prints the address as the number that its bytes are in this computer's memory.
        if (words >> interface >> destination >> std::hex >> gateway.s_addr && gateway.s_addr != 0) {
            gateways.push_back(addressFrom(gateway));
        }
    }
    return gateways;
}

std::vector<Ipv4> nameServersIn(const std::string& resolvConf)
{
    std::vector<Ipv4> servers;
    std::istringstream lines(resolvConf);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string key;
        std::string value;
        in_addr address{};
        if (words >> key >> value && key == "nameserver" && inet_pton(AF_INET, value.c_str(), &address) == 1) {
            servers.push_back(addressFrom(address));
        }
    }
    return servers;
}

HostNetwork hostNetwork()
{
    HostNetwork host;
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) == 0) {
        const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(first, freeifaddrs);
        for (const ifaddrs* at = first; at != nullptr; at = at->ifa_next) {
            if (at->ifa_addr != nullptr && at->ifa_addr->sa_family == AF_INET) {
                sockaddr_in address{};
                std::memcpy(&address, at->ifa_addr, sizeof(address));
                host.addresses.push_back({at->ifa_name, addressFrom(address.sin_addr)});
            }
        }
    }
    host.gateways = gatewaysIn(textOfFile("/proc/net/route"));
    host.nameServers = nameServersIn(textOfFile("/etc/resolv.conf"));
    return host;
}

std::optional<Message> takesOwnTraffic(
    const NetworkSettings& network, const std::string& interface, const HostNetwork& host)
{
    const std::string address = ipv4Text(network.address);
    const uint32_t mask = bitsOf(network.netmask);
    if (std::popcount(mask) < kShortestPrefix) {
        return Phrase("Servers",
            "the meter's net %1/%2 is too large for an interface of this computer: set a netmask of at least %3 bits "
            "(255.255.0.0) in the meter")
            .with(address, std::popcount(mask), kShortestPrefix);
    }
    if (std::ranges::find(host.gateways, network.address) != host.gateways.end()) {
        return Phrase("Servers",
            "the meter's address %1 is that of a gateway of this computer, which would then reach nothing beyond it: "
            "set "
            "another one in the meter")
            .with(address);
    }
    if (std::ranges::find(host.nameServers, network.address) != host.nameServers.end()) {
        return Phrase("Servers",
            "the meter's address %1 is that of a name server of this computer, which would then find no names: set "
            "another one in the meter")
            .with(address);
    }
    for (const HostNetwork::Address& own : host.addresses) {
        if (own.interface != interface && (bitsOf(own.address) & mask) == (bitsOf(network.address) & mask)) {
            return Phrase("Servers",
                "the meter's net %1/%2 is that of another interface of this computer, %3 with %4: set another address "
                "in the meter, or give the meter that interface")
                .with(address, std::popcount(mask), own.interface, ipv4Text(own.address));
        }
    }
    return std::nullopt;
}

} // namespace vmeter
