// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// Averages are taken over windows of two hops that overlap by one, under a raised-cosine (Hann) weight: the mean of a
/// periodic product is then right to some parts in 10^6 at any mains frequency, without cutting windows at zero
/// crossings, and the windows of all hops together weigh every moment alike.
inline constexpr std::size_t kBlocksPerHop = 40; ///< 200 ms
inline constexpr std::size_t kHopsPerSecond = kBlocksPerSecond / kBlocksPerHop;
inline constexpr SampleCount kSamplesPerHop = kBlocksPerHop * kSetsPerBlock;

/// Weight of the rising half, 16 fractional bits; the falling half is the complement to one.
inline constexpr unsigned kWeightBits = 16;
extern const std::array<uint32_t, kBlocksPerHop> kRisingWeight;

/// An exact sum of block sums times weights, wider than 64 bits.
class WeightedSum {
public:
    void add(int64_t value, uint32_t weight)
    {
        m_high += (value >> kLowBits) * static_cast<int64_t>(weight);
        m_low += (value & kLowMask) * static_cast<int64_t>(weight);
    }
    WeightedSum& operator+=(const WeightedSum& other)
    {
        m_high += other.m_high;
        m_low += other.m_low;
        return *this;
    }
    WeightedSum& operator-=(const WeightedSum& other)
    {
        m_high -= other.m_high;
        m_low -= other.m_low;
        return *this;
    }

    /// The weighted mean per sample over `windows` whole windows, with `fractionBits` (2 .. 16) fractional bits.
    [[nodiscard]] int64_t mean(unsigned fractionBits, unsigned windows) const;

private:
    static constexpr unsigned kLowBits = 20;
    static constexpr int64_t kLowMask = (int64_t{1} << kLowBits) - 1;
    int64_t m_high = 0;
    int64_t m_low = 0;
};

} // namespace vmeter
