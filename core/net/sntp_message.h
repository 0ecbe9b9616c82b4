// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vmeter {

inline constexpr std::size_t kSntpMessageSize = 48; ///< RFC 5905, figure 8, without extensions

/// 32 bits of seconds since 1900, modulo an era of 136 years, and 32 bits of fraction (RFC 5905, 6).
using NtpTimestamp = uint64_t;

/// Converts a timestamp to the moment nearest to `near`; within 68 years the era is unambiguous.
UtcMicroseconds utcOf(NtpTimestamp timestamp, UtcMicroseconds near);

/// Leap indicator (RFC 5905, figure 9).
enum class LeapWarning : uint8_t { none, secondInserted, secondLeftOut, unsynchronised };

/// A reply of a server.
struct SntpReply {
    LeapWarning leap = LeapWarning::none;
    uint8_t version = 0;
    uint8_t mode = 0;
    uint8_t stratum = 0;
    uint32_t rootDelay = 0;          ///< 1/65536 s
    uint32_t rootDispersion = 0;     ///< 1/65536 s
    std::array<char, 4> reference{}; ///< stratum 0: the code of a kiss-of-death
    NtpTimestamp origin = 0;
    NtpTimestamp received = 0;
    NtpTimestamp transmitted = 0;
};

/// Parses a reply; returns nothing if it is too short. Extensions and authentication after the header are ignored.
std::optional<SntpReply> parseSntpReply(std::span<const uint8_t> message);

inline constexpr uint8_t kSntpVersion = 4;
inline constexpr uint8_t kServerMode = 4;

/// A request of the client. It has `nonce` in place of the transmit time: the server returns it, and other hosts cannot
/// guess it.
std::array<uint8_t, kSntpMessageSize> writeSntpQuestion(NtpTimestamp nonce);

} // namespace vmeter
