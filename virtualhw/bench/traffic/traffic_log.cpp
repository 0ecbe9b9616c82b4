// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/traffic_log.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

namespace vmeter {

static_assert(std::is_trivially_copyable_v<TrafficHead>);
static_assert(sizeof(TrafficHead) % sizeof(uint64_t) == 0 && kTrafficBytes % sizeof(uint64_t) == 0);

TrafficLog::TrafficLog(std::size_t capacity)
    : m_capacity(std::bit_ceil(capacity))
    , m_slots(std::make_unique<Slot[]>(m_capacity))
{
}

uint64_t TrafficLog::add(TrafficHead head, std::span<const uint8_t> bytes)
{
    const uint64_t sequence = m_next.load(std::memory_order_relaxed);
    Slot& slot = m_slots[sequence & (m_capacity - 1)];
    slot.sequence.store(kBeingWritten, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release);

    const std::size_t size = std::min(bytes.size(), kTrafficBytes);
    head.size = static_cast<uint16_t>(size);
    const auto words = std::bit_cast<std::array<uint64_t, kHeadWords>>(head);
    for (std::size_t i = 0; i < kHeadWords; ++i) {
        slot.words[i].store(words[i], std::memory_order_relaxed);
    }
    for (std::size_t done = 0; done < size; done += sizeof(uint64_t)) {
        uint64_t word = 0;
        std::memcpy(&word, &bytes[done], std::min(sizeof(word), size - done));
        slot.words[kHeadWords + done / sizeof(word)].store(word, std::memory_order_relaxed);
    }

    slot.sequence.store(sequence, std::memory_order_release);
    m_next.store(sequence + 1, std::memory_order_release);
    return sequence;
}

bool TrafficLog::read(uint64_t sequence, TrafficEntry& entry) const
{
    const Slot& slot = m_slots[sequence & (m_capacity - 1)];
    if (slot.sequence.load(std::memory_order_acquire) != sequence) {
        return false;
    }
    std::array<uint64_t, kHeadWords> words;
    for (std::size_t i = 0; i < kHeadWords; ++i) {
        words[i] = slot.words[i].load(std::memory_order_relaxed);
    }
    entry.sequence = sequence;
    entry.head = std::bit_cast<TrafficHead>(words);
    const std::size_t size = std::min<std::size_t>(entry.head.size, kTrafficBytes);
    for (std::size_t done = 0; done < size; done += sizeof(uint64_t)) {
        const uint64_t word = slot.words[kHeadWords + done / sizeof(word)].load(std::memory_order_relaxed);
        std::memcpy(&entry.buffer[done], &word, sizeof(word));
    }
    std::atomic_thread_fence(std::memory_order_acquire);
    return slot.sequence.load(std::memory_order_relaxed) == sequence;
}

bool TrafficReader::read(TrafficEntry& entry)
{
    const uint64_t end = m_log->next();
    while (m_next < end) {
        // Starts at the oldest entry; the writer may overwrite it before it is read.
        const uint64_t oldest = end > m_log->capacity() ? end - m_log->capacity() : 0;
        if (m_next < oldest) {
            m_lost += oldest - m_next;
            m_next = oldest;
        }
        if (m_log->read(m_next++, entry)) {
            return true;
        }
        ++m_lost;
    }
    return false;
}

} // namespace vmeter
