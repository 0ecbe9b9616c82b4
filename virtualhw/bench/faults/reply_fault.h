// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace vmeter {

/// Combined effect of all active faults on one reply.
struct ReplyFault {
    bool any = false;
    std::chrono::milliseconds delay{};
    std::optional<std::chrono::milliseconds> gap; ///< send byte by byte with this pause between two bytes
    uint8_t exception = 0; ///< reply with this exception code instead of executing the request; 0: none
    bool noReply = false;
    bool wrongTransaction = false;
    bool wrongUnit = false;
    bool wrongLength = false;
    bool reset = false;
    const MeterState* frozen = nullptr; ///< state to read from instead of the present one; owned by the list of faults
};

/// Decides at random which of `faults` affect the next reply to `client`, and counts them. May be called only by the
/// thread that replies. The same requests in the same order always get the same result. Does not allocate memory.
ReplyFault strikeReply(const ActiveFaultList& faults, const SocketAddress& client);

} // namespace vmeter
