// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/events/event_log.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(EventLog, EventsAreReadInOrderAndFromWhereOneStopped)
{
    EventLog log(8);
    for (uint64_t time = 0; time < 5; ++time) {
        log.add({{Duration{time}}, LedPulses{1}});
    }
    const auto first = log.read(0, 3);
    ASSERT_EQ(first.events.size(), 3U);
    EXPECT_EQ(first.events[2].time, MeterTime{Duration{2}});
    EXPECT_EQ(first.next, 3U);
    const auto rest = log.read(first.next, 100);
    ASSERT_EQ(rest.events.size(), 2U);
    EXPECT_EQ(rest.events[0].time, MeterTime{Duration{3}});
    EXPECT_EQ(rest.next, log.next());
    EXPECT_EQ(rest.lost, 0U);
    EXPECT_TRUE(log.read(rest.next, 100).events.empty());
}

TEST(EventLog, WhoIsTooSlowIsToldHowManyEventsAreGone)
{
    EventLog log(8);
    for (uint64_t time = 0; time < 20; ++time) {
        log.add({{Duration{time}}, LedPulses{1}});
    }
    const auto batch = log.read(5, 2);
    EXPECT_EQ(batch.lost, 7U) << "5 to 11; 12 to 19 are there";
    ASSERT_EQ(batch.events.size(), 2U);
    EXPECT_EQ(batch.events[0].time, MeterTime{Duration{12}});
    EXPECT_EQ(batch.next, 14U);
}

} // namespace
} // namespace vmeter
