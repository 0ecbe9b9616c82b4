// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

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

/// Draws which faults strike which reply. For the one thread that replies: the same requests in the same order are
/// struck alike. Does not allocate in next().
class ReplyFaultDraws {
public:
    ReplyFaultDraws();

    /// What `faults` do to the next reply to `client`. `generation`: of the bench that has these faults
    /// (Snapshot::exchanges); another bench's faults begin their draws anew.
    ReplyFault next(const ActiveFaultList& faults, uint32_t generation, const SocketAddress& client);

    /// Ids of the faults that struck the last reply: to be told to the bench, which counts them.
    [[nodiscard]] std::span<const uint32_t> struck() const { return m_struck; }

private:
    /// How far the draws of one fault have come.
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
