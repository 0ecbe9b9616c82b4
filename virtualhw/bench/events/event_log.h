// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/events/bench_event.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace vmeter {

/// What has happened at the bench lately, in the order of meter time. Written by the simulation, read by any number of
/// readers at their own pace; who is too slow loses the oldest events and is told how many. From any thread.
class EventLog {
public:
    /// Events that are kept: of a meter at full load and 1000 times real time, half a second.
    static constexpr std::size_t kDefaultCapacity = 8192;

    explicit EventLog(std::size_t capacity = kDefaultCapacity)
        : m_events(capacity)
    {
    }

    void add(const BenchEvent& event);

    /// Number of the next event: as many have been added so far.
    [[nodiscard]] uint64_t next() const;

    struct Batch {
        std::vector<BenchEvent> events;
        uint64_t next = 0; ///< number of the event to go on with
        uint64_t lost = 0; ///< events that should stand before these and are gone
    };
    /// Events from number `from` on, `most` at most.
    [[nodiscard]] Batch read(uint64_t from, std::size_t most) const;

private:
    mutable std::mutex m_mutex; ///< guards all
    std::vector<BenchEvent> m_events;
    uint64_t m_next = 0;
};

} // namespace vmeter
