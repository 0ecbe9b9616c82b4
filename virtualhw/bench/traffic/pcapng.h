// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// Blocks of a pcapng file (draft-ietf-opsawg-pcapng) in the machine's byte order, one section with one interface.
class PcapngBlocks {
public:
    /// Header blocks of a file: packets are IP packets without a link layer, times are in nanoseconds. `application`:
    /// the program that writes it; `interface` and `comment` describe where packets come from.
    void begin(std::string_view application, std::string_view interface, std::string_view comment);

    /// A block with one complete packet at `time`, nanoseconds since 1970-01-01 UTC. `comment` is omitted if empty.
    void packet(int64_t time, std::span<const uint8_t> packet, std::string_view comment = {});

    [[nodiscard]] std::span<const uint8_t> bytes() const { return m_bytes; }
    void clear() { m_bytes.clear(); }

private:
    void append(const void* data, std::size_t size);
    void append16(uint16_t value) { append(&value, sizeof(value)); }
    void append32(uint32_t value) { append(&value, sizeof(value)); }
    void pad();
    void option(uint16_t code, std::string_view value);
    void endOptions();
    std::size_t beginBlock(uint32_t type);
    void endBlock(std::size_t begin);

    std::vector<uint8_t> m_bytes;
};

} // namespace vmeter
