// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/events/event_log.h"

#include <algorithm>

namespace vmeter {

void EventLog::add(const BenchEvent& event)
{
    const std::lock_guard lock(m_mutex);
    if (m_events.size() < m_capacity) {
        m_events.push_back(event);
    } else {
        m_events[m_next % m_capacity] = event;
    }
    ++m_next;
}

uint64_t EventLog::next() const
{
    const std::lock_guard lock(m_mutex);
    return m_next;
}

EventLog::Batch EventLog::read(uint64_t from, std::size_t most) const
{
    const std::lock_guard lock(m_mutex);
    const uint64_t oldest = m_next - m_events.size();
    Batch batch;
    batch.next = std::clamp(from, oldest, m_next);
    batch.lost = batch.next > from ? batch.next - from : 0;
    for (; batch.next < m_next && batch.events.size() < most; ++batch.next) {
        batch.events.push_back(m_events[batch.next % m_capacity]);
    }
    return batch;
}

} // namespace vmeter
