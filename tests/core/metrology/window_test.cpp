// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/window.h"

#include "core/metrology/power_sums.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>

namespace vmeter {
namespace {

// The weight of one sample in part `part` of a block, 2^16 * 20 being one.
int64_t weightOf(BlockWeight weight, std::size_t part)
{
    return int64_t{weight.sum} - static_cast<int64_t>(kPartsPerBlock - part) * weight.slope;
}

TEST(Window, WeightIsAQuarterSineSquaredThatIsLinearWithinABlock)
{
    // sin^2(pi b / 80) * 65536 at border b: b = 0 0, b = 1 101.0, b = 19 30197.0, b = 20 32768, b = 39 65435.0.
    EXPECT_EQ(weightOf(kRisingWeight[0], 0), 101) << "a twentieth of the rise of the first block, times 20";
    EXPECT_EQ(weightOf(kRisingWeight[0], 9), 19 * 101);
    EXPECT_EQ(weightOf(kRisingWeight[19], 0), 20 * 30197 + 2571);
    EXPECT_EQ(weightOf(kRisingWeight[19], 9), 20 * 30197 + 19 * 2571);
    EXPECT_EQ(weightOf(kRisingWeight[39], 9), 20 * 65435 + 19 * 101);
}

TEST(Window, BothHalvesHaveTheSameWeight)
{
    int64_t rising = 0;
    for (const BlockWeight weight : kRisingWeight) {
        for (std::size_t part = 0; part < kPartsPerBlock; ++part) {
            rising += weightOf(weight, part);
        }
    }
    EXPECT_EQ(rising, int64_t{kWholeWeight} * static_cast<int64_t>(kBlocksPerHop * kPartsPerBlock) / 2);
}

// The rising half of a window and then the whole of the falling one, for a constant: each part of a block is four
// samples; the ramp counts the parts 10, 9 ... 1 times.
WeightedSum windowOf(int64_t value)
{
    WeightedSum rising;
    for (const BlockWeight weight : kRisingWeight) {
        rising.add(40 * value, 4 * 55 * value, weight);
    }
    WeightedSum window = rising;
    window.addWhole(1600 * value);
    window -= rising;
    return window;
}

TEST(Window, MeanOfAConstantIsTheConstant)
{
    EXPECT_EQ(windowOf(-1'000'000).mean(8, 1), -256'000'000);
}

TEST(Window, HalfAWindowOfAConstantIsHalfTheConstant)
{
    WeightedSum rising;
    for (const BlockWeight weight : kRisingWeight) {
        rising.add(-40'000'000, -220'000'000, weight);
    }
    EXPECT_EQ(rising.mean(8, 1), -128'000'000);
}

TEST(Window, MeanHoldsFullScaleSquares)
{
    constexpr int64_t kSquare = int64_t{1} << 46;
    EXPECT_EQ(windowOf(kSquare).mean(16, 1), kSquare << 16);
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
    constexpr int64_t kLimit = int64_t{1} << 57;
    std::uniform_int_distribution<int64_t> value(-kLimit, kLimit - 1);
    std::uniform_int_distribution<uint32_t> factor(0, kWholeWeight);
    WindowMoments used;
    WindowMoments reference;
    MomentRow usedPlain{};
    MomentRow referencePlain{};
    for (std::size_t block = 0; block < 200; ++block) {
        MomentRow sums{};
        MomentRow ramps{};
        for (std::size_t n = 0; n < kMoments; ++n) {
            sums[n] = value(random);
            ramps[n] = value(random);
        }
        sums[block % kMoments] = block % 2 == 0 ? -kLimit : kLimit - 1;
        ramps[(block + 7) % kMoments] = block % 3 == 0 ? -kLimit : kLimit - 1;
        const BlockSums blockSums{std::bit_cast<PowerSums>(sums), std::bit_cast<PowerSums>(ramps), {}, {}};
        const BlockWeight weight{factor(random), factor(random)};
        usedPlain = {};
        referencePlain = {};
        addWeighted(blockSums, weight, used, usedPlain);
        addWeightedScalar(blockSums, weight, reference, referencePlain);
        ASSERT_EQ(used, reference) << "block " << block;
        ASSERT_EQ(usedPlain, referencePlain) << "block " << block;
        ASSERT_EQ(usedPlain, sums);
    }
}

} // namespace
} // namespace vmeter
