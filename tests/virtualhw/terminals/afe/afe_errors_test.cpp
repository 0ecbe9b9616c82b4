// SPDX-License-Identifier: GPL-3.0-or-later
// Figures: docs/metrology.md, sections 5.2 and 5.3.
#include "virtualhw/terminals/afe/afe_errors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace vmeter {
namespace {

constexpr std::size_t kChannels[]{0, 1, 2, 4, 5, 6};

AfeParameters profile(AfeProfile name)
{
    AfeParameters parameters;
    parameters.profile = name;
    return parameters;
}

double leadDeg(double skewSeconds)
{
    return skewSeconds * 50 * 360;
}

TEST(AfeErrors, IdealHasNone)
{
    EXPECT_EQ(afeErrors(profile(AfeProfile::ideal), 1), AfeErrors{});
}

TEST(AfeErrors, StandardStaysWithinItsLimits)
{
    double largestVoltageGain = 0;
    double largestLead = 0;
    double smallestLead = 1;
    for (uint64_t seed = 1; seed <= 50; ++seed) {
        const AfeErrors errors = afeErrors({}, seed);
        for (const std::size_t lane : kChannels) {
            const bool current = lane >= kCurrentLane;
            EXPECT_LE(std::fabs(errors.gain[lane]), current ? 0.02 : 0.01);
            EXPECT_LE(std::fabs(errors.offset[lane]), current ? 0.1 : 0.25);
            EXPECT_DOUBLE_EQ(errors.noiseRms[lane], current ? 1.26e-3 : 3.15e-3);
            const double lead = leadDeg(errors.skewSeconds[lane]);
            EXPECT_NEAR(lead, current ? 0.15 : -0.02, current ? 0.05 : 1e-9);
            if (current) {
                largestLead = std::fmax(largestLead, lead);
                smallestLead = std::fmin(smallestLead, lead);
            } else {
                largestVoltageGain = std::fmax(largestVoltageGain, std::fabs(errors.gain[lane]));
            }
        }
        EXPECT_DOUBLE_EQ(errors.crosstalk, 1e-6);
        EXPECT_DOUBLE_EQ(errors.phaseCrosstalk, 1e-6);
        EXPECT_EQ(errors.clockPpm, 5);
        EXPECT_EQ(errors.bits, 24U);
        EXPECT_EQ(errors.recoverySeconds, 0.001);
    }
    EXPECT_GT(largestVoltageGain, 0.009) << "the limits are used";
    EXPECT_GT(largestLead, 0.195);
    EXPECT_LT(smallestLead, 0.105);
}

TEST(AfeErrors, WorstIsAtTheLimits)
{
    const AfeErrors errors = afeErrors(profile(AfeProfile::worst), 3);
    for (const std::size_t lane : kChannels) {
        const bool current = lane >= kCurrentLane;
        EXPECT_DOUBLE_EQ(std::fabs(errors.gain[lane]), current ? 0.02 : 0.01);
        EXPECT_DOUBLE_EQ(std::fabs(errors.offset[lane]), current ? 0.1 : 0.25);
        EXPECT_DOUBLE_EQ(errors.noiseRms[lane], current ? 3.78e-3 : 9.45e-3);
    }
    EXPECT_DOUBLE_EQ(errors.crosstalk, std::pow(10, -5.5));
    EXPECT_EQ(errors.clockPpm, 50);
}

TEST(AfeErrors, ShuntHasTwelveMilliamperesOfNoiseAndLeadsLittle)
{
    const AfeErrors errors = afeErrors(profile(AfeProfile::shunt), 1);
    EXPECT_DOUBLE_EQ(errors.noiseRms[kCurrentLane], 0.012);
    EXPECT_DOUBLE_EQ(errors.noiseRms[0], 3.15e-3);
    EXPECT_LE(std::fabs(leadDeg(errors.skewSeconds[kCurrentLane])), 0.05);
}

TEST(AfeErrors, ComeFromTheSeedAlone)
{
    EXPECT_EQ(afeErrors({}, 3), afeErrors({}, 3));
    EXPECT_NE(afeErrors({}, 1).gain, afeErrors({}, 2).gain);
}

TEST(AfeErrors, ParametersAddToWhatTheSeedDrawsOrTakeItsPlace)
{
    AfeParameters parameters;
    parameters.noise = 2;
    parameters.gainErrorPercent = {1, 0, -3};
    parameters.phaseErrorDeg = {0, 0.1, 0};
    parameters.dcOffset = {0, 0, 5e-4};
    parameters.dcDrift = 1e-4;
    parameters.crosstalkDb = -100;
    parameters.phaseCrosstalkDb = -80;
    parameters.thdDb = -60;
    parameters.clockPpm = -20;
    parameters.bits = 18;
    parameters.decimation = Decimation::sinc3;
    parameters.recoverySeconds = 0.01;
    const AfeErrors plain = afeErrors({}, 9);
    const AfeErrors errors = afeErrors(parameters, 9);
    EXPECT_DOUBLE_EQ(errors.noiseRms[4], 2.52e-3);
    EXPECT_DOUBLE_EQ(errors.gain[0], plain.gain[0] + 0.01);
    EXPECT_DOUBLE_EQ(errors.gain[5], plain.gain[5]);
    EXPECT_DOUBLE_EQ(errors.gain[6], plain.gain[6] - 0.03);
    EXPECT_NEAR(leadDeg(errors.skewSeconds[5] - plain.skewSeconds[5]), 0.1, 1e-9);
    EXPECT_EQ(errors.skewSeconds[1], plain.skewSeconds[1]) << "the current leads, not the voltage";
    EXPECT_NEAR(errors.offset[2] - plain.offset[2], 0.25, 1e-12);
    EXPECT_NEAR(errors.offset[6] - plain.offset[6], 0.1, 1e-12);
    EXPECT_DOUBLE_EQ(errors.drift[0], 0.05);
    EXPECT_DOUBLE_EQ(errors.crosstalk, 1e-5);
    EXPECT_DOUBLE_EQ(errors.phaseCrosstalk, 1e-4);
    EXPECT_DOUBLE_EQ(errors.cubic, 4e-3);
    EXPECT_EQ(errors.clockPpm, -20);
    EXPECT_EQ(errors.bits, 18U);
    EXPECT_EQ(errors.decimation, Decimation::sinc3);
    EXPECT_EQ(errors.recoverySeconds, 0.01);
}

TEST(AfeErrors, NoiseOfAnIdealFrontEndIsThatOfTheDataSheets)
{
    AfeParameters parameters = profile(AfeProfile::ideal);
    parameters.noise = 1;
    EXPECT_DOUBLE_EQ(afeErrors(parameters, 1).noiseRms[4], 1.26e-3);
}

TEST(AfeErrors, GainsFollowTheTemperature)
{
    // 32 K above the temperature of calibration, 25 ppm/K: 800 ppm.
    AfeParameters parameters = profile(AfeProfile::ideal);
    parameters.temperature = 55;
    EXPECT_EQ(afeErrors(parameters, 1).gain[0], 0);
    parameters.temperatureCoefficient = 25;
    EXPECT_NEAR(afeErrors(parameters, 1).gain[0], 800e-6, 1e-12);
    parameters = {};
    parameters.temperature = 55;
    const double change = afeErrors(parameters, 1).gain[4] - afeErrors({}, 1).gain[4];
    EXPECT_NE(change, 0);
    EXPECT_LE(std::fabs(change), 820e-6);
}

TEST(AfeErrors, TheFactoryKnowsNothingOfTheTemperatureNorOfWhatCameLater)
{
    AfeParameters parameters;
    parameters.phaseErrorDeg = {0.1, 0.1, 0.1};
    parameters.temperature = 40;
    AfeParameters factory = atFactory(parameters);
    EXPECT_EQ(factory.phaseErrorDeg[0], 0.1);
    EXPECT_EQ(factory.temperature, 23);
    parameters.calibrated = false;
    factory = atFactory(parameters);
    EXPECT_EQ(factory, AfeParameters{});
}

TEST(AfeErrors, SerialNumbersTellFrontEndsApart)
{
    std::set<uint64_t> numbers;
    AfeParameters coarse;
    coarse.bits = 16;
    AfeParameters slow;
    slow.clockPpm = -5;
    for (const AfeParameters& parameters :
        {AfeParameters{}, profile(AfeProfile::worst), profile(AfeProfile::shunt), coarse, slow}) {
        for (uint64_t seed = 0; seed < 4; ++seed) {
            numbers.insert(serialNumber(afeErrors(parameters, seed), seed));
        }
    }
    EXPECT_EQ(numbers.size(), 20U);
    EXPECT_EQ(numbers.count(0), 0U);
    EXPECT_EQ(serialNumber(AfeErrors{}, 1), 0U);
    EXPECT_EQ(serialNumber(AfeErrors{}, 2), 0U);
}

} // namespace
} // namespace vmeter
