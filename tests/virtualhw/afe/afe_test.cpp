// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/afe/noise.h"
#include "virtualhw/afe/virtual_afe.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <vector>

namespace vmeter {
namespace {

TEST(Noise, IsWhiteAndNormal)
{
    std::vector<float> values(300'000);
    Noise(5).fill(values);
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    int beyondTwo = 0;
    int beyondThree = 0;
    for (std::size_t n = 0; n < values.size(); ++n) {
        sum += values[n];
        squares += values[n] * values[n];
        neighbours += n == 0 ? 0 : values[n] * values[n - 1];
        beyondTwo += std::fabs(values[n]) > 2 ? 1 : 0;
        beyondThree += std::fabs(values[n]) > 3 ? 1 : 0;
    }
    const auto count = static_cast<double>(values.size());
    EXPECT_NEAR(sum / count, 0, 0.01);
    EXPECT_NEAR(squares / count, 1, 0.01);
    EXPECT_NEAR(neighbours / count, 0, 0.01);
    EXPECT_NEAR(beyondTwo / count, 0.0455, 0.002); // normal distribution
    EXPECT_NEAR(beyondThree / count, 0.0027, 0.0005);
}

TEST(Noise, IsReproducibleFromItsSeed)
{
    std::vector<float> first(1000);
    std::vector<float> again(1000);
    std::vector<float> other(1000);
    Noise(7).fill(first);
    Noise(7).fill(again);
    Noise(8).fill(other);
    EXPECT_EQ(first, again);
    EXPECT_NE(first, other);
}

AnalogBlock constantBlock(float volts, float amperes)
{
    AnalogBlock block;
    for (auto& set : block.set) {
        set = {volts, volts, volts, 0, amperes, amperes, amperes, 0};
    }
    return block;
}

SampleSet converted(const AfeParameters& parameters, float volts, float amperes)
{
    VirtualAfe afe(parameters, 1);
    SampleBlock block{};
    afe.convert(constantBlock(volts, amperes), block);
    return block[0];
}

TEST(VirtualAfe, IdealIsExactToHalfAnLsb)
{
    // 250 V is half of 500 V: 2^22; 1 A is 2^23 / 200 = 41943.04.
    const SampleSet set = converted({AfeProfile::ideal}, 250, 1);
    EXPECT_EQ(set.u[0], 4'194'304);
    EXPECT_EQ(set.i[0], 41'943);
    EXPECT_EQ(converted({AfeProfile::ideal}, -250, -1).i[0], -41'943);
}

TEST(VirtualAfe, SaturatesWithoutWrapping)
{
    const SampleSet high = converted({AfeProfile::ideal}, 600, 300);
    EXPECT_EQ(high.u[0], kSampleMax);
    EXPECT_EQ(high.i[2], kSampleMax);
    const SampleSet low = converted({AfeProfile::ideal}, -600, -300);
    EXPECT_EQ(low.u[0], kSampleMin);
    EXPECT_EQ(low.i[2], kSampleMin);
}

TEST(VirtualAfe, StandardErrorsStayWithinTheirLimits)
{
    // metrology.md 5.2 and 5.3: residual 0.02 % gain, 0.01 deg; 0.25 V and 0.1 A offset; 5 ppm.
    for (uint64_t seed = 1; seed <= 50; ++seed) {
        const AfeErrors errors = afeErrors({}, seed);
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            EXPECT_LE(std::fabs(errors.gain[lane]), 0.0002);
            EXPECT_LE(std::fabs(errors.offset[lane]), lane < kCurrentLane ? 0.25 : 0.1);
            EXPECT_LE(std::fabs(errors.skewSeconds[lane]), 0.01 / 360 / 50);
        }
        EXPECT_EQ(errors.clockPpm, 5);
    }
    EXPECT_NE(afeErrors({}, 1).gain, afeErrors({}, 2).gain);
    EXPECT_EQ(afeErrors({}, 3).gain, afeErrors({}, 3).gain);
}

TEST(VirtualAfe, StandardNoiseHasItsRms)
{
    // 6.3 ppm of full scale: 52.8 LSB on every channel.
    VirtualAfe afe({}, 1);
    SampleBlock block{};
    const AnalogBlock zero = constantBlock(0, 0);
    double sum = 0;
    double squares = 0;
    constexpr int kBlocks = 500;
    for (int n = 0; n < kBlocks; ++n) {
        afe.convert(zero, block);
        for (const SampleSet& set : block) {
            sum += set.i[1];
            squares += static_cast<double>(set.i[1]) * set.i[1];
        }
    }
    const double count = kBlocks * static_cast<double>(kSetsPerBlock);
    const double mean = sum / count;
    EXPECT_NEAR(std::sqrt(squares / count - mean * mean), 52.8, 1);
}

} // namespace
} // namespace vmeter
