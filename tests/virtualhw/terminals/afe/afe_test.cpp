// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/afe/noise.h"
#include "virtualhw/terminals/afe/virtual_afe.h"

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

AfeParameters ideal()
{
    AfeParameters parameters;
    parameters.profile = AfeProfile::ideal;
    return parameters;
}

TEST(VirtualAfe, IdealIsExactToHalfAnLsb)
{
    // 250 V is half of 500 V: 2^22; 1 A is 2^23 / 200 = 41943.04.
    const SampleSet set = converted(ideal(), 250, 1);
    EXPECT_EQ(set.u[0], 4'194'304);
    EXPECT_EQ(set.i[0], 41'943);
    EXPECT_EQ(converted(ideal(), -250, -1).i[0], -41'943);
}

TEST(VirtualAfe, SaturatesWithoutWrapping)
{
    const SampleSet high = converted(ideal(), 600, 300);
    EXPECT_EQ(high.u[0], kSampleMax);
    EXPECT_EQ(high.i[2], kSampleMax);
    const SampleSet low = converted(ideal(), -600, -300);
    EXPECT_EQ(low.u[0], kSampleMin);
    EXPECT_EQ(low.i[2], kSampleMin);
}

TEST(VirtualAfe, StandardNoiseHasItsRms)
{
    // 6.3 ppm of full scale: 52.8 LSB on every channel, and up to 2 % of gain.
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
    EXPECT_NEAR(std::sqrt(squares / count - mean * mean), 52.8, 1.6);
}

TEST(VirtualAfe, GainErrorAndOffsetShowInTheWords)
{
    AfeParameters parameters = ideal();
    parameters.gainErrorPercent = {1, 0, -2};
    const SampleSet set = converted(parameters, 250, 1);
    EXPECT_EQ(set.u[0], 4'236'247); // 2^22 * 1.01
    EXPECT_EQ(set.u[1], 4'194'304);
    EXPECT_EQ(set.i[2], 41'104); // 41943.04 * 0.98
    parameters = ideal();
    parameters.dcOffset = {5e-4, 0, 0};
    EXPECT_EQ(converted(parameters, 0, 0).u[0], 4194); // 2^23 * 5e-4
    EXPECT_EQ(converted(parameters, 0, 0).i[0], 4194);
    EXPECT_EQ(converted(parameters, 0, 0).i[1], 0);
}

TEST(VirtualAfe, AShorterWordHasCoarserSteps)
{
    AfeParameters parameters = ideal();
    parameters.bits = 16;
    // Steps of 256 LSB: 41943.04 LSB are 163.8 steps.
    EXPECT_EQ(converted(parameters, 250, 1).i[0], 164 * 256);
    EXPECT_EQ(converted(parameters, 250, -1).i[0], -164 * 256);
    EXPECT_EQ(converted(parameters, 250, 0.003F).i[0], 0); // 125.8 LSB, below half a step
    EXPECT_EQ(converted(parameters, 250, 300).i[0], kSampleMax) << "so that the over-range shows";
    EXPECT_EQ(converted(parameters, 250, -300).i[0], kSampleMin);
}

TEST(VirtualAfe, StaysAtItsEndForAMillisecondAfterAnOverload)
{
    VirtualAfe afe({}, 1);
    AnalogBlock analog = constantBlock(230, 5);
    analog.set[10][kCurrentLane + 1] = -3394;
    analog.set[38][kCurrentLane + 2] = 3394;
    SampleBlock block{};
    afe.convert(analog, block);
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        EXPECT_EQ(block[n].i[1] == kSampleMin, n >= 10 && n <= 18) << n;
        EXPECT_EQ(block[n].i[2] == kSampleMax, n >= 38) << n;
        EXPECT_GT(block[n].i[0], 0);
        EXPECT_LT(block[n].i[0], kSampleMax);
    }
    afe.convert(constantBlock(230, 5), block);
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        EXPECT_EQ(block[n].i[2] == kSampleMax, n < 7) << n;
    }
}

TEST(VirtualAfe, IdealRecoversAtOnce)
{
    VirtualAfe afe(ideal(), 1);
    AnalogBlock analog = constantBlock(230, 5);
    analog.set[10][kCurrentLane] = 3394;
    SampleBlock block{};
    afe.convert(analog, block);
    EXPECT_EQ(block[10].i[0], kSampleMax);
    EXPECT_EQ(block[11].i[0], 209'715); // 5 A
}

TEST(VirtualAfe, OffsetsWanderWithinAnHour)
{
    // The drift reaches the limit of 0.005 % of full scale, 419 LSB, after a quarter of an hour, and the other limit
    // after three quarters.
    AfeParameters parameters = ideal();
    parameters.dcDrift = 5e-5;
    VirtualAfe afe(parameters, 1);
    const AnalogBlock zero = constantBlock(0, 0);
    SampleBlock block{};
    constexpr int kQuarterHour = 900 * static_cast<int>(kBlocksPerSecond);
    for (const int expected : {419, 0, -419}) {
        for (int n = 0; n < kQuarterHour; ++n) {
            afe.convert(zero, block);
        }
        EXPECT_NEAR(block[0].u[0], expected, 1);
        EXPECT_NEAR(block[0].i[2], expected, 1);
    }
}

TEST(VirtualAfe, LooksAtTheGridWithItsOwnClockAndDelays)
{
    AfeParameters parameters = ideal();
    parameters.clockPpm = 50;
    parameters.phaseErrorDeg = {0.1, 0, 0};
    VirtualAfe afe(parameters, 1);
    EXPECT_DOUBLE_EQ(afe.path().rateHz, 8000.4);
    EXPECT_NEAR(afe.path().skewSeconds[kCurrentLane], 0.1 / 360 / 50, 1e-12);
    // 23 steps of 244 ns make 0.101 deg.
    afe.setCurrentDelays({23, 0, -512});
    EXPECT_NEAR(afe.path().skewSeconds[kCurrentLane], 0.1 / 360 / 50 - 23.0 / 512 / 8000.4, 1e-12);
    EXPECT_NEAR(afe.path().skewSeconds[kCurrentLane + 2], 1 / 8000.4, 1e-12);
    EXPECT_EQ(afe.path().skewSeconds[0], 0);
}

TEST(VirtualAfe, CrosstalkIsFromFullScaleToFullScale)
{
    // docs/metrology.md, section 5.2: -120 dB of 230 V is 0.092 mA.
    const AnalogPath path = VirtualAfe({}, 1).path();
    EXPECT_NEAR(230 * path.currentPerVolt, 0.092e-3, 1e-9);
    EXPECT_DOUBLE_EQ(path.betweenPhases, 1e-6);
    EXPECT_FALSE(VirtualAfe(ideal(), 1).path().distorts());
}

} // namespace
} // namespace vmeter
