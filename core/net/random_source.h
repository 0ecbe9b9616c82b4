// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <cstdint>

namespace vmeter {

/// Transaction numbers and waiting times (SplitMix64). The seed comes from outside: the same seed, the same numbers.
class RandomSource {
public:
    explicit RandomSource(uint64_t seed)
        : m_state(seed)
    {
    }

    uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15;
        uint64_t bits = m_state;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }

    /// A number in `least` <= x < `end`.
    Duration between(Duration least, Duration end) { return least + Duration{next()} % (end - least); }

private:
    uint64_t m_state;
};

} // namespace vmeter
