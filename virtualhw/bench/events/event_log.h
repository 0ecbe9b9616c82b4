// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/events/bench_event.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace vmeter {

/// The latest events of the bench, in the order of meter time. The simulation writes, any number of readers read at
/// their own speed. A reader that is too slow loses the oldest events and learns how many. May be called from any
/// thread.
class EventLog {
public:
    /// Number of events that are kept: half a second of wall time for a meter at full load and 1000 times real time.
    static constexpr std::size_t kDefaultCapacity = 8192;

    explicit EventLog(std::size_t capacity = kDefaultCapacity)
        : m_capacity(capacity)
    {
    }

    void add(const BenchEvent& event);

    /// Number of the next event; equals the number of events added so far.
    [[nodiscard]] uint64_t next() const;

    struct Batch {
        std::vector<BenchEvent> events;
        uint64_t next = 0; ///< number to pass as `from` in the next call
        uint64_t lost = 0; ///< number of events between `from` and the first returned event that are no longer kept
    };
    /// Returns at most `most` events, starting with number `from`.
    [[nodiscard]] Batch read(uint64_t from, std::size_t most) const;

private:
    mutable std::mutex m_mutex; ///< guards all
    std::size_t m_capacity;
    std::vector<BenchEvent> m_events; ///< at most m_capacity, then a ring
    uint64_t m_next = 0;
};

} // namespace vmeter
