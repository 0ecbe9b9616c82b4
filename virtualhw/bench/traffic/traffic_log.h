// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/traffic/traffic_entry.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace vmeter {

/// The latest Modbus traffic: a ring of entries, allocated once. One thread writes, without blocking and independent of
/// the readers. Any number of readers read the entries that they have not seen yet. If a reader is too slow, entries
/// are overwritten and the reader learns how many.
class TrafficLog {
public:
    /// 4096 entries are 1.4 MB, and 0.4 s at 5,000 requests with their replies a second. Four times as many push the
    /// clients' sockets out of the processor's cache: a tenth of the server's speed (tests/benchmarks).
    static constexpr std::size_t kDefaultCapacity = 4096;

    /// `capacity` entries, a power of two.
    explicit TrafficLog(std::size_t capacity = kDefaultCapacity);

    /// Writes an entry and returns its sequence number. Sets head.size from `bytes`; keeps at most kTrafficBytes. Only
    /// one thread at a time may write.
    uint64_t add(TrafficHead head, std::span<const uint8_t> bytes);

    /// Sequence number of the next entry; equals the number of entries written so far.
    [[nodiscard]] uint64_t next() const { return m_next.load(std::memory_order_acquire); }

    [[nodiscard]] std::size_t capacity() const { return m_capacity; }

    /// True if there is a reader; without one, entries need not be written.
    [[nodiscard]] bool isRead() const { return m_readers.load(std::memory_order_relaxed) > 0; }

    /// Copies the entry with this number. False: it has been overwritten, or is not written yet. From any thread.
    [[nodiscard]] bool read(uint64_t sequence, TrafficEntry& entry) const;

private:
    friend class TrafficReader;

    static constexpr std::size_t kHeadWords = sizeof(TrafficHead) / sizeof(uint64_t);
    static constexpr std::size_t kByteWords = kTrafficBytes / sizeof(uint64_t);
    static constexpr uint64_t kBeingWritten = ~uint64_t{0};

    /// The writer clears the number before it changes the words and sets it again afterwards. A reader that finds the
    /// same number before and after its copy has copied a consistent entry.
    struct Slot {
        std::atomic<uint64_t> sequence = kBeingWritten;
        std::array<std::atomic<uint64_t>, kHeadWords + kByteWords> words{};
    };

    std::size_t m_capacity;
    std::unique_ptr<Slot[]> m_slots;
    std::atomic<uint64_t> m_next = 0;
    mutable std::atomic<int> m_readers = 0;
};

/// Position of one reader in the log. Not thread-safe.
class TrafficReader {
public:
    enum class From { oldest, now };

    explicit TrafficReader(const TrafficLog& log, From from = From::now)
        : m_log(&log)
        , m_next(from == From::now ? log.next() : 0)
    {
        ++log.m_readers;
    }
    ~TrafficReader() { --m_log->m_readers; }
    TrafficReader(const TrafficReader&) = delete;
    TrafficReader& operator=(const TrafficReader&) = delete;

    /// Reads the next entry. False: there is none. Entries that were overwritten before they could be read are skipped.
    bool read(TrafficEntry& entry);

    /// Number of entries skipped so far, without those from before the reader began.
    [[nodiscard]] uint64_t lost() const { return m_lost; }

private:
    const TrafficLog* m_log;
    uint64_t m_next;
    uint64_t m_lost = 0;
};

} // namespace vmeter
