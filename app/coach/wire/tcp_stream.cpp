// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/wire/tcp_stream.h"

#include "virtualhw/bench/traffic/mbap.h"

#include <utility>

namespace vmeter::coach {

namespace {

/// Segments that wait behind a gap. With more, what is missing will not come.
constexpr std::size_t kMostLater = 16;

constexpr uint32_t kHalfOfTheNumbers = 0x8000'0000;

} // namespace

void TcpStream::process(const TcpSegment& segment, std::vector<std::vector<uint8_t>>& frames)
{
    if (segment.syn) {
        m_next = segment.sequence + 1;
        m_later.clear();
        m_bytes.clear();
    }
    auto payload = segment.payload;
    if (payload.empty()) {
        return;
    }
    uint32_t sequence = segment.syn ? segment.sequence + 1 : segment.sequence;
    if (!m_next) {
        m_next = sequence; // the capture began later than the connection
    }
    const uint32_t old = *m_next - sequence; // bytes that are known already, or a large number
    if (old != 0 && old < kHalfOfTheNumbers) {
        if (old >= payload.size()) {
            return; // sent again
        }
        payload = payload.subspan(old);
        sequence += old;
    }
    if (sequence != *m_next) {
        m_later.try_emplace(sequence, payload.begin(), payload.end());
        if (m_later.size() > kMostLater) {
            const auto first = m_later.begin();
            m_gaps += first->first - *m_next + m_bytes.size();
            m_bytes.clear();
            m_next = first->first;
            releaseLater(frames);
        }
        return;
    }
    append(payload, frames);
    if (segment.missing > 0) {
        m_gaps += segment.missing + m_bytes.size();
        m_bytes.clear();
        *m_next += static_cast<uint32_t>(segment.missing);
    }
    releaseLater(frames);
}

void TcpStream::releaseLater(std::vector<std::vector<uint8_t>>& frames)
{
    for (auto later = m_later.begin(); later != m_later.end();) {
        const uint32_t old = *m_next - later->first;
        if (old >= kHalfOfTheNumbers && old != 0) {
            ++later;
            continue;
        }
        const std::vector<uint8_t> bytes = std::exchange(later->second, {});
        later = m_later.erase(later);
        if (old < bytes.size()) {
            append(std::span(bytes).subspan(old), frames);
            later = m_later.begin();
        }
    }
}

void TcpStream::append(std::span<const uint8_t> bytes, std::vector<std::vector<uint8_t>>& frames)
{
    *m_next += static_cast<uint32_t>(bytes.size());
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    for (;;) {
        const MbapParse parse = parseMbap(m_bytes);
        if (parse.status == MbapStatus::incomplete) {
            return;
        }
        if (parse.status != MbapStatus::complete) {
            m_gaps += m_bytes.size();
            m_bytes.clear();
            return;
        }
        const auto end = m_bytes.begin() + static_cast<std::ptrdiff_t>(parse.size);
        frames.emplace_back(m_bytes.begin(), end);
        m_bytes.erase(m_bytes.begin(), end);
    }
}

} // namespace vmeter::coach
