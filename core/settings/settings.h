// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

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

// [inferred] The manual mentions NTP without details; the limits are those of RFC 5905, 7.2 and one day.
inline constexpr uint32_t kSntpIntervalMin = 16;
inline constexpr uint32_t kSntpIntervalMax = 86'400;
inline constexpr uint32_t kFactorySntpInterval = 1024;

inline constexpr int16_t kZoneMin = -12 * 60; ///< minutes ahead of UTC
inline constexpr int16_t kZoneMax = 14 * 60;

/// True if `text` is printable ASCII without spaces, then zeros: what the name of a time server may be.
constexpr bool isServerText(std::span<const char> text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    return std::all_of(end, text.end(), [](char c) { return c == '\0'; });
}

/// The user's settings, which are stored in FRAM apart from energies.
struct Settings {
    NetworkSettings network;
    uint8_t unitId = kFactoryUnitId; ///< Modbus slave address, 1 .. 247
    bool sntpEnabled = false;
    std::array<char, 50> sntpServer{};            ///< text, padded with zeros (register 30209: 25 words)
    uint32_t sntpInterval = kFactorySntpInterval; ///< seconds between two questions, kSntpIntervalMin .. Max
    int16_t zoneMinutes = 0; ///< of the clock that is shown, ahead of UTC, kZoneMin .. kZoneMax; no summer time
    friend constexpr bool operator==(const Settings&, const Settings&) = default;
};

} // namespace vmeter
