// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/wire/packet.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace vmeter::coach {

/// One direction of a TCP connection: segments in any order and more than once, whole frames of Modbus TCP out of it.
class TcpStream {
public:
    /// Appends the frames that the segment completes. Bytes that are no frame, and what stands behind bytes that never
    /// came, are left out up to the beginning of the next segment.
    void process(const TcpSegment& segment, std::vector<std::vector<uint8_t>>& frames);

    /// Bytes that were left out so far.
    [[nodiscard]] uint64_t gaps() const { return m_gaps; }

private:
    void append(std::span<const uint8_t> bytes, std::vector<std::vector<uint8_t>>& frames);
    void releaseLater(std::vector<std::vector<uint8_t>>& frames);

    std::optional<uint32_t> m_next;                   ///< sequence number of the next byte; empty: not known yet
    std::map<uint32_t, std::vector<uint8_t>> m_later; ///< segments behind a gap, by distance from the last known byte
    std::vector<uint8_t> m_bytes;                     ///< of a frame that is not complete
    uint64_t m_gaps = 0;
};

} // namespace vmeter::coach
