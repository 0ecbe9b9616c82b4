// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// Averages are computed over windows of two hops that overlap by one, with a raised-cosine (Hann) weight. So the mean
/// of a periodic product has an error of a few parts in 10^6 at any mains frequency, without windows that begin at zero
/// crossings, and the windows together give each moment the same weight.
inline constexpr std::size_t kBlocksPerHop = 40; ///< 200 ms
inline constexpr std::size_t kHopsPerSecond = kBlocksPerSecond / kBlocksPerHop;
inline constexpr SampleCount kSamplesPerHop = kBlocksPerHop * kSetsPerBlock;

/// Weight of the rising half, 16 fractional bits; the falling half is the complement to one.
inline constexpr unsigned kWeightBits = 16;
extern const std::array<uint32_t, kBlocksPerHop> kRisingWeight;

/// An exact weighted sum of block sums, wider than 64 bits.
class WeightedSum {
public:
    /// `value` -2^55 .. 2^55 - 1 in two parts, so that each product is one of 32 by 32 bits.
    void add(int64_t value, uint32_t weight)
    {
        m_high += int64_t{static_cast<int32_t>(value >> kLowBits)} * static_cast<int32_t>(weight);
        m_low += int64_t{static_cast<int32_t>(value & kLowMask)} * static_cast<int32_t>(weight);
    }
    /// Any `value`, with a weight of one.
    void addWhole(int64_t value)
    {
        m_high += (value >> kLowBits) * (int64_t{1} << kWeightBits);
        m_low += (value & kLowMask) << kWeightBits;
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

    friend constexpr bool operator==(const WeightedSum&, const WeightedSum&) = default;

private:
    friend void addWeightedVector(std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums);

    static constexpr unsigned kLowBits = 24;
    static constexpr int64_t kLowMask = (int64_t{1} << kLowBits) - 1;
    int64_t m_high = 0;
    int64_t m_low = 0;
};

/// Adds each value times `weight`, 0 .. 2^16, to the sum with the same index. On a PC with AVX2 this is
/// addWeightedVector(), with exactly the same result.
void addWeighted(std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums);

/// The reference, which runs on the microcontroller: one value after the other.
void addWeightedScalar(std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums);

/// Two sums as lanes of one vector. Only where hasVectorSums().
void addWeightedVector(std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums);

} // namespace vmeter
