// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// Writes numbers as little-endian bytes, one after the other.
class ByteWriter {
public:
    explicit ByteWriter(std::span<uint8_t> bytes)
        : m_bytes(bytes)
    {
    }

    template <class Integer> void put(Integer value)
    {
        auto rest = static_cast<uint64_t>(value);
        for (std::size_t n = 0; n < sizeof(Integer); ++n) {
            m_bytes[m_used++] = static_cast<uint8_t>(rest);
            rest >>= 8;
        }
    }
    [[nodiscard]] std::size_t used() const { return m_used; }

private:
    std::span<uint8_t> m_bytes;
    std::size_t m_used = 0;
};

/// The reverse of ByteWriter.
class ByteReader {
public:
    explicit ByteReader(std::span<const uint8_t> bytes)
        : m_bytes(bytes)
    {
    }

    template <class Integer> void get(Integer& value)
    {
        uint64_t number = 0;
        for (std::size_t n = 0; n < sizeof(Integer); ++n) {
            number |= uint64_t{m_bytes[m_used++]} << (8 * n);
        }
        value = static_cast<Integer>(number);
    }

private:
    std::span<const uint8_t> m_bytes;
    std::size_t m_used = 0;
};

/// CRC-32 as in IEEE 802.3.
uint32_t crc32(std::span<const uint8_t> bytes);

/// A record that survives a power cut at any byte of a write: it has two slots that are written alternately, each with
/// a running number and a checksum; the newest valid slot is used.
class Record {
public:
    /// Slots of `payload` bytes each, from `address` on; uses size(payload) bytes of the chip.
    Record(std::size_t address, std::size_t payload)
        : m_address(address)
        , m_payload(payload)
    {
    }

    static constexpr std::size_t kHeader = 12; ///< running number, format, checksum
    static constexpr std::size_t size(std::size_t payload) { return 2 * (kHeader + payload); }

    /// Reads the newest valid slot with format `format`. Returns false and does not change `payload` if there is none.
    bool load(const Fram& fram, uint32_t format, std::span<uint8_t> payload);

    /// Writes into the older slot. Must be called after load().
    void store(Fram& fram, uint32_t format, std::span<const uint8_t> payload);

private:
    [[nodiscard]] std::size_t slotAddress(std::size_t slot) const { return m_address + slot * (kHeader + m_payload); }

    std::size_t m_address;
    std::size_t m_payload;
    uint32_t m_number = 0; ///< running number of the newest valid slot; it is in slot number & 1
};

} // namespace vmeter
