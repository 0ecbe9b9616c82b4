// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "virtualhw/base/message.h"

#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// What this computer needs for its own traffic.
struct HostNetwork {
    struct Address {
        std::string interface;
        Ipv4 address;
    };
    std::vector<Address> addresses; ///< of all its interfaces
    std::vector<Ipv4> gateways;
    std::vector<Ipv4> nameServers;
};

/// As it is now: interfaces, /proc/net/route, /etc/resolv.conf. What cannot be read is left empty.
HostNetwork hostNetwork();

/// The gateways of a text like /proc/net/route, and the name servers (IPv4) of one like /etc/resolv.conf.
std::vector<Ipv4> gatewaysIn(const std::string& routes);
std::vector<Ipv4> nameServersIn(const std::string& resolvConf);

inline constexpr int kShortestPrefix = 16; ///< of a meter's net on an interface of this computer

/// Why the meter must not get these settings on `interface`, because this computer would then not reach others, or take
/// what is meant for them; nothing: it may.
std::optional<Message> takesOwnTraffic(
    const NetworkSettings& network, const std::string& interface, const HostNetwork& host);

} // namespace vmeter
