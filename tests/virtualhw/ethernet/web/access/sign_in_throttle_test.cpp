// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/sign_in_throttle.h"

#include "tests/virtualhw/ethernet/web/access/web_test_clock.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using namespace std::chrono_literals;

class SignInThrottleTest : public ::testing::Test {
protected:
    /// Seconds to wait; 0 when the attempt is allowed.
    long attempt(const std::string& client, std::string_view name = "admin")
    {
        return throttle.admit(client, name).value_or(0s).count();
    }
    void failThreeTimes(const std::string& client)
    {
        for (int i = 0; i < 3; ++i) {
            ASSERT_EQ(attempt(client), 0);
        }
    }
    test::HandClock time;
    SignInThrottle throttle{time.clock()};
};

TEST_F(SignInThrottleTest, ThreeAttemptsAreFreeThenTheDelayDoublesUpToAMinute)
{
    failThreeTimes("10.0.0.1");
    for (const long delay : {1, 2, 4, 8, 16, 32, 60, 60}) {
        EXPECT_EQ(attempt("10.0.0.1"), delay);
        time.now += std::chrono::seconds(delay) - 1ms;
        EXPECT_EQ(attempt("10.0.0.1"), 1) << "a part of a second is a whole one";
        time.now += 1ms;
        EXPECT_EQ(attempt("10.0.0.1"), 0);
    }
}

TEST_F(SignInThrottleTest, OtherClientsAndOtherNamesDoNotWait)
{
    failThreeTimes("10.0.0.1");
    EXPECT_EQ(attempt("10.0.0.1"), 1);
    EXPECT_EQ(attempt("10.0.0.2"), 0);
    EXPECT_EQ(attempt("10.0.0.1", "user"), 0);
}

TEST_F(SignInThrottleTest, SuccessForgetsTheAttemptsWithThatNameOnly)
{
    failThreeTimes("10.0.0.1");
    throttle.succeeded("10.0.0.1", "user"); // a successful sign-in as user must not allow more attempts as admin
    EXPECT_EQ(attempt("10.0.0.1"), 1);
    throttle.succeeded("10.0.0.1", "admin");
    failThreeTimes("10.0.0.1");
}

TEST_F(SignInThrottleTest, AttemptsAreForgottenAfterAQuarterOfAnHour)
{
    failThreeTimes("10.0.0.1");
    time.now += 15min;
    failThreeTimes("10.0.0.1");
    EXPECT_EQ(attempt("10.0.0.1"), 1);
}

TEST_F(SignInThrottleTest, RefusedAttemptsDoNotLengthenTheDelay)
{
    failThreeTimes("10.0.0.1");
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(attempt("10.0.0.1"), 1);
    }
    time.now += 1s;
    EXPECT_EQ(attempt("10.0.0.1"), 0);
    EXPECT_EQ(attempt("10.0.0.1"), 2);
}

TEST_F(SignInThrottleTest, RecordsAreBoundedAndTheOldestGivesWay)
{
    failThreeTimes("10.0.0.1");
    time.now += 1ms;
    failThreeTimes("10.0.0.2");
    time.now += 1ms;
    for (int i = 0; i < 4095; ++i) {
        ASSERT_EQ(attempt("10.0.0.3", "name" + std::to_string(i)), 0);
    }
    EXPECT_EQ(attempt("10.0.0.2"), 1) << "still known";
    EXPECT_EQ(attempt("10.0.0.1"), 0) << "the oldest has been forgotten";
}

} // namespace
} // namespace vmeter
