// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/live_feed.h"

#include "tests/virtualhw/ethernet/web/access/web_test_clock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using namespace std::chrono_literals;

class LiveFeedTest : public ::testing::Test {
protected:
    LiveFeedTest() { show(50'000'000); }

    void show(int64_t microhertz)
    {
        auto next = std::make_shared<Snapshot>();
        next->meter.powered = m_powered;
        next->meter.measurements.frequency = {microhertz};
        m_snapshot = next;
    }

    bool m_powered = true;
    bool m_admitted = true;
    std::shared_ptr<const Snapshot> m_snapshot;
    test::HandClock m_time;
    int m_activities = 0;
    LiveFeed m_feed{WebMeter{[this] { return m_snapshot; }, {}, [this] { ++m_activities; }}, m_time.clock()};
    HttpResponse m_answer = m_feed.stream([this] { return m_admitted; });
    HttpStream& m_next = m_answer.stream;
};

TEST_F(LiveFeedTest, TheFirstEventComesAtOnce)
{
    EXPECT_EQ(m_answer.contentType, "text/event-stream");
    const auto first = m_next();
    ASSERT_TRUE(first.has_value());
    EXPECT_THAT(*first, StartsWith("event: live\ndata: {"));
    EXPECT_THAT(*first, HasSubstr("\"frequency\":50,"));
    EXPECT_EQ(m_next(), "");
}

TEST_F(LiveFeedTest, ChangesComeFourTimesASecondAtMost)
{
    m_next();
    show(49'000'000);
    m_time.now += 249ms;
    EXPECT_EQ(m_next(), "");
    m_time.now += 1ms;
    EXPECT_THAT(m_next().value_or(""), HasSubstr("\"frequency\":49,"));
    m_time.now += 1s;
    EXPECT_EQ(m_next(), "") << "nothing has changed";
}

TEST_F(LiveFeedTest, TheStateOfThePulseOutputIsNotInIt) // manual 4.6.1: on the display only
{
    const std::string before = *m_feed.text();
    auto conducting = std::make_shared<Snapshot>(*m_snapshot);
    conducting->meter.pulseOutput = true;
    m_snapshot = conducting;
    EXPECT_EQ(*m_feed.text(), before);
    conducting = std::make_shared<Snapshot>(*m_snapshot);
    conducting->meter.malfunction = 1;
    m_snapshot = conducting;
    EXPECT_NE(*m_feed.text(), before) << "another state is";
}

TEST_F(LiveFeedTest, EachEventIsCommunication)
{
    m_next();
    EXPECT_EQ(m_activities, 1);
    m_next();
    EXPECT_EQ(m_activities, 1) << "nothing was sent";
    m_time.now += 2s;
    m_next();
    EXPECT_EQ(m_activities, 2);
}

TEST_F(LiveFeedTest, AStandingMeterIsHeardEveryTwoSeconds)
{
    m_next();
    m_time.now += 1999ms;
    EXPECT_EQ(m_next(), "");
    m_time.now += 1ms;
    EXPECT_THAT(m_next().value_or(""), StartsWith("event: live\n"));
}

TEST_F(LiveFeedTest, TheStreamEndsWithTheSessionOrThePower)
{
    m_next();
    m_time.now += 1s;
    m_admitted = false;
    EXPECT_EQ(m_next(), std::nullopt);
    m_admitted = true;
    m_powered = false;
    show(0);
    m_time.now += 1s;
    EXPECT_EQ(m_next(), std::nullopt);
}

} // namespace
} // namespace vmeter
