// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/values/truth_log.h"
#include "app/coach/values/value_inbox.h"
#include "virtualhw/base/expected.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter::coach {

/// Reads {"time": ISO, "values": {"NAME": number}}, or only {"NAME": number, ...}. What is no number is left out: a
/// client may show that a value does not exist. Refused with what would be right.
Expected<ValueBatch> parseValues(std::string_view json);

/// Reads a file that grows: JSON objects, one a line, or CSV with the names in its first line and perhaps a column
/// "time". A file that is not there yet is waited for.
class ValueFile {
public:
    explicit ValueFile(std::string path)
        : m_path(std::move(path))
    {
    }

    /// Appends what has come since the last call. Lines that are neither are counted.
    void read(std::vector<ValueBatch>& batches);
    [[nodiscard]] std::size_t unreadable() const { return m_unreadable; }

private:
    void readLine(std::string_view line, std::vector<ValueBatch>& batches);

    std::string m_path;
    int64_t m_offset = 0;
    std::string m_rest; ///< a line that is not complete
    std::vector<std::string> m_columns;
    std::size_t m_unreadable = 0;
};

/// Puts beside each number what the meter had.
class ValueStore {
public:
    /// `mapping` must outlive this object.
    explicit ValueStore(const std::vector<MappedValue>& mapping)
        : m_mapping(mapping)
        , m_truth(mapping)
    {
    }

    void sample(const MeterState& state, int64_t now) { m_truth.sample(state, now); }
    void add(const ValueBatch& batch, int64_t now, double meterTime);

    [[nodiscard]] const std::vector<ShownValue>& shown() const { return m_shown; }

private:
    const std::vector<MappedValue>& m_mapping;
    TruthLog m_truth;
    std::vector<ShownValue> m_shown;
};

} // namespace vmeter::coach
