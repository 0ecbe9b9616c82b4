// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"
#include "virtualhw/base/socket_address.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vmeter {

/// What can be broken on purpose. The first group spoils single replies of the Modbus server; the second is a state of
/// the device or its cable that lasts.
enum class FaultKind : uint8_t {
    delay,            ///< the reply comes late; later ones of the same connection wait behind it
    noReply,          ///< the request is carried out, its reply is lost
    exception,        ///< the request is refused with a given code
    wrongTransaction, ///< the reply bears the next transaction id
    wrongUnit,        ///< the reply bears the next unit id
    wrongLength,      ///< the length field announces one byte more than there is
    split,            ///< the reply comes byte by byte, each in a segment of its own
    reset,            ///< the connection is reset (RST) instead of a reply
    frozen,           ///< reads answer with the values of the moment at which the fault began

    unplugged,   ///< the Ethernet cable is out: nothing comes in, nothing is accepted, connections stall
    restart,     ///< the meter is held in reset, then starts again; its connections are dropped
    malfunction, ///< the meter shows its malfunction message (manual 11.3)
};
inline constexpr std::size_t kFaultKinds = 12;

/// What a fault of some kind has besides count, probability and duration.
enum class FaultParameter : uint8_t {
    none,
    delay,     ///< Fault::delay, required
    gap,       ///< Fault::delay, the pause between two bytes
    exception, ///< Fault::exception, required
    message,   ///< Fault::message
};

struct FaultKindRow {
    FaultKind kind;
    std::string_view name; ///< in scenarios and in the control API
    bool onReplies;        ///< of the first group
    FaultParameter parameter;
};
/// By FaultKind.
inline constexpr std::array<FaultKindRow, kFaultKinds> kFaultKindRows{{
    {FaultKind::delay, "delay", true, FaultParameter::delay},
    {FaultKind::noReply, "no_reply", true, FaultParameter::none},
    {FaultKind::exception, "exception", true, FaultParameter::exception},
    {FaultKind::wrongTransaction, "wrong_transaction", true, FaultParameter::none},
    {FaultKind::wrongUnit, "wrong_unit", true, FaultParameter::none},
    {FaultKind::wrongLength, "wrong_length", true, FaultParameter::none},
    {FaultKind::split, "split", true, FaultParameter::gap},
    {FaultKind::reset, "reset", true, FaultParameter::none},
    {FaultKind::frozen, "frozen", true, FaultParameter::none},
    {FaultKind::unplugged, "unplugged", false, FaultParameter::none},
    {FaultKind::restart, "restart", false, FaultParameter::none},
    {FaultKind::malfunction, "malfunction", false, FaultParameter::message},
}};
constexpr const FaultKindRow& rowOf(FaultKind kind)
{
    return kFaultKindRows[static_cast<std::size_t>(kind)];
}

/// Milliseconds of the wall clock, because the client whose patience is tried lives there: a paused meter answers too.
/// Unless both are the same, each delay is drawn evenly between them.
struct DelayRange {
    std::chrono::milliseconds least{};
    std::chrono::milliseconds most{};
    friend bool operator==(const DelayRange&, const DelayRange&) = default;
};

inline constexpr std::chrono::milliseconds kLongestDelay{600'000};
inline constexpr std::chrono::milliseconds kDefaultGap{1};
inline constexpr std::chrono::milliseconds kLongestGap{1000};
inline constexpr uint32_t kMaxFaultCount = 1'000'000'000;
/// [inferred] How long a meter takes to start again.
inline constexpr SampleCount kRestartDuration = samplesFromMilliseconds(3000);

/// One fault as it was ordered. A plain value.
struct Fault {
    FaultKind kind = FaultKind::delay;

    /// Replies to spoil, then the fault is over; none: any number. Of a state: how many times it comes, each for
    /// `duration` and with as long a pause in between; none: once.
    std::optional<uint32_t> count{};
    double probability = 1; ///< 0 .. 1, drawn anew for each reply, or each time that a state would come
    /// Meter time. Of the first group: the fault is over after it. None: until it is removed; a restart takes
    /// kRestartDuration.
    std::optional<SampleCount> duration{};
    std::optional<SocketAddress> client{}; ///< whose replies; none: everybody's. Not for states, which all share

    DelayRange delay{};
    uint8_t exception = 0; ///< code, 1 .. 255
    uint8_t message = 1;   ///< 1 .. kMalfunctionMax

    friend bool operator==(const Fault&, const Fault&) = default;
};

} // namespace vmeter
