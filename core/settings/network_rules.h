// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <cstdint>

namespace vmeter {

/// What is wrong with network settings.
enum class NetworkMisfit : uint8_t {
    none,
    netmask, ///< not ones from the left with room for at least two hosts
    address, ///< not an address that a device of its net may have
    gateway, ///< not another host of the net; 0.0.0.0 means no gateway and is right
};

constexpr uint32_t bitsOf(const Ipv4& address)
{
    uint32_t bits = 0;
    for (const uint8_t octet : address.octet) {
        bits = bits << 8 | octet;
    }
    return bits;
}

/// The first misfit in the order of the enumeration. The display, the web pages and Modbus use this one rule.
/// [inferred] The manual does not say what the meter checks.
constexpr NetworkMisfit networkMisfit(const NetworkSettings& network)
{
    const uint32_t mask = bitsOf(network.netmask);
    const uint32_t hosts = ~mask;
    if (mask == 0 || hosts < 3 || (hosts & (hosts + 1)) != 0) {
        return NetworkMisfit::netmask;
    }
    // Classes A to C; neither loopback nor the net itself nor its broadcast address.
    const auto isHost = [hosts](uint32_t address) {
        const uint32_t firstOctet = address >> 24;
        const uint32_t host = address & hosts;
        return firstOctet >= 1 && firstOctet <= 223 && firstOctet != 127 && host != 0 && host != hosts;
    };
    const uint32_t address = bitsOf(network.address);
    if (!isHost(address)) {
        return NetworkMisfit::address;
    }
    const uint32_t gateway = bitsOf(network.gateway);
    const bool reachable = isHost(gateway) && (gateway & mask) == (address & mask) && gateway != address;
    return gateway == 0 || reachable ? NetworkMisfit::none : NetworkMisfit::gateway;
}

/// False if `network` must never be put in force: the meter could not be reached. A gateway outside the net does not
/// keep it from being used, because the example of manual 9.1.3 changes the address and leaves the gateway. [inferred]
constexpr bool isUsable(const NetworkSettings& network)
{
    const NetworkMisfit misfit = networkMisfit(network);
    return misfit == NetworkMisfit::none || misfit == NetworkMisfit::gateway;
}

} // namespace vmeter
