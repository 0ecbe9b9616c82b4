// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sntp_message.h"

namespace vmeter {

namespace {

constexpr int64_t kMicrosecondsPerSecond = 1'000'000;
constexpr int64_t kFrom1900To1970 = 2'208'988'800; // s; RFC 5905, figure 4
constexpr uint8_t kClientMode = 3;

// RFC 5905, figure 8: where the fields lie.
constexpr std::size_t kRootDelay = 4;
constexpr std::size_t kRootDispersion = 8;
constexpr std::size_t kReference = 12;
constexpr std::size_t kOrigin = 24;
constexpr std::size_t kReceived = 32;
constexpr std::size_t kTransmitted = 40;

uint64_t number(std::span<const uint8_t> bytes)
{
    uint64_t value = 0;
    for (const uint8_t byte : bytes) {
        value = value << 8 | byte;
    }
    return value;
}

} // namespace

UtcMicroseconds utcOf(NtpTimestamp timestamp, UtcMicroseconds near)
{
    int64_t nearSeconds = near.value / kMicrosecondsPerSecond;
    if (near.value % kMicrosecondsPerSecond < 0) {
        --nearSeconds;
    }
    const auto nearInEra = static_cast<uint32_t>(nearSeconds + kFrom1900To1970);
    const auto ahead = static_cast<int32_t>(static_cast<uint32_t>(timestamp >> 32) - nearInEra);
    const auto fraction = static_cast<int64_t>(((timestamp & 0xFFFFFFFF) * kMicrosecondsPerSecond) >> 32);
    return {(nearSeconds + ahead) * kMicrosecondsPerSecond + fraction};
}

std::optional<SntpReply> parseSntpReply(std::span<const uint8_t> message)
{
    if (message.size() < kSntpMessageSize) {
        return {};
    }
    SntpReply reply;
    reply.leap = static_cast<LeapWarning>(message[0] >> 6);
    reply.version = message[0] >> 3 & 7;
    reply.mode = message[0] & 7;
    reply.stratum = message[1];
    reply.rootDelay = static_cast<uint32_t>(number(message.subspan(kRootDelay, 4)));
    reply.rootDispersion = static_cast<uint32_t>(number(message.subspan(kRootDispersion, 4)));
    for (std::size_t n = 0; n < reply.reference.size(); ++n) {
        reply.reference[n] = static_cast<char>(message[kReference + n]);
    }
    reply.origin = number(message.subspan(kOrigin, 8));
    reply.received = number(message.subspan(kReceived, 8));
    reply.transmitted = number(message.subspan(kTransmitted, 8));
    return reply;
}

std::array<uint8_t, kSntpMessageSize> writeSntpQuestion(NtpTimestamp nonce)
{
    std::array<uint8_t, kSntpMessageSize> message{};
    message[0] = kSntpVersion << 3 | kClientMode;
    for (std::size_t n = 0; n < 8; ++n) {
        message[kTransmitted + n] = static_cast<uint8_t>(nonce >> (56 - 8 * n));
    }
    return message;
}

} // namespace vmeter
