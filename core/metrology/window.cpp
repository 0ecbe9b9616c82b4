// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/window.h"

#include "core/metrology/constexpr_sine.h"

#include <bit>

namespace vmeter {

namespace {

// sin^2 at the borders between blocks, 16 fractional bits. It rises from 0 to one; what is behind the middle is the
// complement of what is before it, so both halves of a window have the same weight.
constexpr std::array<uint32_t, kBlocksPerHop + 1> risingAtBorders()
{
    constexpr uint32_t kOne = uint32_t{1} << 16;
    std::array<uint32_t, kBlocksPerHop + 1> rising{};
    for (std::size_t border = 0; border <= kBlocksPerHop / 2; ++border) {
        const double sine = constexprSine(static_cast<double>(border) / static_cast<double>(4 * kBlocksPerHop));
        rising[border] = static_cast<uint32_t>(sine * sine * kOne + 0.5);
        rising[kBlocksPerHop - border] = kOne - rising[border];
    }
    return rising;
}

// With w0 and w1 at the borders of a block, part p of its P parts has the weight w0 + (w1 - w0) (p + 1/2) / P. A sample
// of this part stands P - p times in the ramp, so the weight times 2P is (2P w1 + (w1 - w0)) - 2 (w1 - w0) (P - p).
constexpr std::array<BlockWeight, kBlocksPerHop> risingWeights()
{
    const auto rising = risingAtBorders();
    std::array<BlockWeight, kBlocksPerHop> weights{};
    for (std::size_t block = 0; block < kBlocksPerHop; ++block) {
        const uint32_t rise = rising[block + 1] - rising[block];
        weights[block] = {static_cast<uint32_t>(2 * kPartsPerBlock) * rising[block + 1] + rise, 2 * rise};
    }
    return weights;
}

} // namespace

const std::array<BlockWeight, kBlocksPerHop> kRisingWeight = risingWeights();

void addWeighted(const BlockSums& block, BlockWeight weight, WindowMoments& weighted, MomentRow& plain)
{
    hasVectorSums() ? addWeightedVector(block, weight, weighted, plain)
                    : addWeightedScalar(block, weight, weighted, plain);
}

void addWeightedScalar(const BlockSums& block, BlockWeight weight, WindowMoments& weighted, MomentRow& plain)
{
    const auto sums = std::bit_cast<MomentRow>(block.power);
    const auto ramps = std::bit_cast<MomentRow>(block.ramp);
    for (std::size_t n = 0; n < kMoments; ++n) {
        weighted[n].add(sums[n], ramps[n], weight);
        plain[n] += sums[n];
    }
}

int64_t WeightedSum::mean(unsigned fractionBits, unsigned windows) const
{
    // A whole window weighs 20 * 2^16 * 40 blocks * 40 samples = 125 * 2^24.
    constexpr unsigned kDivisorBits = 24;
    static_assert(uint64_t{kWholeWeight} * kBlocksPerHop * kSetsPerBlock == uint64_t{125} << kDivisorBits);
    const int64_t divisor = int64_t{125} * static_cast<int64_t>(windows);

    const int64_t high = m_high + (m_low >> kLowBits);
    const int64_t low = m_low & kLowMask;
    int64_t quotient = high / divisor;
    int64_t rest = high % divisor;
    if (rest < 0) {
        rest += divisor;
        --quotient;
    }
    const int64_t fine = (((rest << kLowBits) + low) << fractionBits) / (divisor << kDivisorBits);
    return quotient * (int64_t{1} << (fractionBits + kLowBits - kDivisorBits)) + fine;
}

} // namespace vmeter
