// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/power_sums.h"

#include <gtest/gtest.h>

#include <random>

namespace vmeter {
namespace {

// A block of random words over the whole range of the converter, some at its limits.
SampleBlock randomBlock(std::mt19937& random)
{
    std::uniform_int_distribution<int32_t> word(kSampleMin, kSampleMax);
    SampleBlock block{};
    for (SampleSet& set : block) {
        for (std::size_t k = 0; k < kPhases; ++k) {
            set.u[k] = word(random);
            set.i[k] = word(random);
        }
        if (random() % 200 == 0) {
            set.u[random() % 3] = kSampleMax;
            set.i[random() % 3] = kSampleMin;
        }
    }
    return block;
}

TEST(PowerSums, OfAConstantAreItsProducts)
{
    SampleBlock block{};
    for (SampleSet& set : block) {
        set.u = {10, 20, 30, 0};
        set.i = {1, -2, 3, 0};
    }
    DcEstimate dc;
    dc.u = {1, 0, 0};
    dc.i = {0, 0, -1};
    Oscillator::Block oscillator;
    oscillator.cosine.fill(100);
    oscillator.sine.fill(-7);
    const BlockSums sums = sumBlockScalar(block, dc, oscillator);
    // Less DC: u 9 20 30, i 1 -2 4; 40 of each.
    EXPECT_EQ(sums.power.u, (PhaseSums{360, 800, 1200}));
    EXPECT_EQ(sums.power.i, (PhaseSums{40, -80, 160}));
    EXPECT_EQ(sums.power.uu, (PhaseSums{40 * 81, 40 * 400, 40 * 900}));
    EXPECT_EQ(sums.power.ii, (PhaseSums{40 * 1, 40 * 4, 40 * 16}));
    EXPECT_EQ(sums.power.ui, (PhaseSums{40 * 9, 40 * -40, 40 * 120}));
    EXPECT_EQ(sums.power.uPair, (PhaseSums{40 * 180, 40 * 600, 40 * 270}));
    EXPECT_EQ(sums.power.iPair, (PhaseSums{40 * -2, 40 * -8, 40 * 4}));
    EXPECT_EQ(sums.power.uCos, (PhaseSums{36000, 80000, 120000}));
    EXPECT_EQ(sums.power.iSin, (PhaseSums{-280, 560, -1120}));
    EXPECT_EQ(sums.steps[4], (std::array<int32_t, 3>{72, 160, 240}));
    EXPECT_EQ(sums.overRange, (std::array<bool, 3>{}));
}

TEST(PowerSums, TheRampCountsThePartsOfABlockTenNineAndSoOnTimes)
{
    SampleBlock block{};
    block[0].u[0] = 7;  // part 0
    block[13].u[0] = 5; // part 3
    block[39].u[0] = 3; // part 9
    block[13].i[0] = -2;
    Oscillator::Block oscillator{};
    oscillator.sine.fill(100);
    const BlockSums sums = sumBlockScalar(block, {}, oscillator);
    EXPECT_EQ(sums.ramp.u[0], 10 * 7 + 7 * 5 + 3);
    EXPECT_EQ(sums.ramp.uu[0], 10 * 49 + 7 * 25 + 9);
    EXPECT_EQ(sums.ramp.ui[0], -70);
    EXPECT_EQ(sums.ramp.iSin[0], -1400);
    EXPECT_EQ(sums.ramp.u[1], 0);
}

TEST(PowerSums, WhatThisProcessorUsesAgreesWithTheReferenceToTheLastBit)
{
    std::mt19937 random(11);
    std::uniform_int_distribution<int32_t> offset(-20000, 20000);
    std::uniform_int_distribution<int32_t> sine(-16384, 16384);
    int saturated = 0;
    for (int round = 0; round < 500; ++round) {
        const SampleBlock block = randomBlock(random);
        DcEstimate dc;
        Oscillator::Block oscillator;
        for (std::size_t k = 0; k < kPhases; ++k) {
            dc.u[k] = offset(random);
            dc.i[k] = offset(random);
        }
        for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
            oscillator.cosine[n] = sine(random);
            oscillator.sine[n] = sine(random);
        }
        const BlockSums a = sumBlockScalar(block, dc, oscillator);
        const BlockSums b = sumBlock(block, dc, oscillator);
        ASSERT_EQ(std::bit_cast<MomentRow>(a.power), std::bit_cast<MomentRow>(b.power));
        ASSERT_EQ(std::bit_cast<MomentRow>(a.ramp), std::bit_cast<MomentRow>(b.ramp));
        ASSERT_EQ(a.steps, b.steps);
        ASSERT_EQ(a.overRange, b.overRange);
        saturated += a.overRange[0] ? 1 : 0;
    }
    EXPECT_GT(saturated, 10) << "the ends of the range were met";
}

} // namespace
} // namespace vmeter
