// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/reference_meter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

constexpr Duration kMinute = Duration::seconds(60);

Scenario onePhase(double amperes, double phiDeg = 0)
{
    Scenario scenario;
    scenario.input.load.current = {amperes, 0, 0};
    scenario.input.load.phiDeg = {phiDeg, 0, 0};
    return scenario;
}

double energy(const Scenario& scenario, double fromSeconds, double toSeconds, double rateHz = kSampleRate)
{
    return ReferenceMeter(scenario, kMinute, rateHz).energyWh(fromSeconds * kSampleRate, toSeconds * kSampleRate);
}

TEST(ReferenceMeter, ABalancedLoadHasConstantPower)
{
    Scenario scenario;
    scenario.input.load.current = {10, 10, 10};
    scenario.input.load.phiDeg = {60, 60, 60};
    // 3 x 230 V x 10 A x 0.5 = 3450 W for 12.3457 s.
    EXPECT_NEAR(energy(scenario, 3.0001, 15.3458), 3450 * 12.3457 / 3600, 1e-6);
}

TEST(ReferenceMeter, ASinglePhaseHasItsRipple)
{
    // From the zero of the voltage, PF 1: P t - U I sin(2wt) / 2w; at an eighth of a cycle, 2.5 ms, sin(2wt) = 1.
    const double watts = 2300;
    const double joules = watts * 0.0025 - watts / (2 * 2 * std::numbers::pi * 50);
    EXPECT_NEAR(energy(onePhase(10), 1, 1.0025) * 3600, joules, joules * 1e-4);
}

TEST(ReferenceMeter, ExportIsNegative)
{
    EXPECT_NEAR(energy(onePhase(10, 180), 0, 60), -2300.0 / 60, 1e-6);
}

TEST(ReferenceMeter, HarmonicsInBothVoltageAndCurrentCarryPower)
{
    Scenario scenario = onePhase(10);
    scenario.input.supply.voltageHarmonics[0] = {{5, 10, 0}};
    scenario.input.load.currentHarmonics[0] = {{5, 40, 180}};
    // 1 - 0.1 x 0.4
    EXPECT_NEAR(energy(scenario, 0, 60), 0.96 * 2300.0 / 60, 1e-6);
}

TEST(ReferenceMeter, HalfOfTheSineIsHalfOfThePower)
{
    for (const CurrentShape shape : {CurrentShape::halfWave, CurrentShape::phaseFired90, CurrentShape::burst2on2off}) {
        Scenario scenario = onePhase(10);
        scenario.input.load.shape[0] = shape;
        EXPECT_NEAR(energy(scenario, 0, 60), 1150.0 / 60, 1e-6);
    }
}

TEST(ReferenceMeter, ABurstIsTwoCyclesOnAndTwoOff)
{
    Scenario scenario = onePhase(10);
    scenario.input.load.shape[0] = CurrentShape::burst2on2off;
    EXPECT_NEAR(energy(scenario, 0, 0.04) * 3600, 92, 1e-4);
    EXPECT_NEAR(energy(scenario, 0.04, 0.08) * 3600, 0, 1e-9);
}

TEST(ReferenceMeter, FollowsTheTimelineAndItsRepetition)
{
    Scenario scenario = onePhase(10);
    TimelineEntry off;
    off.at = Duration::seconds(10);
    off.change.current = PerPhase<double>{};
    scenario.timeline = {off};
    scenario.repeat = Duration::seconds(20);
    EXPECT_NEAR(energy(scenario, 5, 45), 2300.0 * 20 / 3600, 1e-6);
}

TEST(ReferenceMeter, NothingFlowsWhileTheMainsIsOff)
{
    Scenario scenario = onePhase(10);
    TimelineEntry off;
    off.kind = TimelineEntry::Kind::power;
    off.at = Duration::seconds(10);
    off.powerOn = false;
    scenario.timeline = {off};
    EXPECT_NEAR(energy(scenario, 0, 60), 2300.0 * 10 / 3600, 1e-6);
}

TEST(ReferenceMeter, AFastClockOfTheMeterMakesItsSecondsShort)
{
    // 1 % fast: 40.4 s of the meter last 40 s.
    EXPECT_NEAR(energy(onePhase(10), 0, 40.4, 1.01 * kSampleRate), 2300.0 * 40 / 3600, 1e-6);
}

} // namespace
} // namespace vmeter
