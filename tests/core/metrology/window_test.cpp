// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/window.h"

#include "core/metrology/power_sums.h"

#include <gtest/gtest.h>

#include <random>

namespace vmeter {
namespace {

TEST(Window, RisingWeightsAreAQuarterSineSquared)
{
    // sin^2(pi (j + 0.5) / 80) * 65536 by hand: j = 0 25.3, j = 19 31491.4 -> the pair around one half, j = 39 65510.7.
    EXPECT_EQ(kRisingWeight.front(), 25U);
    EXPECT_EQ(kRisingWeight.back(), 65511U);
    EXPECT_EQ(kRisingWeight[19] + kRisingWeight[20], 65536U);
}

TEST(Window, MeanOfAConstantIsTheConstant)
{
    // Each block's sum is 40 samples of -1000000; a window weighs 40 whole blocks in all.
    WeightedSum sum;
    for (const uint32_t weight : kRisingWeight) {
        sum.add(-40'000'000, weight);
        sum.add(-40'000'000, 65536 - weight);
    }
    EXPECT_EQ(sum.mean(8, 1), -256'000'000);
}

TEST(Window, MeanHoldsFullScaleSquares)
{
    constexpr int64_t kSquare = int64_t{1} << 46;
    WeightedSum sum;
    for (const uint32_t weight : kRisingWeight) {
        sum.add(40 * kSquare, weight);
        sum.add(40 * kSquare, 65536 - weight);
    }
    EXPECT_EQ(sum.mean(16, 1), kSquare << 16);
}

TEST(Window, WholeHopsOfFullScaleSquaresWeighOne)
{
    // A window is two hops of 40 blocks of 40 samples; the mean is over 1600 samples' worth of weight.
    constexpr int64_t kSquare = int64_t{1} << 46;
    WeightedSum sum;
    sum.addWhole(1600 * kSquare);
    EXPECT_EQ(sum.mean(8, 1), kSquare << 8);
    sum.addWhole(-1600 * kSquare);
    sum.addWhole(-1600 * 3);
    EXPECT_EQ(sum.mean(8, 1), -3 * 256);
}

TEST(Window, WhatThisProcessorUsesAgreesWithTheReferenceToTheLastBit)
{
    std::mt19937_64 random(5);
    constexpr int64_t kLimit = int64_t{1} << 55;
    std::uniform_int_distribution<int64_t> value(-kLimit, kLimit - 1);
    std::uniform_int_distribution<uint32_t> weight(0, 1U << kWeightBits);
    std::array<WeightedSum, kMoments> used;
    std::array<WeightedSum, kMoments> reference;
    for (int block = 0; block < 200; ++block) {
        std::array<int64_t, kMoments> values{};
        for (int64_t& each : values) {
            each = value(random);
        }
        values[static_cast<std::size_t>(block) % kMoments] = block % 2 == 0 ? -kLimit : kLimit - 1;
        const uint32_t common = weight(random);
        addWeighted(values, common, used);
        addWeightedScalar(values, common, reference);
        ASSERT_EQ(used, reference) << "block " << block;
    }
}

} // namespace
} // namespace vmeter
