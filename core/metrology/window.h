// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/power_sums.h"
#include "core/metrology/samples.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// Averages are computed over windows of two hops that overlap by one, with a raised-cosine (Hann) weight. So the mean
/// of a periodic product has an error of a few parts in 10^5 at any mains frequency, with harmonics up to order 40,
/// without windows that begin at zero crossings, and the windows together give each moment the same weight.
/// The weight is linear within a block. A weight that is constant over a block would sample the products at 200 Hz, and
/// products at four times the mains frequency would beat (docs/decisions/0016-weights-linear-within-a-block.md).
/// [inferred] The length: apparent power is the product of rms values over it.
inline constexpr std::size_t kBlocksPerHop = 40; ///< 200 ms
inline constexpr std::size_t kHopsPerSecond = kBlocksPerSecond / kBlocksPerHop;
inline constexpr SampleCount kSamplesPerHop = kBlocksPerHop * kSetsPerBlock;

/// Weight of one block in the rising half, as factors of the two sums in BlockSums: power * sum - ramp * slope. The
/// falling half is the complement to kWholeWeight.
struct BlockWeight {
    uint32_t sum = 0;
    uint32_t slope = 0;
};
inline constexpr uint32_t kWholeWeight = uint32_t{2 * kPartsPerBlock} << 16;
extern const std::array<BlockWeight, kBlocksPerHop> kRisingWeight;

/// An exact weighted sum of block sums, wider than 64 bits.
class WeightedSum {
public:
    /// `sum` and `ramp` -2^57 .. 2^57 - 1 in two parts, so that each product is one of 32 by 32 bits.
    void add(int64_t sum, int64_t ramp, BlockWeight weight)
    {
        m_high += part(sum >> kLowBits, weight.sum) - part(ramp >> kLowBits, weight.slope);
        m_low += part(sum & kLowMask, weight.sum) - part(ramp & kLowMask, weight.slope);
    }
    /// A sum over a hop with the whole weight.
    void addWhole(int64_t sum)
    {
        m_high += (sum >> kLowBits) * kWholeWeight;
        m_low += (sum & kLowMask) * kWholeWeight;
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
    friend void addWeightedVector(
        const BlockSums& block, BlockWeight weight, std::array<WeightedSum, kMoments>& weighted, MomentRow& plain);

    static int64_t part(int64_t value, uint32_t weight)
    {
        return int64_t{static_cast<int32_t>(value)} * static_cast<int32_t>(weight);
    }

    static constexpr unsigned kLowBits = 26;
    static constexpr int64_t kLowMask = (int64_t{1} << kLowBits) - 1;
    int64_t m_high = 0;
    int64_t m_low = 0;
};

/// One weighted sum for each of the sums of products.
using WindowMoments = std::array<WeightedSum, kMoments>;

/// Adds one block to the weighted sums, and its sums with a weight of one to `plain`. On a PC with AVX2 this is
/// addWeightedVector(), with exactly the same result.
void addWeighted(const BlockSums& block, BlockWeight weight, WindowMoments& weighted, MomentRow& plain);

/// The reference, which runs on the microcontroller: one sum after the other.
void addWeightedScalar(const BlockSums& block, BlockWeight weight, WindowMoments& weighted, MomentRow& plain);

/// Two sums as lanes of one vector. Only where hasVectorSums().
void addWeightedVector(const BlockSums& block, BlockWeight weight, WindowMoments& weighted, MomentRow& plain);

} // namespace vmeter
