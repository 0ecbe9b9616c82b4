// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

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

/// Decides at random which faults affect which reply. May be used only by the thread that replies. The same requests in
/// the same order always get the same result. next() does not allocate memory.
class ReplyFaultDraws {
public:
    ReplyFaultDraws();

    /// Returns the effect of `faults` on the next reply to `client`. `generation`: generation of the bench with these
    /// faults (Snapshot::benchGeneration); for another bench the random numbers restart.
    ReplyFault next(const ActiveFaultList& faults, uint32_t generation, const SocketAddress& client);

    /// Ids of the faults that affected the last reply. The caller reports them to the bench, which counts them.
    [[nodiscard]] std::span<const uint32_t> struck() const { return m_struck; }

private:
    /// Position in the random numbers of one fault.
    struct Course {
        uint32_t id = 0;
        uint64_t draws = 0;
        uint32_t struck = 0;
    };
    Course& courseOf(const ActiveFaultList& faults, uint32_t id);

    uint32_t m_generation = 0;
    std::vector<Course> m_courses;
    std::vector<uint32_t> m_struck;
};

} // namespace vmeter
