// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/values/truth_log.h"

#include "app/coach/wire/client_record.h"
#include "core/registers/register_values.h"

#include <array>

namespace vmeter::coach {

void TruthLog::sample(const MeterState& state, int64_t now)
{
    constexpr double kKept = 60; // s
    if (!state.powered) {
        return; // nothing can be read
    }
    for (std::size_t n = 0; n < m_mapping.size(); ++n) {
        const RegisterRow& row = *m_mapping[n].row;
        std::array<uint16_t, 2> words{};
        rowWords(state, row, 0, std::span(words).first(row.words));
        const uint32_t raw = row.words == 1 ? words[0] : uint32_t{words[0]} << 16 | words[1];
        auto& samples = m_samples[n];
        if (samples.empty() || samples.back().raw != raw) {
            samples.push_back({raw, now, now});
        }
        samples.back().until = now;
        while (secondsBetween(samples.front().until, now) > kKept) {
            samples.pop_front();
        }
    }
}

std::vector<TruthSample> TruthLog::recent(std::size_t index) const
{
    return {m_samples[index].begin(), m_samples[index].end()};
}

} // namespace vmeter::coach
