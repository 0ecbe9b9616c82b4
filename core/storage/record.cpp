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

constexpr bool isZero(uint8_t byte)
{
    return byte == 0;
}

// The last byte of a format is its number.
constexpr bool isNewer(uint32_t format, uint32_t than)
{
    return (format ^ than) < 0x100 && format > than;
}

} // namespace

uint32_t crc32(std::span<const uint8_t> bytes)
{
    return ~crcOf(bytes, 0xffffffffU);
}

struct Record::Slot {
    Header header{};
    uint32_t number = 0;
    uint32_t format = 0;
    bool intact = false; ///< the checksum is right
};

// The checksum includes number and format, so that an incomplete header is detected.
Record::Header Record::headerOf(uint32_t number, uint32_t format, std::span<const uint8_t> payload)
{
    Header header{};
    ByteWriter writer(header);
    writer.put(number);
    writer.put(format);
    const uint32_t crc = crcOf(std::span(header).first(writer.used()), 0xffffffffU);
    writer.put(~crcOf(payload, crc));
    return header;
}

Record::Slot Record::readSlot(const Fram& fram, std::size_t slot, std::span<uint8_t> payload) const
{
    Slot read;
    fram.read(slotAddress(slot), read.header);
    fram.read(slotAddress(slot) + kHeader, payload);
    ByteReader reader(read.header);
    reader.get(read.number);
    reader.get(read.format);
    read.intact = read.header == headerOf(read.number, read.format, payload);
    return read;
}

bool Record::load(const Fram& fram, uint32_t format, std::span<uint8_t> payload)
{
    bool found = false;
    std::array<uint8_t, kLargestPayload> buffer{};
    const std::span<uint8_t> bytes = std::span(buffer).first(m_payload);
    for (std::size_t n = 0; n < 2; ++n) {
        const Slot slot = readSlot(fram, n, bytes);
        if (slot.format != format || !slot.intact || (m_check != nullptr && !m_check(bytes))) {
            continue;
        }
        // Running numbers may wrap: a number is newer if it is ahead by less than half the range.
        if (!found || static_cast<int32_t>(slot.number - m_number) > 0) {
            m_number = slot.number;
            std::copy(bytes.begin(), bytes.end(), payload.begin());
            found = true;
        }
    }
    return found;
}

RecordState Record::state(const Fram& fram, uint32_t format) const
{
    bool good = false;
    bool blank = true;
    bool newer = false;
    std::array<uint8_t, kLargestPayload> buffer{};
    const std::span<uint8_t> bytes = std::span(buffer).first(m_payload);
    for (std::size_t n = 0; n < 2; ++n) {
        const Slot slot = readSlot(fram, n, bytes);
        if (isNewer(slot.format, format)) {
            if (slot.intact) {
                return RecordState::newer;
            }
            newer = true;
        }
        good = good || (slot.format == format && slot.intact && (m_check == nullptr || m_check(bytes)));
        if (n == 0) {
            blank = std::all_of(slot.header.begin(), slot.header.end(), isZero)
                && std::all_of(bytes.begin(), bytes.end(), isZero);
        } else {
            // The first write goes into slot 1, the header last: if it is cut off, zeros follow what is written of it.
            const Header whole = headerOf(1, format, bytes);
            const auto cut = std::mismatch(slot.header.begin(), slot.header.end(), whole.begin()).first;
            blank = blank && cut != slot.header.end() && std::all_of(cut, slot.header.end(), isZero);
        }
    }
    if (good) {
        return RecordState::good;
    }
    if (blank) {
        return RecordState::blank;
    }
    return newer ? RecordState::newer : RecordState::unreadable;
}

void Record::store(Fram& fram, uint32_t format, std::span<const uint8_t> payload)
{
    const uint32_t number = m_number + 1;
    const std::size_t address = slotAddress(number & 1);
    fram.write(address + kHeader, payload);
    fram.write(address, headerOf(number, format, payload));
    m_number = number;
}

} // namespace vmeter
