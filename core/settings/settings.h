// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace vmeter {

struct Ipv4 {
    std::array<uint8_t, 4> octet{};
    friend constexpr bool operator==(const Ipv4&, const Ipv4&) = default;
};

/// Factory values of manual 8.2 and 13. [inferred] DHCP is off at the factory.
struct NetworkSettings {
    Ipv4 address{{192, 168, 0, 4}};
    Ipv4 netmask{{255, 255, 255, 0}};
    Ipv4 gateway{{192, 168, 0, 1}};
    bool dhcp = false;
    friend constexpr bool operator==(const NetworkSettings&, const NetworkSettings&) = default;
};

inline constexpr uint8_t kFactoryUnitId = 5; ///< manual 8.2
inline constexpr uint8_t kUnitIdMax = 247;

/// What the user can set and what is kept in FRAM apart from energies.
struct Settings {
    NetworkSettings network;
    uint8_t unitId = kFactoryUnitId; ///< Modbus slave address, 1 .. 247
    bool sntpEnabled = false;
    std::array<char, 50> sntpServer{}; ///< text, padded with zeros (register 30209: 25 words)
    friend constexpr bool operator==(const Settings&, const Settings&) = default;
};

} // namespace vmeter
