// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/analysis/measurement_error.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

/// A meter that shows 1 % too much active power of 3 x 230 V, 10 A, from the fourth second of its life on.
Snapshot snapshot(unsigned second)
{
    Snapshot result;
    result.time = second * SampleCount{kSampleRate};
    result.meter.uptime = result.time;
    result.meter.powered = true;
    result.input.load.current = {10, 10, 10};
    result.meter.measurements.system.activePower = {6'969'000'000};
    result.meter.measurements.phase[0].activePower = {2'300'000'000};
    return result;
}

TEST(MeasurementError, IsThatOfTheMeterAgainstTheInput)
{
    ErrorObserver observer;
    for (unsigned second = 1; second < 4; ++second) {
        EXPECT_FALSE(observer.take(snapshot(second))) << second;
    }
    const auto error = observer.take(snapshot(4));
    ASSERT_TRUE(error);
    EXPECT_NEAR(*error->active[kSystemPower].percent, 1, 1e-9);
    EXPECT_EQ(error->active[kSystemPower].limit, 1.0);
    EXPECT_NEAR(*error->active[0].percent, 0, 1e-9);
    EXPECT_EQ(error->active[0].limit, 2.0);
    EXPECT_NEAR(*error->active[1].percent, -100, 1e-9);
    EXPECT_FALSE(error->reactive[0].percent); // there is none to compare with
}

TEST(MeasurementError, ComesOnceASecond)
{
    ErrorObserver observer;
    observer.take(snapshot(1));
    EXPECT_TRUE(observer.take(snapshot(4)));
    Snapshot same = snapshot(4);
    same.time += 100;
    EXPECT_FALSE(observer.take(same));
    EXPECT_TRUE(observer.take(snapshot(5)));
}

TEST(MeasurementError, WaitsAfterAChangeUntilTheMeterHasSettled)
{
    ErrorObserver observer;
    observer.take(snapshot(1));
    ASSERT_TRUE(observer.take(snapshot(10)));
    for (unsigned second = 11; second < 14; ++second) {
        Snapshot changed = snapshot(second);
        changed.input.load.current[1] = 11;
        EXPECT_FALSE(observer.take(changed)) << second;
    }
    Snapshot settled = snapshot(14);
    settled.input.load.current[1] = 11;
    EXPECT_TRUE(observer.take(settled));
}

TEST(MeasurementError, ThereIsNoneWithoutMains)
{
    ErrorObserver observer;
    for (unsigned second = 1; second < 10; ++second) {
        Snapshot dead = snapshot(second);
        dead.mainsOn = false;
        EXPECT_FALSE(observer.take(dead));
    }
}

TEST(MeasurementError, OfAnUnbalancedLoadIsHeldToThatOfSinglePhaseLoads)
{
    ErrorObserver observer;
    for (unsigned second = 1; second < 10; ++second) {
        Snapshot single = snapshot(second);
        single.input.load.current = {10, 0, 0};
        const auto error = observer.take(single);
        if (error) {
            EXPECT_EQ(error->active[kSystemPower].limit, 2.0);
        }
        EXPECT_EQ(error.has_value(), second >= 4) << second;
    }
}

} // namespace
} // namespace vmeter
