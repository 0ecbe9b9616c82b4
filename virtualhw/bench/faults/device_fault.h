// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "virtualhw/base/socket_address.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vmeter {

/// Kinds of faults that can be injected. Those of the first group corrupt single replies of the Modbus server; those of
/// the second group are lasting states of the device or its cable.
enum class FaultKind : uint8_t {
    delay,            ///< the reply is delayed; later replies of the same connection wait for it
    noReply,          ///< the request is carried out, its reply is lost
    exception,        ///< the request is refused with a given code
    wrongTransaction, ///< the reply has the transaction id plus one
    wrongUnit,        ///< the reply has the unit id plus one
    wrongLength,      ///< the length field is one byte too large
    split,            ///< each byte of the reply is sent in its own TCP segment
    reset,            ///< the connection is reset (RST) instead of a reply
    frozen,           ///< reads return the values that the meter had when the fault began

    unplugged,   ///< the Ethernet cable is unplugged: no data arrives, no connection is accepted, connections stall
    restart,     ///< the meter is held in reset, then starts again; its connections are dropped
    malfunction, ///< the meter shows its malfunction message (manual 11.3)
};
inline constexpr std::size_t kFaultKinds = 12;

/// Further parameter of a kind of fault, besides count, probability and duration.
enum class FaultParameter : uint8_t {
    none,
    delay,     ///< DeviceFault::delay, required
    gap,       ///< DeviceFault::delay, the pause between two bytes
    exception, ///< DeviceFault::exception, required
    message,   ///< DeviceFault::message
};

struct FaultKindRow {
    FaultKind kind;
    std::string_view name; ///< in scenarios and in the control API
    bool onReplies;        ///< true for the first group, faults of replies
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

/// Delay in milliseconds of wall time, because the client runs in wall time and a paused meter answers too. If the
/// limits differ, each delay is drawn at random, evenly distributed between them.
struct DelayRange {
    std::chrono::milliseconds least{};
    std::chrono::milliseconds most{};
    friend bool operator==(const DelayRange&, const DelayRange&) = default;
};

inline constexpr std::chrono::milliseconds kLongestDelay{600'000};
inline constexpr std::chrono::milliseconds kDefaultGap{1};
inline constexpr std::chrono::milliseconds kLongestGap{1000};
inline constexpr uint32_t kMaxFaultCount = 1'000'000'000;
/// [inferred] Time that the meter needs to restart.
inline constexpr Duration kRestartDuration = Duration::seconds(3);

/// Parameters of one fault, a plain value.
struct DeviceFault {
    FaultKind kind = FaultKind::delay;

    /// For a fault of replies: number of replies to corrupt, then the fault ends; empty: no limit. For a state: number
    /// of occurrences, each for `duration` and with pauses of the same length; empty: one.
    std::optional<uint32_t> count{};
    double probability = 1; ///< 0 .. 1, drawn for each reply or each occurrence of a state
    /// Meter time. A fault of replies ends after it. Empty: the fault stays until it is removed; a restart takes
    /// kRestartDuration.
    std::optional<Duration> duration{};
    std::optional<SocketAddress> client{}; ///< only replies to this client; empty: to all clients. Not used for states

    DelayRange delay{};
    uint8_t exception = 0; ///< code, 1 .. 255
    uint8_t message = 1;   ///< 1 .. kMalfunctionMax

    friend bool operator==(const DeviceFault&, const DeviceFault&) = default;
};

} // namespace vmeter
