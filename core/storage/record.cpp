// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/record.h"

#include <algorithm>

namespace vmeter {

namespace {

constexpr std::size_t kLargestPayload = 2048;

constexpr std::array<uint32_t, 16> crcNibbles()
{
    std::array<uint32_t, 16> table{};
    for (uint32_t n = 0; n < table.size(); ++n) {
        uint32_t value = n;
        for (int bit = 0; bit < 4; ++bit) {
            value = (value & 1) != 0 ? (value >> 1) ^ 0xedb88320U : value >> 1;
        }
        table[n] = value;
    }
    return table;
}

constexpr std::array<uint32_t, 16> kCrcNibbles = crcNibbles();

uint32_t crcOf(std::span<const uint8_t> bytes, uint32_t crc)
{
    for (const uint8_t byte : bytes) {
        crc ^= byte;
        crc = (crc >> 4) ^ kCrcNibbles[crc & 15];
        crc = (crc >> 4) ^ kCrcNibbles[crc & 15];
    }
    return crc;
}

struct Header {
    uint32_t number = 0;
    uint32_t format = 0;
    uint32_t checksum = 0;
};

// The checksum includes number and format, so that an incomplete header is detected.
uint32_t checksumOf(const Header& header, std::span<const uint8_t> payload)
{
    std::array<uint8_t, 8> head{};
    ByteWriter writer(head);
    writer.put(header.number);
    writer.put(header.format);
    return ~crcOf(payload, crcOf(head, 0xffffffffU));
}

} // namespace

uint32_t crc32(std::span<const uint8_t> bytes)
{
    return ~crcOf(bytes, 0xffffffffU);
}

bool Record::load(const Fram& fram, uint32_t format, std::span<uint8_t> payload)
{
    bool found = false;
    std::array<uint8_t, kLargestPayload> buffer{};
    const std::span<uint8_t> bytes = std::span(buffer).first(m_payload);
    for (std::size_t slot = 0; slot < 2; ++slot) {
        std::array<uint8_t, kHeader> head{};
        fram.read(slotAddress(slot), head);
        Header header;
        ByteReader reader(head);
        reader.get(header.number);
        reader.get(header.format);
        reader.get(header.checksum);
        fram.read(slotAddress(slot) + kHeader, bytes);
        if (header.format != format || checksumOf(header, bytes) != header.checksum) {
            continue;
        }
        // Running numbers may wrap: a number is newer if it is ahead by less than half the range.
        if (!found || static_cast<int32_t>(header.number - m_number) > 0) {
            m_number = header.number;
            std::copy(bytes.begin(), bytes.end(), payload.begin());
            found = true;
        }
    }
    return found;
}

void Record::store(Fram& fram, uint32_t format, std::span<const uint8_t> payload)
{
    Header header{m_number + 1, format, 0};
    header.checksum = checksumOf(header, payload);
    std::array<uint8_t, kHeader> head{};
    ByteWriter writer(head);
    writer.put(header.number);
    writer.put(header.format);
    writer.put(header.checksum);
    const std::size_t address = slotAddress(header.number & 1);
    fram.write(address + kHeader, payload);
    fram.write(address, head);
    m_number = header.number;
}

} // namespace vmeter
