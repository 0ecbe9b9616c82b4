// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter {

/// floor(value * factor / 2^shift) without overflow on the way; `shift` 0 .. 63. The result must fit.
constexpr int64_t multiplyShift(int64_t value, uint32_t factor, unsigned shift)
{
    const int64_t high = (value >> 32) * static_cast<int64_t>(factor);
    const uint64_t low = static_cast<uint64_t>(value & 0xffffffff) * factor;
    if (shift >= 32) {
        return (high + static_cast<int64_t>(low >> 32)) >> (shift - 32);
    }
    return high * (int64_t{1} << (32 - shift)) + static_cast<int64_t>(low >> shift);
}

/// floor(sqrt(value)), exact.
constexpr uint32_t integerRoot(uint64_t value)
{
    uint64_t root = 0;
    uint64_t bit = uint64_t{1} << 62;
    while (bit > value) {
        bit >>= 2;
    }
    while (bit != 0) {
        if (value >= root + bit) {
            value -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
        bit >>= 2;
    }
    return static_cast<uint32_t>(root);
}

/// Multiplies a stream of integers by a gain (kUnityGain = 1.0) and carries the remainder of the division to the next
/// one. The sum of the results differs from the exact product by less than one, for a stream of any length.
class GainWithCarry {
public:
    int64_t apply(int64_t value, uint32_t gain)
    {
        constexpr unsigned kGainBits = 30;
        const int64_t high = (value >> 32) * static_cast<int64_t>(gain);
        const uint64_t low = static_cast<uint64_t>(value & 0xffffffff) * gain + m_pendingEnergy;
        m_pendingEnergy = low & ((uint64_t{1} << kGainBits) - 1);
        return high * (int64_t{1} << (32 - kGainBits)) + static_cast<int64_t>(low >> kGainBits);
    }

private:
    uint64_t m_pendingEnergy = 0;
};

} // namespace vmeter
