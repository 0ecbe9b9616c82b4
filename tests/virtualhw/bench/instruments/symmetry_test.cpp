// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/symmetry.h"

#include <gtest/gtest.h>

#include <numbers>

namespace vmeter {
namespace {

PerPhase<Phasor> phasors(double first, double second, double third)
{
    const auto at = [](double degrees) { return std::polar(230.0, degrees * std::numbers::pi / 180); };
    return {at(first), at(second), at(third)};
}

TEST(Symmetry, TellsWhichWayThePhasesTurn)
{
    EXPECT_EQ(symmetryOf(phasors(10, -110, 130), 1).rotation, Rotation::order123);
    EXPECT_EQ(symmetryOf(phasors(10, 130, -110), 1).rotation, Rotation::order132);
    EXPECT_NEAR(*symmetryOf(phasors(0, -120, 120), 1).unbalancePercent, 0, 1e-9);
}

TEST(Symmetry, UnbalanceIsTheOtherComponent)
{
    // Positive (230 + 230 + 207) / 3, negative |1 + a^2 + 0.9 a| 230 / 3 = 0.1 * 230 / 3: 3.448 %.
    PerPhase<Phasor> three = phasors(0, -120, 120);
    three[2] *= 0.9;
    EXPECT_NEAR(*symmetryOf(three, 1).unbalancePercent, 100 * 0.1 / 2.9, 1e-9);
}

TEST(Symmetry, ThereIsNoneWhereAPhaseIsMissingOrAllAreTheSame)
{
    PerPhase<Phasor> two = phasors(0, -120, 120);
    two[1] = 0.5;
    EXPECT_FALSE(symmetryOf(two, 1).rotation);
    EXPECT_FALSE(symmetryOf(phasors(0, 0, 0), 1).rotation);
}

} // namespace
} // namespace vmeter
