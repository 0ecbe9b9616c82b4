// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/sweep.h"

#include "virtualhw/bench/snapshot.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace vmeter {
namespace {

constexpr std::size_t kSets = 320; // 40 ms

/// u1 of 325 V peak and 50 Hz, 160 samples a period, which crosses zero upwards `delay` samples after the first.
std::vector<SampleSet> mains(double delay)
{
    std::vector<SampleSet> samples(kScopeSets);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double angle = 2 * std::numbers::pi * (static_cast<double>(i) - delay) / 160;
        samples[i].u[0] = static_cast<int32_t>(std::lround(325.0 / 500 * 8388608 * std::sin(angle)));
    }
    return samples;
}

TEST(Sweep, BeginsAtTheNewestRisingZeroCrossingThatLeavesAFullSweep)
{
    // Crossings at 25, 185, 345, 505, 665; a sweep of 320 of 800 samples may begin at 480 at the latest.
    const Sweep sweep = findSweep(mains(25), kSets);
    EXPECT_TRUE(sweep.triggered);
    EXPECT_EQ(sweep.first, 345U);
    EXPECT_NEAR(sweep.offset, 0, 1e-3);
}

TEST(Sweep, KnowsWhereBetweenTwoSamplesTheCrossingWas)
{
    const Sweep sweep
        = findSweep(mains(25.75), kSets); // sample 346 is 0.25 sample periods after the crossing at 345.75
    EXPECT_EQ(sweep.first, 346U);
    EXPECT_NEAR(sweep.offset, 0.25, 1e-3);
}

TEST(Sweep, RunsFreeOnADeadPhase)
{
    std::vector<SampleSet> samples(kScopeSets);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].u[0] = i % 2 == 0 ? 300 : -300; // noise of some 20 mV
    }
    const Sweep sweep = findSweep(samples, kSets);
    EXPECT_FALSE(sweep.triggered);
    EXPECT_EQ(sweep.first, 480U);
}

TEST(NiceRange, StepsByOneTwoFour)
{
    EXPECT_DOUBLE_EQ(niceRange(341, 10), 400);
    EXPECT_DOUBLE_EQ(niceRange(400, 10), 400);
    EXPECT_DOUBLE_EQ(niceRange(401, 10), 1000);
    EXPECT_DOUBLE_EQ(niceRange(0, 0.1), 0.1);
    EXPECT_DOUBLE_EQ(niceRange(7.4, 0.1), 10);
}

} // namespace
} // namespace vmeter
