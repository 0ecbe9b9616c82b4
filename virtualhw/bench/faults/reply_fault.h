// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace vmeter {

/// What the faults in force do to one reply, all of them together.
struct ReplyFault {
    bool any = false;
    std::chrono::milliseconds delay{};
    std::optional<std::chrono::milliseconds> gap; ///< byte by byte, with this pause in between
    uint8_t exception = 0;                        ///< instead of carrying the request out; 0: none
    bool noReply = false;
    bool wrongTransaction = false;
    bool wrongUnit = false;
    bool wrongLength = false;
    bool reset = false;
    const MeterState* frozen = nullptr; ///< to read from; belongs to the list of faults
};

/// Draws which of `faults` strike the next reply to `client`, and counts them. For the one thread that replies: the
/// same requests in the same order are struck alike. Does not allocate.
ReplyFault strikeReply(const ActiveFaultList& faults, const SocketAddress& client);

} // namespace vmeter
