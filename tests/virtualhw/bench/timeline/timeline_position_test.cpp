// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/timeline/timeline_position.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

Scenario scenario()
{
    Scenario result;
    result.timeline.resize(2);
    result.timeline[0].at = Duration{100};
    result.timeline[1].at = Duration{300};
    result.timeline[1].over = Duration{50};
    return result;
}

TEST(TimelinePosition, TellsWhatComesNext)
{
    const Scenario two = scenario();
    EXPECT_EQ(positionAt(two, {Duration{0}}).next, &two.timeline[0]);
    EXPECT_EQ(positionAt(two, {Duration{40}}).untilNext, Duration{60});
    EXPECT_EQ(positionAt(two, {Duration{100}}).untilNext, Duration{0}); // due, but not executed yet
    EXPECT_EQ(positionAt(two, {Duration{101}}).next, &two.timeline[1]);
    EXPECT_FALSE(positionAt(two, {Duration{301}}).untilNext);
}

TEST(TimelinePosition, GoesRoundWithTheRepetition)
{
    Scenario repeated = scenario();
    repeated.repeat = Duration{1000};
    EXPECT_EQ(positionAt(repeated, {Duration{2250}}).inCycle, Duration{250});
    EXPECT_EQ(positionAt(repeated, {Duration{2250}}).next, &repeated.timeline[1]);
    EXPECT_EQ(positionAt(repeated, {Duration{2400}}).next, nullptr);
    EXPECT_EQ(positionAt(repeated, {Duration{2400}}).untilNext, Duration{600});
}

TEST(TimelinePosition, LengthIsThatOfTheRepetitionOrOfTheLastEvent)
{
    Scenario any = scenario();
    EXPECT_EQ(timelineLength(any), Duration{350});
    any.repeat = Duration{1000};
    EXPECT_EQ(timelineLength(any), Duration{1000});
    EXPECT_EQ(timelineLength(Scenario{}), Duration{0});
}

} // namespace
} // namespace vmeter
