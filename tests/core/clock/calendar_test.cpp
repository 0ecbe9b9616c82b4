// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/calendar.h"

#include <gtest/gtest.h>

#include <array>

namespace vmeter {
namespace {

constexpr UtcMicroseconds seconds(int64_t value)
{
    return {value * 1'000'000};
}

struct Moment {
    int64_t unixTime; ///< result of `date -u -d ... +%s`
    CivilTime civil;
};

constexpr std::array kCalendarMoments{
    Moment{946'684'800, {2000, 1, 1, 0, 0, 0, 0}},
    Moment{951'827'696, {2000, 2, 29, 12, 34, 56, 0}}, // a century that is a leap year
    Moment{1'709'251'199, {2024, 2, 29, 23, 59, 59, 0}},
    Moment{1'709'251'200, {2024, 3, 1, 0, 0, 0, 0}},
    Moment{1'772'323'199, {2026, 2, 28, 23, 59, 59, 0}},
    Moment{1'772'323'200, {2026, 3, 1, 0, 0, 0, 0}},
    Moment{2'085'978'496, {2036, 2, 7, 6, 28, 16, 0}}, // era 1 of NTP begins
    Moment{2'147'483'648, {2038, 1, 19, 3, 14, 8, 0}}, // 32 bits of seconds are used up
    Moment{4'102'444'799, {2099, 12, 31, 23, 59, 59, 0}},
};

TEST(Calendar, GivesTheDateOfEachMoment)
{
    for (const Moment& moment : kCalendarMoments) {
        EXPECT_EQ(civilTime(seconds(moment.unixTime), 0), moment.civil) << moment.unixTime;
    }
}

TEST(Calendar, GivesTheMomentOfEachDate)
{
    for (const Moment& moment : kCalendarMoments) {
        EXPECT_EQ(utcTime(moment.civil, 0), seconds(moment.unixTime)) << moment.unixTime;
    }
}

TEST(Calendar, EveryDayOfTheCenturyFollowsTheOneBefore)
{
    constexpr int64_t kDay = 86'400;
    CivilTime before = civilTime(seconds(946'684'800 - kDay), 0);
    for (int64_t day = 0; day < 36'525; ++day) { // 2000 .. 2099
        const UtcMicroseconds noon = seconds(946'684'800 + day * kDay + kDay / 2);
        const CivilTime now = civilTime(noon, 0);
        const bool nextDay = now.month == before.month && now.day == before.day + 1;
        const bool nextMonth = now.day == 1 && now.month == before.month + 1 && before.day >= 28;
        const bool nextYear = now.day == 1 && now.month == 1 && before.month == 12 && before.day == 31;
        ASSERT_TRUE(nextDay || nextMonth || nextYear) << day;
        ASSERT_EQ(utcTime(now, 0), noon);
        before = now;
    }
    EXPECT_EQ(before.year, 2099);
    EXPECT_EQ(before.day, 31);
}

TEST(Calendar, CutsOffPartsOfAMillisecond)
{
    EXPECT_EQ(civilTime({946'684'800'123'999}, 0).millisecond, 123);
}

TEST(Calendar, AZoneMayBeInAnotherYear)
{
    constexpr CivilTime kNewYear{2027, 1, 1, 0, 30, 0, 0};
    const UtcMicroseconds utc = seconds(1'798'759'800); // 2026-12-31 23:30 UTC
    EXPECT_EQ(civilTime(utc, 60), kNewYear);
    EXPECT_EQ(utcTime(kNewYear, 60), utc);
    EXPECT_EQ(civilTime(utc, -210), (CivilTime{2026, 12, 31, 20, 0, 0, 0}));
}

TEST(Calendar, CountsBackwardsBefore1970)
{
    EXPECT_EQ(civilTime({-1}, 0), (CivilTime{1969, 12, 31, 23, 59, 59, 999}));
    EXPECT_EQ(civilTime(seconds(-2'208'988'800), 0), (CivilTime{1900, 1, 1, 0, 0, 0, 0})); // era 0 of NTP begins
}

TEST(Calendar, KnowsNoDatesThatDoNotExist)
{
    for (const CivilTime& civil : {
             CivilTime{2026, 2, 29, 0, 0, 0, 0},
             CivilTime{2026, 4, 31, 0, 0, 0, 0},
             CivilTime{2026, 13, 1, 0, 0, 0, 0},
             CivilTime{2026, 0, 1, 0, 0, 0, 0},
             CivilTime{2026, 1, 0, 0, 0, 0, 0},
             CivilTime{2026, 1, 1, 24, 0, 0, 0},
             CivilTime{2026, 1, 1, 0, 60, 0, 0},
             CivilTime{2026, 1, 1, 0, 0, 60, 0},
             CivilTime{2026, 1, 1, 0, 0, 0, 1000},
             CivilTime{1999, 12, 31, 0, 0, 0, 0},
             CivilTime{2100, 1, 1, 0, 0, 0, 0},
         }) {
        EXPECT_FALSE(utcTime(civil, 0)) << civil.year << '-' << int{civil.month} << '-' << int{civil.day};
    }
}

} // namespace
} // namespace vmeter
