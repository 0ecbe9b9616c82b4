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

/// The moment nearest to `near` whose timestamp it is: within 68 years the era never matters.
UtcMicroseconds utcOf(NtpTimestamp timestamp, UtcMicroseconds near);

/// Leap indicator (RFC 5905, figure 9).
enum class LeapWarning : uint8_t { none, secondInserted, secondLeftOut, unsynchronised };

/// What a server answers.
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

/// Nothing if it is too short. Extensions and authentication behind the header are left unread.
std::optional<SntpReply> parseSntpReply(std::span<const uint8_t> message);

inline constexpr uint8_t kSntpVersion = 4;
inline constexpr uint8_t kServerMode = 4;

/// A client's question. `nonce` stands where the time of sending may: the server gives it back, and a stranger cannot
/// guess it.
std::array<uint8_t, kSntpMessageSize> writeSntpQuestion(NtpTimestamp nonce);

} // namespace vmeter
