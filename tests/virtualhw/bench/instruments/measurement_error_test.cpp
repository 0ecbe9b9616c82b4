// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/meter_time.h"
#include "virtualhw/bench/instruments/measurement_error.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

/// A meter that shows 1 % too much active power at 3 x 230 V, 10 A, from the fourth second of its uptime on.
Snapshot snapshot(unsigned second)
{
    Snapshot result;
    result.time = meterTime(second);
    result.meter.uptime = {result.time.sinceStart};
    result.meter.powered = true;
    result.input.load.current = {10, 10, 10};
    result.meter.measurements.system.activePower = {6'969'000'000};
    result.meter.measurements.phase[0].activePower = {2'300'000'000};
    return result;
}

using Silence = MeasurementError::Silence;

/// No error, because it is not a new second.
std::optional<Silence> silence(ErrorObserver& observer, const Snapshot& snapshot)
{
    const auto error = observer.process(snapshot);
    return error ? std::optional(error->silence) : std::nullopt;
}

TEST(MeasurementError, IsThatOfTheMeterAgainstTheInput)
{
    ErrorObserver observer;
    for (unsigned second = 1; second < 4; ++second) {
        EXPECT_EQ(silence(observer, snapshot(second)), Silence::inputMoves) << second;
    }
    const auto error = observer.process(snapshot(4));
    ASSERT_TRUE(error);
    EXPECT_EQ(error->silence, Silence::none);
    EXPECT_NEAR(*error->active[kSystemPower].percent, 1, 1e-9);
    EXPECT_EQ(error->active[kSystemPower].limit, 1.0);
    EXPECT_NEAR(*error->active[0].percent, 0, 1e-9);
    EXPECT_EQ(error->active[0].limit, 2.0);
    EXPECT_NEAR(*error->active[1].percent, -100, 1e-9);
    EXPECT_FALSE(error->reactive[0].percent); // no true value to compare with
}

TEST(MeasurementError, ComesOnceASecond)
{
    ErrorObserver observer;
    observer.process(snapshot(1));
    EXPECT_TRUE(observer.process(snapshot(4)));
    Snapshot same = snapshot(4);
    same.time += Duration{100};
    EXPECT_FALSE(observer.process(same));
    EXPECT_TRUE(observer.process(snapshot(5)));
}

TEST(MeasurementError, WaitsAfterAChangeUntilTheMeterHasSettled)
{
    ErrorObserver observer;
    observer.process(snapshot(1));
    ASSERT_EQ(silence(observer, snapshot(10)), Silence::none);
    for (unsigned second = 11; second <= 14; ++second) {
        Snapshot changed = snapshot(second);
        changed.input.load.current[1] = 11;
        EXPECT_EQ(silence(observer, changed), second < 14 ? Silence::inputMoves : Silence::none) << second;
    }
}

TEST(MeasurementError, AChangeAndBackBetweenTwoLooksCounts)
{
    ErrorObserver observer;
    observer.process(snapshot(1));
    ASSERT_EQ(silence(observer, snapshot(10)), Silence::none);
    Snapshot back = snapshot(40); // as at high speeds
    back.inputChangedAt = meterTime(38);
    EXPECT_EQ(silence(observer, back), Silence::inputMoves);
    back = snapshot(41);
    back.inputChangedAt = meterTime(38);
    EXPECT_EQ(silence(observer, back), Silence::none);
}

TEST(MeasurementError, ARampOfADayCountsAsRestAndOneOfMinutesDoesNot)
{
    ErrorObserver observer;
    for (unsigned second = 1; second <= 10; ++second) {
        Snapshot slow = snapshot(second);
        slow.input.load.current[0] = 10 + second * 10.0 / 86'400 / 20; // 5 % in a day
        EXPECT_EQ(silence(observer, slow), second < 4 ? Silence::inputMoves : Silence::none) << second;
    }
    for (unsigned second = 11; second <= 20; ++second) {
        Snapshot fast = snapshot(second);
        fast.input.load.current[0] = 10 + second / 60.0; // 10 % in a minute
        EXPECT_EQ(silence(observer, fast), Silence::inputMoves) << second;
    }
}

TEST(MeasurementError, ThereIsNoneWithoutMainsOrMeter)
{
    ErrorObserver observer;
    for (unsigned second = 1; second < 10; ++second) {
        Snapshot dead = snapshot(second);
        dead.mainsOn = false;
        EXPECT_EQ(silence(observer, dead), Silence::meterOff);
    }
    for (unsigned second = 10; second < 20; ++second) {
        Snapshot off = snapshot(second);
        off.meter.powered = false;
        off.meter.uptime = {};
        EXPECT_EQ(silence(observer, off), Silence::meterOff);
    }
}

TEST(MeasurementError, ThereIsNoneOfARecording)
{
    ErrorObserver observer;
    for (unsigned second = 1; second < 10; ++second) {
        Snapshot played = snapshot(second);
        played.recordingPlayed = true;
        EXPECT_EQ(silence(observer, played), Silence::recordingPlayed);
    }
}

TEST(MeasurementError, BeginsAnewWhereTimeGoesBack)
{
    ErrorObserver observer;
    observer.process(snapshot(1));
    ASSERT_EQ(silence(observer, snapshot(100)), Silence::none);
    EXPECT_EQ(silence(observer, snapshot(50)), Silence::inputMoves);
    EXPECT_EQ(silence(observer, snapshot(53)), Silence::none);
}

TEST(MeasurementError, OfAnUnbalancedLoadIsHeldToThatOfSinglePhaseLoads)
{
    ErrorObserver observer;
    Snapshot single = snapshot(1);
    single.input.load.current = {10, 0, 0};
    observer.process(single);
    single.time = meterTime(10);
    single.meter.uptime = {single.time.sinceStart};
    const auto error = observer.process(single);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->active[kSystemPower].limit, 2.0);
}

} // namespace
} // namespace vmeter
