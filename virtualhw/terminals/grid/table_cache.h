// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vmeter {

/// Row of the table of a waveform: values at its angle, and differences to the next row.
struct TableRow {
    alignas(32) std::array<float, kLanes> value;
    alignas(32) std::array<float, kLanes> slope;
};
using WaveTable = std::vector<TableRow>;

/// Tables that several sources share, because they have the same waveform and the same analog path. A table lives as
/// long as a source uses it. Thread-safe.
class TableCache {
public:
    /// The table of `key`, which says everything that the table depends on; `build` makes it if there is none.
    std::shared_ptr<const WaveTable> find(const std::string& key, const std::function<WaveTable()>& build);

private:
    std::mutex m_mutex;
    std::map<std::string, std::weak_ptr<const WaveTable>> m_tables;
    std::size_t m_cleanAt = 64; ///< number of entries at which those without a table are dropped
};

} // namespace vmeter
