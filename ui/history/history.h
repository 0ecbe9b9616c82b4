// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <array>
#include <cstddef>
#include <deque>

namespace vmeter {

/// Time span of a view, meter time.
inline constexpr std::array<Duration, 6> kHistorySpans{
    Duration::seconds(60),
    Duration::seconds(600),
    Duration::seconds(3600),
    Duration::seconds(21'600),
    Duration::seconds(86'400),
    Duration::seconds(604'800),
};

/// Past values, for each span with the density of its display. The size is bounded at any speed and duration.
template <class Point> class History {
public:
    static constexpr std::size_t kPoints = 600; ///< points of each span

    struct Entry {
        MeterTime time{};
        Point point;
    };
    using Entries = std::deque<Entry>;

    void clear() { m_entries = {}; }

    /// `time` must not decrease; if it does, all values are deleted.
    void add(MeterTime time, const Point& point)
    {
        for (std::size_t span = 0; span < kHistorySpans.size(); ++span) {
            Entries& entries = m_entries[span];
            if (!entries.empty() && time < entries.back().time) {
                entries.clear();
            }
            if (entries.empty() || time - entries.back().time >= kHistorySpans[span] / kPoints) {
                entries.push_back({time, point});
            }
            while (entries.front().time + kHistorySpans[span] < time) {
                entries.pop_front();
            }
        }
    }

    [[nodiscard]] const Entries& entries(std::size_t span) const { return m_entries[span]; }

private:
    std::array<Entries, kHistorySpans.size()> m_entries;
};

} // namespace vmeter
