// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/true_power.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

GridInput input(double amperes, double phiDeg)
{
    GridInput result;
    result.load.current = {amperes, amperes, amperes};
    result.load.phiDeg = {phiDeg, phiDeg, phiDeg};
    return result;
}

TEST(TruePower, OfASineIsVoltsTimesAmperesTimesCosineAndSine)
{
    const TruePowers powers = truePowers(input(10, 60));
    EXPECT_NEAR(powers[0].active, 1150, 1e-6);
    EXPECT_NEAR(powers[0].reactive, 2300 * std::sqrt(3) / 2, 1e-6);
    EXPECT_NEAR(powers[kSystemPower].active, 3450, 1e-6);
    EXPECT_NEAR(powers[kSystemPower].amperes, 10, 1e-9);
}

TEST(TruePower, CountsHarmonicsThatVoltageAndCurrentHaveInCommon)
{
    GridInput distorted = input(10, 0);
    for (std::size_t phase = 0; phase < 3; ++phase) {
        distorted.supply.voltageHarmonics[phase] = {{5, 10, 0}};
        distorted.load.currentHarmonics[phase] = {{5, 40, 0}, {7, 20, 0}};
    }
    const TruePowers powers = truePowers(distorted);
    EXPECT_NEAR(powers[0].active, 2300 * 1.04, 1e-6); // IEC 62053-21, test with the fifth harmonic
    EXPECT_NEAR(powers[0].reactive, 0, 1e-6);
    EXPECT_NEAR(powers[0].volts, 230 * std::sqrt(1.01), 1e-9);
    EXPECT_NEAR(powers[0].amperes, 10 * std::sqrt(1 + 0.16 + 0.04), 1e-9);
}

TEST(TruePower, OfShapesIsThatOfWhatTheyLetThrough)
{
    GridInput shaped = input(10, 0);
    shaped.load.shape = {CurrentShape::halfWave, CurrentShape::phaseFired90, CurrentShape::burst2on2off};
    const TruePowers powers = truePowers(shaped);
    for (std::size_t phase = 0; phase < 3; ++phase) {
        EXPECT_NEAR(powers[phase].active, 1150, 0.01) << phase; // each conducts half of the energy
    }
    EXPECT_NEAR(powers[1].reactive, 2300 / std::numbers::pi, 0.02); // fundamental of a quarter cut off: I/pi lagging
}

TEST(TruePower, FollowsTheWiring)
{
    GridInput reversed = input(10, 0);
    reversed.wiring.reversed = {true, false, false};
    EXPECT_NEAR(truePowers(reversed)[kSystemPower].active, 2300, 1e-6);
    GridInput swapped = input(10, 0);
    swapped.wiring.conductorAt = {0, 2, 1, 3};
    swapped.wiring.loadAt = swapped.wiring.conductorAt;
    EXPECT_NEAR(truePowers(swapped)[kSystemPower].active, 6900, 1e-6);
}

} // namespace
} // namespace vmeter
