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

/// What Record::state() finds.
enum class RecordState : uint8_t {
    blank,      ///< never written, or the first write was cut off
    good,       ///< at least one slot is valid
    unreadable, ///< written, but no slot is valid
    newer,      ///< a slot has the format of a newer version
};

/// A record that survives a power cut at any byte of a write: it has two slots that are written alternately, each with
/// a running number and a checksum; the newest valid slot is used. A slot is valid if its checksum is right, and each
/// field of its payload is in its range.
class Record {
public:
    /// Returns true if each field of the payload is in its range.
    using Check = bool (*)(std::span<const uint8_t> payload);

    /// Slots of `payload` bytes each, from `address` on; uses size(payload) bytes of the chip. Without `check`, any
    /// payload is good.
    Record(std::size_t address, std::size_t payload, Check check = nullptr)
        : m_address(address)
        , m_payload(payload)
        , m_check(check)
    {
    }

    static constexpr std::size_t kHeader = 12; ///< running number, format, checksum
    static constexpr std::size_t size(std::size_t payload) { return 2 * (kHeader + payload); }

    /// Reads the newest valid slot with format `format`. Returns false and does not change `payload` if there is none.
    bool load(const Fram& fram, uint32_t format, std::span<uint8_t> payload);

    /// Of two formats, the newer one has the same three letters and a larger last byte.
    [[nodiscard]] RecordState state(const Fram& fram, uint32_t format) const;

    /// Writes into the older slot. Must be called after load().
    void store(Fram& fram, uint32_t format, std::span<const uint8_t> payload);

private:
    using Header = std::array<uint8_t, kHeader>;
    struct Slot;

    [[nodiscard]] std::size_t slotAddress(std::size_t slot) const { return m_address + slot * (kHeader + m_payload); }
    [[nodiscard]] Slot readSlot(const Fram& fram, std::size_t slot, std::span<uint8_t> payload) const;
    [[nodiscard]] static Header headerOf(uint32_t number, uint32_t format, std::span<const uint8_t> payload);

    std::size_t m_address;
    std::size_t m_payload;
    Check m_check;
    uint32_t m_number = 0; ///< running number of the newest valid slot; it is in slot number & 1
};

} // namespace vmeter
