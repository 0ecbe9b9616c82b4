// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/web_sessions.h"

#include "tests/virtualhw/ethernet/web/access/web_test_clock.h"

#include <gtest/gtest.h>

#include <vector>

namespace vmeter {
namespace {

using namespace std::chrono_literals;

class WebSessionsTest : public ::testing::Test {
protected:
    std::string begin(WebAccount account)
    {
        return sessions.begin(webUsers()[static_cast<std::size_t>(account)], passwords);
    }
    std::optional<WebSession> find(std::string_view token) { return sessions.find(token, passwords); }

    test::HandClock time;
    WebPasswords passwords;
    WebSessions sessions{time.clock()};
};

TEST_F(WebSessionsTest, TokenLeadsToItsUser)
{
    const auto admin = begin(WebAccount::admin);
    const auto user = begin(WebAccount::user);
    ASSERT_TRUE(find(admin).has_value());
    EXPECT_EQ(find(admin)->user.role, WebRole::admin);
    EXPECT_EQ(find(user)->user.name, "user");
    EXPECT_FALSE(find("").has_value());
    EXPECT_FALSE(find(admin.substr(1)).has_value());
}

TEST_F(WebSessionsTest, EachSessionHasASecretOfItsOwnForChanges)
{
    const auto first = begin(WebAccount::user);
    const auto second = begin(WebAccount::user);
    EXPECT_EQ(find(first)->csrfToken.size(), 64U);
    EXPECT_NE(find(first)->csrfToken, find(second)->csrfToken);
    EXPECT_NE(find(first)->csrfToken, first);
}

TEST_F(WebSessionsTest, ChangeOfAPasswordEndsTheSessionsOfItsUserForGood)
{
    const auto admin = begin(WebAccount::admin);
    const auto user = begin(WebAccount::user);
    passwords[1].changes = 1;
    EXPECT_TRUE(find(admin).has_value());
    EXPECT_FALSE(find(user).has_value());
    passwords[1].changes = 0;
    EXPECT_FALSE(find(user).has_value());
}

TEST_F(WebSessionsTest, EndedSessionIsNotFoundAndOthersGoOn)
{
    const auto first = begin(WebAccount::user);
    const auto second = begin(WebAccount::user);
    sessions.end(first);
    sessions.end(first);
    EXPECT_FALSE(find(first).has_value());
    EXPECT_TRUE(find(second).has_value());
}

TEST_F(WebSessionsTest, SessionEndsWhenIdleForHalfAnHour)
{
    const auto used = begin(WebAccount::user);
    const auto idle = begin(WebAccount::user);
    time.now += 20min;
    EXPECT_TRUE(find(used).has_value());
    time.now += 10min;
    EXPECT_TRUE(find(used).has_value());
    EXPECT_FALSE(find(idle).has_value());
}

TEST_F(WebSessionsTest, SessionEndsAfterTwelveHoursHoweverMuchItIsUsed)
{
    const auto token = begin(WebAccount::user);
    for (int minutes = 10; minutes < 12 * 60; minutes += 10) {
        time.now += 10min;
        ASSERT_TRUE(find(token).has_value()) << minutes;
    }
    time.now += 10min;
    EXPECT_FALSE(find(token).has_value());
}

TEST_F(WebSessionsTest, TooManySessionsOfAUserEndTheOneThatIsIdleLongest)
{
    const auto admin = begin(WebAccount::admin); // idle longer than all others
    std::vector<std::string> tokens;
    for (int i = 0; i < 32; ++i) {
        time.now += 1s;
        tokens.push_back(begin(WebAccount::user));
    }
    EXPECT_TRUE(find(tokens[0]).has_value()); // the second is now idle longest
    begin(WebAccount::user);
    EXPECT_TRUE(find(tokens[0]).has_value());
    EXPECT_FALSE(find(tokens[1]).has_value());
    EXPECT_TRUE(find(tokens[2]).has_value());
    EXPECT_TRUE(find(admin).has_value()) << "a user does not sign the admin out";
}

} // namespace
} // namespace vmeter
