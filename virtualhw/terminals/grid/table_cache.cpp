// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/table_cache.h"

#include <algorithm>

namespace vmeter {

std::shared_ptr<const WaveTable> TableCache::find(const std::string& key, const std::function<WaveTable()>& build)
{
    {
        const std::lock_guard lock(m_mutex);
        if (auto known = m_tables[key].lock()) {
            return known;
        }
    }
    // Built without the lock: two sources may build the same table at the same time, and get the same values.
    auto table = std::make_shared<const WaveTable>(build());
    const std::lock_guard lock(m_mutex);
    std::weak_ptr<const WaveTable>& place = m_tables[key];
    if (auto known = place.lock()) {
        return known;
    }
    place = table;
    if (m_tables.size() > m_cleanAt) {
        std::erase_if(m_tables, [](const auto& entry) { return entry.second.expired(); });
        m_cleanAt = std::max(m_cleanAt, 2 * m_tables.size());
    }
    return table;
}

} // namespace vmeter
