// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/timeline/timeline_position.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

Scenario scenario()
{
    Scenario result;
    result.timeline.resize(2);
    result.timeline[0].at = 100;
    result.timeline[1].at = 300;
    result.timeline[1].over = 50;
    return result;
}

TEST(TimelinePosition, TellsWhatComesNext)
{
    const Scenario two = scenario();
    EXPECT_EQ(positionAt(two, 0).next, &two.timeline[0]);
    EXPECT_EQ(positionAt(two, 40).untilNext, 60U);
    EXPECT_EQ(positionAt(two, 100).untilNext, 0U); // due, but not executed yet
    EXPECT_EQ(positionAt(two, 101).next, &two.timeline[1]);
    EXPECT_FALSE(positionAt(two, 301).untilNext);
}

TEST(TimelinePosition, GoesRoundWithTheRepetition)
{
    Scenario repeated = scenario();
    repeated.repeat = 1000;
    EXPECT_EQ(positionAt(repeated, 2250).inCycle, 250U);
    EXPECT_EQ(positionAt(repeated, 2250).next, &repeated.timeline[1]);
    EXPECT_EQ(positionAt(repeated, 2400).next, nullptr);
    EXPECT_EQ(positionAt(repeated, 2400).untilNext, 600U);
}

TEST(TimelinePosition, LengthIsThatOfTheRepetitionOrOfTheLastEvent)
{
    Scenario any = scenario();
    EXPECT_EQ(timelineLength(any), 350U);
    any.repeat = 1000;
    EXPECT_EQ(timelineLength(any), 1000U);
    EXPECT_EQ(timelineLength(Scenario{}), 0U);
}

} // namespace
} // namespace vmeter
