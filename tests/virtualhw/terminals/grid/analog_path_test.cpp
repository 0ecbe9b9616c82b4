// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/grid_source.h"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <numbers>

namespace vmeter {
namespace {

/// Peak of the harmonic `order` in one lane over 20 ms of a 50 Hz input.
double harmonicPeak(const AnalogPath& path, const GridInput& input, std::size_t lane, int order)
{
    GridSource source(path);
    source.setInput(input, GridSource::TableMode::steady);
    AnalogBlock block;
    std::complex<double> sum = 0;
    for (std::size_t n = 0; n < 4 * kSetsPerBlock; ++n) {
        if (n % kSetsPerBlock == 0) {
            source.fill(block, 0, kSetsPerBlock);
        }
        const double angle = 2 * std::numbers::pi * order * static_cast<double>(n) / 160;
        sum += static_cast<double>(block.set[n % kSetsPerBlock][lane]) * std::polar(1.0, -angle);
    }
    return std::abs(sum) / 80;
}

TEST(AnalogPath, ADefaultOneChangesNothing)
{
    EXPECT_FALSE(AnalogPath{}.distorts());
    std::array<float, kLanes> set{1, 2, 3, 0, 5, 6, 7, 0};
    AnalogPath{}.distort(set);
    EXPECT_EQ(set, (std::array<float, kLanes>{1, 2, 3, 0, 5, 6, 7, 0}));
}

TEST(AnalogPath, CrosstalkGoesFromVoltageIntoTheSamePhasesCurrent)
{
    AnalogPath path;
    path.currentPerVolt = 0.01;
    std::array<float, kLanes> set{100, 200, -300, 0, 5, 6, 7, 0};
    path.distort(set);
    EXPECT_EQ(set, (std::array<float, kLanes>{100, 200, -300, 0, 6, 8, 4, 0}));
}

TEST(AnalogPath, CrosstalkBetweenPhasesKeepsVoltagesAndCurrentsApart)
{
    AnalogPath path;
    path.betweenPhases = 0.5;
    std::array<float, kLanes> set{100, 0, 0, 0, 0, 8, 0, 0};
    path.distort(set);
    EXPECT_EQ(set, (std::array<float, kLanes>{100, 50, 50, 0, 4, 8, 4, 0}));
}

TEST(AnalogPath, DistortionOfAFullRangeIsTheThirdHarmonicAsked)
{
    // -60 dB: 0.2 A of 200 A peak; a signal lower by 12 dB has a third harmonic lower by 36 dB.
    AnalogPath path;
    path.cubic[kCurrentLane] = 4e-3 / (200.0 * 200.0);
    GridInput input;
    input.load.current[0] = 200 / std::numbers::sqrt2;
    EXPECT_NEAR(harmonicPeak(path, input, kCurrentLane, 3), 0.2, 0.001);
    input.load.current[0] /= 4;
    EXPECT_NEAR(harmonicPeak(path, input, kCurrentLane, 3), 0.2 / 64, 0.0001);
}

TEST(AnalogPath, DecimationDroopsAsSincToTheThird)
{
    // docs/metrology.md, section 5.2: -0.02 % at 50 Hz, -0.48 % at 250 Hz.
    AnalogPath path;
    path.decimation = Decimation::sinc3;
    GridInput input;
    input.supply.voltageHarmonics[0] = {{5, 10, 0}};
    const double peak = 230 * std::numbers::sqrt2;
    EXPECT_NEAR(harmonicPeak(path, input, 0, 1) / peak, 1 - 0.000193, 1e-6);
    EXPECT_NEAR(harmonicPeak(path, input, 0, 5) / (0.1 * peak), 1 - 0.00481, 1e-5);
    EXPECT_NEAR(harmonicPeak({}, input, 0, 5) / (0.1 * peak), 1, 1e-6);
}

TEST(AnalogPath, ActsOnRampsAsOnSteadyStretches)
{
    AnalogPath path;
    path.currentPerVolt = 0.01;
    path.cubic[0] = 1e-6;
    path.decimation = Decimation::sinc3;
    GridSource steady(path);
    GridSource moving(path);
    steady.setInput(GridInput{}, GridSource::TableMode::steady);
    moving.setInput(GridInput{}, GridSource::TableMode::changing);
    AnalogBlock a;
    AnalogBlock b;
    steady.fill(a, 0, kSetsPerBlock);
    moving.fill(b, 0, kSetsPerBlock);
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        EXPECT_NEAR(a.set[n][0], b.set[n][0], 1e-3);
        EXPECT_NEAR(a.set[n][kCurrentLane], b.set[n][kCurrentLane], 1e-5);
    }
    EXPECT_GT(std::fabs(a.set[20][kCurrentLane]), 1) << "crosstalk of 230 V";
}

TEST(AnalogPath, ANewOneIsInForceWithTheNextInputAndTheAngleGoesOn)
{
    GridSource source{AnalogPath{}};
    source.setInput(GridInput{}, GridSource::TableMode::steady);
    AnalogBlock block;
    source.fill(block, 0, 20);
    AnalogPath path;
    path.currentPerVolt = 0.01;
    source.setPath(path);
    source.setInput(GridInput{}, GridSource::TableMode::steady);
    source.fill(block, 20, 20);
    const double voltage = 230 * std::numbers::sqrt2 * std::sin(2 * std::numbers::pi * 20 / 160);
    EXPECT_NEAR(block.set[20][0], voltage, 1e-3);
    EXPECT_NEAR(block.set[20][kCurrentLane], 0.01 * voltage, 1e-5);
}

} // namespace
} // namespace vmeter
