// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/window.h"

#include "core/metrology/constexpr_sine.h"
#include "core/metrology/power_sums.h"

namespace vmeter {

namespace {

constexpr std::array<uint32_t, kBlocksPerHop> risingWeights()
{
    std::array<uint32_t, kBlocksPerHop> weights{};
    for (std::size_t j = 0; j < kBlocksPerHop; ++j) {
        const double turn = (static_cast<double>(j) + 0.5) / static_cast<double>(4 * kBlocksPerHop);
        const double sine = constexprSine(turn);
        weights[j] = static_cast<uint32_t>(sine * sine * (1 << kWeightBits) + 0.5);
    }
    return weights;
}

} // namespace

const std::array<uint32_t, kBlocksPerHop> kRisingWeight = risingWeights();

void addWeighted(std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums)
{
    hasVectorSums() ? addWeightedVector(values, weight, sums) : addWeightedScalar(values, weight, sums);
}

void addWeightedScalar(std::span<const int64_t> values, uint32_t weight, std::span<WeightedSum> sums)
{
    for (std::size_t n = 0; n < sums.size(); ++n) {
        sums[n].add(values[n], weight);
    }
}

int64_t WeightedSum::mean(unsigned fractionBits, unsigned windows) const
{
    // A whole window weighs 2^16 * 40 blocks * 40 samples = 25 * 2^22.
    constexpr unsigned kDivisorBits = 22;
    static_assert((uint64_t{1} << kWeightBits) * kBlocksPerHop * kSetsPerBlock == uint64_t{25} << kDivisorBits);
    const int64_t divisor = int64_t{25} * static_cast<int64_t>(windows);

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
