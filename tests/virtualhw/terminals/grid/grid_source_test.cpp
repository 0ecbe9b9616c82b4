// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/grid_source.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

GridInput rich()
{
    GridInput input;
    input.supply.frequencyHz = 49.7;
    input.load.current = {10, 5, 2};
    input.load.phiDeg = {30, -20, 170};
    input.supply.voltageHarmonics[0] = {{5, 8, 20}};
    input.load.currentHarmonics[1] = {{3, 30, 0}, {7, 12, 90}};
    input.load.shape[2] = CurrentShape::burst2on2off;
    return input;
}

TEST(GridSource, TableAndDirectEvaluationAgree)
{
    GridSource steady{AnalogPath{}};
    GridSource moving{AnalogPath{}};
    steady.setInput(rich(), GridSource::TableMode::steady);
    moving.setInput(rich(), GridSource::TableMode::changing);
    AnalogBlock a;
    AnalogBlock b;
    double largest = 0;
    for (int block = 0; block < 50; ++block) {
        steady.fill(a, 0, kSetsPerBlock);
        moving.fill(b, 0, kSetsPerBlock);
        for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                largest = std::fmax(largest, std::fabs(a.set[n][lane] - b.set[n][lane]));
            }
        }
    }
    EXPECT_LT(largest, 1e-3) << "V or A";
    EXPECT_GT(largest, 0) << "not the same code";
}

TEST(GridSource, ACoarseTableIsCloseToAFineOne)
{
    GridSource fine{AnalogPath{}};
    GridSource coarse{AnalogPath{}};
    fine.setInput(rich(), GridSource::TableMode::steady);
    coarse.setInput(rich(), GridSource::TableMode::drifting);
    AnalogBlock a;
    AnalogBlock b;
    fine.fill(a, 0, kSetsPerBlock);
    coarse.fill(b, 0, kSetsPerBlock);
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            EXPECT_NEAR(a.set[n][lane], b.set[n][lane], 0.005) << n << ' ' << lane;
        }
    }
}

TEST(GridSource, PhaseIsContinuousWhenTheFrequencyChanges)
{
    GridSource source{AnalogPath{}};
    GridInput input;
    AnalogBlock block;
    source.setInput(input, GridSource::TableMode::steady);
    source.fill(block, 0, 17);
    input.supply.frequencyHz = 60;
    source.setInput(input, GridSource::TableMode::steady);
    source.fill(block, 17, kSetsPerBlock - 17);
    const double turnAtChange = 17 * 50.0 / 8000;
    for (std::size_t n : {std::size_t{16}, std::size_t{17}, std::size_t{39}}) {
        const double turn
            = n < 17 ? static_cast<double>(n) * 50 / 8000 : turnAtChange + static_cast<double>(n - 17) * 60 / 8000;
        EXPECT_NEAR(block.set[n][0], 325.2691193 * std::sin(2 * std::numbers::pi * turn), 1e-3) << n;
    }
}

TEST(GridSource, SkewShiftsALane)
{
    // A lane taken 1 ms late at 50 Hz is ahead by 18 degrees.
    AnalogPath path;
    path.skewSeconds[0] = 0.001;
    GridSource source(path);
    source.setInput(GridInput{}, GridSource::TableMode::steady);
    AnalogBlock block;
    source.fill(block, 0, kSetsPerBlock);
    EXPECT_NEAR(block.set[0][0], 325.2691193 * 0.309016994, 1e-3);
}

TEST(GridSource, ClockRateSetsTheStep)
{
    AnalogPath path;
    path.rateHz = 16000;
    GridSource source(path);
    source.setInput(GridInput{}, GridSource::TableMode::steady);
    AnalogBlock block;
    source.fill(block, 0, kSetsPerBlock);
    EXPECT_NEAR(block.set[20][0], 325.2691193 * std::sin(2 * std::numbers::pi * 20 * 50 / 16000), 1e-3);
}

} // namespace
} // namespace vmeter
