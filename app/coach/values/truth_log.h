// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/values/shown_value.h"
#include "core/meter_state.h"

#include <deque>
#include <vector>

namespace vmeter::coach {

/// What the registers of a mapping held in the last minute. Not thread-safe.
class TruthLog {
public:
    /// `mapping` must outlive this object.
    explicit TruthLog(const std::vector<MappedValue>& mapping)
        : m_mapping(mapping)
        , m_samples(mapping.size())
    {
    }

    /// Looks at the registers. `now`: nanoseconds since 1970-01-01 UTC.
    void sample(const MeterState& state, int64_t now);

    /// What the register of `mapping[index]` held in the minute before, oldest first.
    [[nodiscard]] std::vector<TruthSample> recent(std::size_t index) const;

private:
    const std::vector<MappedValue>& m_mapping;
    std::vector<std::deque<TruthSample>> m_samples; ///< by index in the mapping
};

} // namespace vmeter::coach
