// SPDX-License-Identifier: GPL-3.0-or-later
// The definition of docs/interfaces.md, section 3.2, at chosen angles.
#include "virtualhw/terminals/grid/waveform.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

constexpr double kPeak230 = 325.2691193;
constexpr double kSampleTurn = 50.0 / 8000;

GridInput tenAmperes()
{
    GridInput input;
    input.load.current = {10, 10, 10};
    return input;
}

TEST(Waveform, VoltageIsTheSineOfItsAngle)
{
    const Waveform waveform(atTerminals(tenAmperes()), kSampleTurn);
    EXPECT_NEAR(waveform.at(0, 0), 0, 1e-9);
    EXPECT_NEAR(waveform.at(0, 0.25), kPeak230, 1e-6);
    EXPECT_NEAR(waveform.at(1, 0.25), -kPeak230 / 2, 1e-6) << "L2 lags by 120 deg";
    EXPECT_NEAR(waveform.at(2, 0.25), -kPeak230 / 2, 1e-6);
    EXPECT_NEAR(waveform.at(1, 0.25 + 1.0 / 3), kPeak230, 1e-6);
}

TEST(Waveform, CurrentLagsByPhi)
{
    GridInput input = tenAmperes();
    input.load.phiDeg = {90, 0, 0};
    const Waveform waveform(atTerminals(input), kSampleTurn);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.5), 14.1421356, 1e-6);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.25), 0, 1e-9);
}

TEST(Waveform, HarmonicsFollowTheFundamentalsAngle)
{
    // sin(5 a + 30 deg) of 10 % at a = 36 deg: 5 a = 180 deg, so -sin 30 deg.
    GridInput input = tenAmperes();
    input.supply.voltageHarmonics[0] = {{5, 10, 30}};
    const Waveform waveform(atTerminals(input), kSampleTurn);
    EXPECT_NEAR(waveform.at(0, 0.1), kPeak230 * (0.587785252 - 0.05), 1e-5);
}

TEST(Waveform, HalfWaveKeepsThePositiveHalf)
{
    GridInput input = tenAmperes();
    input.load.shape[0] = CurrentShape::halfWave;
    const Waveform waveform(atTerminals(input), kSampleTurn);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.25), 14.1421356, 1e-6);
    EXPECT_EQ(waveform.at(kCurrentLane, 0.75), 0);
}

TEST(Waveform, PhaseFiredConductsInTheSecondQuarterOfEachHalfCycle)
{
    GridInput input = tenAmperes();
    input.load.shape[0] = CurrentShape::phaseFired90;
    const Waveform waveform(atTerminals(input), kSampleTurn);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.125), 0, 1e-9);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.375), 10, 1e-6);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.625), 0, 1e-9);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.875), -10, 1e-6);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.25), 14.1421356 / 2, 1e-6) << "the sample on the edge takes the mean";
}

// Mean square of a phase-fired current of 10 A over whole cycles, over 50 A^2, the closed form I0^2 / 2; and its power
// with 230 V, over U I0 / 2. `offset`: where the samples lie, in samples.
struct FiredMeans {
    double square = 0;
    double power = 0;
};
FiredMeans firedMeans(double sampleTurn, std::size_t samples, double offset, Decimation decimation = Decimation::ideal)
{
    GridInput input = tenAmperes();
    input.load.shape[0] = CurrentShape::phaseFired90;
    const Waveform waveform(atTerminals(input), sampleTurn, decimation);
    FiredMeans means;
    for (std::size_t n = 0; n < samples; ++n) {
        const double turn = (static_cast<double>(n) + offset) * sampleTurn;
        const double current = waveform.at(kCurrentLane, turn);
        means.square += current * current / 50 / static_cast<double>(samples);
        means.power += waveform.at(0, turn) * current / 1150 / static_cast<double>(samples);
    }
    return means;
}

TEST(Waveform, RmsOfAJumpLacksOnlyWhatLiesBeyondTheBandWhereverItIsBetweenTwoSamples)
{
    // The orders above half the sampling rate hold 0.51 % of the square at 50 Hz, 0.66 % at 65 Hz.
    for (const double offset : {0.0, 0.2, 0.5, 0.8}) {
        const FiredMeans at50 = firedMeans(1.0 / 160, 160, offset);
        EXPECT_NEAR(at50.square, 1 - 0.0051, 0.0006) << offset;
        EXPECT_NEAR(at50.power, 1, 1e-5) << offset;
        const FiredMeans at65 = firedMeans(65.0 / 8000, 8000, offset);
        EXPECT_NEAR(at65.square, 1 - 0.0066, 0.0006) << offset;
        EXPECT_NEAR(at65.power, 1, 1e-5) << offset;
    }
}

TEST(Waveform, WithSinc3AJumpDroopsMore)
{
    const FiredMeans means = firedMeans(1.0 / 160, 160, 0.3, Decimation::sinc3);
    // The sine that is cut droops by 0.02 % too, in U and in I.
    EXPECT_NEAR(means.square, 1 - 0.0144 - 0.0004, 0.0010);
    EXPECT_NEAR(means.power, 1 - 0.0004, 1e-4);
}

TEST(Waveform, BurstConductsForTwoCyclesOfFour)
{
    GridInput input = tenAmperes();
    input.load.shape[1] = CurrentShape::burst2on2off;
    const Waveform waveform(atTerminals(input), kSampleTurn);
    EXPECT_EQ(waveform.period(), 4U);
    // The sine of L2 begins a third of a cycle later.
    const double start = 1.0 / 3;
    EXPECT_NEAR(waveform.at(kCurrentLane + 1, start + 0.25), 14.1421356, 1e-6);
    EXPECT_NEAR(waveform.at(kCurrentLane + 1, start + 1.25), 14.1421356, 1e-6);
    EXPECT_NEAR(waveform.at(kCurrentLane + 1, start + 2.25), 0, 1e-9);
    EXPECT_NEAR(waveform.at(kCurrentLane + 1, start + 3.25), 0, 1e-9);
    EXPECT_NEAR(waveform.at(kCurrentLane + 1, start + 4.25), 14.1421356, 1e-6);
}

TEST(Waveform, WiringSwapsReversesAndOpens)
{
    GridInput input = tenAmperes();
    input.load.current = {1, 2, 3};
    input.wiring.conductorAt = {0, 2, 1, 3};
    input.wiring.loadAt = {0, 2, 1, 3};
    input.wiring.reversed = {true, false, false};
    input.wiring.open = {false, false, true, false};
    const Waveform waveform(atTerminals(input), kSampleTurn);
    EXPECT_NEAR(waveform.at(kCurrentLane, 0.25), -1.41421356, 1e-6) << "L1 is passed from load to supply";
    EXPECT_NEAR(waveform.at(0, 0.25), kPeak230, 1e-6) << "its voltage is not";
    EXPECT_NEAR(waveform.at(1, 0.25 - 1.0 / 3), kPeak230, 1e-6) << "terminal 2 is fed by L3";
    EXPECT_NEAR(waveform.at(kCurrentLane + 1, 0.25 - 1.0 / 3), 3 * 1.41421356, 1e-6);
    EXPECT_NEAR(waveform.at(2, 0.1), 0, 1e-9);
    EXPECT_NEAR(waveform.at(kCurrentLane + 2, 0.1), 0, 1e-9);
}

} // namespace
} // namespace vmeter
