// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vmeter::coach {

/// Numbers that a client says it has, by its names, at one moment.
struct ValueBatch {
    std::optional<int64_t> stamp{}; ///< nanoseconds since 1970-01-01 UTC; empty: the client tells no time
    std::map<std::string, double> values{};
};

/// Values on their way from the control API to the coach. May be used from any thread.
class ValueInbox {
public:
    void add(ValueBatch batch)
    {
        const std::lock_guard lock(m_mutex);
        if (m_batches.size() < kMostWaiting) {
            m_batches.push_back(std::move(batch));
        }
    }
    /// What has come since the last call.
    std::vector<ValueBatch> release()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_batches, {});
    }

private:
    static constexpr std::size_t kMostWaiting = 10'000; ///< the coach takes them out ten times a second

    std::mutex m_mutex;
    std::vector<ValueBatch> m_batches;
};

} // namespace vmeter::coach
