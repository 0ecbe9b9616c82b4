// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_sessions.h"

#include "tests/virtualhw/ethernet/web/web_test_clock.h"

#include <gtest/gtest.h>

#include <vector>

namespace vmeter {
namespace {

using namespace std::chrono_literals;

class WebSessionsTest : public ::testing::Test {
protected:
    test::HandClock time;
    WebSessions sessions{time.clock()};
};

TEST_F(WebSessionsTest, TokenLeadsToItsUser)
{
    const auto admin = sessions.begin({"admin", WebRole::admin});
    const auto user = sessions.begin({"user", WebRole::user});
    ASSERT_TRUE(sessions.find(admin).has_value());
    EXPECT_EQ(sessions.find(admin)->role, WebRole::admin);
    EXPECT_EQ(sessions.find(user)->name, "user");
    EXPECT_FALSE(sessions.find("").has_value());
    EXPECT_FALSE(sessions.find(admin.substr(1)).has_value());
}

TEST_F(WebSessionsTest, EndedSessionIsNotFoundAndOthersGoOn)
{
    const auto first = sessions.begin({"user", WebRole::user});
    const auto second = sessions.begin({"user", WebRole::user});
    sessions.end(first);
    sessions.end(first);
    EXPECT_FALSE(sessions.find(first).has_value());
    EXPECT_TRUE(sessions.find(second).has_value());
}

TEST_F(WebSessionsTest, SessionEndsWhenIdleForHalfAnHour)
{
    const auto used = sessions.begin({"user", WebRole::user});
    const auto idle = sessions.begin({"user", WebRole::user});
    time.now += 20min;
    EXPECT_TRUE(sessions.find(used).has_value());
    time.now += 10min;
    EXPECT_TRUE(sessions.find(used).has_value());
    EXPECT_FALSE(sessions.find(idle).has_value());
}

TEST_F(WebSessionsTest, SessionEndsAfterTwelveHoursHoweverMuchItIsUsed)
{
    const auto token = sessions.begin({"user", WebRole::user});
    for (int minutes = 10; minutes < 12 * 60; minutes += 10) {
        time.now += 10min;
        ASSERT_TRUE(sessions.find(token).has_value()) << minutes;
    }
    time.now += 10min;
    EXPECT_FALSE(sessions.find(token).has_value());
}

TEST_F(WebSessionsTest, SixtyFifthSessionEndsTheOneIdleLongest)
{
    std::vector<std::string> tokens;
    for (int i = 0; i < 64; ++i) {
        tokens.push_back(sessions.begin({"user", WebRole::user}));
        time.now += 1s;
    }
    EXPECT_TRUE(sessions.find(tokens[0]).has_value()); // the second is now idle longest
    sessions.begin({"user", WebRole::user});
    EXPECT_TRUE(sessions.find(tokens[0]).has_value());
    EXPECT_FALSE(sessions.find(tokens[1]).has_value());
    EXPECT_TRUE(sessions.find(tokens[2]).has_value());
}

} // namespace
} // namespace vmeter
