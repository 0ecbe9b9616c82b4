// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"

#include <gtest/gtest.h>

#include <chrono>
#include <concepts>
#include <type_traits>

namespace vmeter {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b)
{
    a + b;
};
template <class A, class B>
concept Subtractable = requires(A a, B b)
{
    a - b;
};
template <class A, class B>
concept Comparable = requires(A a, B b)
{
    a < b;
}
|| requires(A a, B b)
{
    a == b;
};
template <class A, class B>
concept Mixable = Addable<A, B> || Subtractable<A, B> || Comparable<A, B> || std::convertible_to<A,
    B> || std::convertible_to<B, A> || std::assignable_from<A&, B> || std::assignable_from<B&, A>;

// What compiles.
static_assert(std::same_as<decltype(MeterTime() - MeterTime()), Duration>);
static_assert(std::same_as<decltype(MeterTime() + Duration()), MeterTime>);
static_assert(std::same_as<decltype(MeterTime() - Duration()), MeterTime>);
static_assert(std::same_as<decltype(Duration() + Duration()), Duration>);
static_assert(std::same_as<decltype(Duration() / Duration()), uint64_t>);
static_assert(Comparable<Uptime, Uptime> && Comparable<Duration, Duration>);

// What does not: two clocks, two moments of one clock added, a moment taken for a duration.
static_assert(!Mixable<MeterTime, Uptime> && !Mixable<MeterTime, ScenarioTime> && !Mixable<Uptime, ScenarioTime>);
static_assert(!Addable<MeterTime, MeterTime> && !Addable<Uptime, Uptime> && !Addable<ScenarioTime, ScenarioTime>);
static_assert(!Comparable<MeterTime, Duration> && !Subtractable<Duration, MeterTime>);
static_assert(!std::convertible_to<MeterTime, Duration> && !std::convertible_to<Duration, MeterTime>);

// A bare number is no time, and a time is no bare number.
static_assert(!Mixable<Duration, SampleCount> && !Mixable<MeterTime, SampleCount> && !Mixable<Duration, double>);

// The wall clock does not reach virtual time.
static_assert(!Mixable<Duration, std::chrono::seconds> && !Mixable<MeterTime, std::chrono::seconds>);
static_assert(!Mixable<MeterTime, std::chrono::steady_clock::time_point>);

// A time costs what its number costs.
static_assert(sizeof(MeterTime) == sizeof(SampleCount) && std::is_trivially_copyable_v<MeterTime>);

TEST(Time, HasEightSamplesInAMillisecond)
{
    EXPECT_EQ(Duration::milliseconds(150).samples, 1200U);
    EXPECT_EQ(Duration::seconds(3).samples, 24'000U);
    EXPECT_EQ(kSecond, Duration::milliseconds(1000));
}

TEST(Time, CutsOffPartsOfASecond)
{
    EXPECT_EQ(Duration{7999}.wholeSeconds(), 0U);
    EXPECT_EQ(Duration{24'001}.wholeSeconds(), 3U);
    EXPECT_EQ(Uptime{Duration{16'000}}.wholeSeconds(), 2U);
}

TEST(Time, MomentsDifferByADuration)
{
    const MeterTime begin{Duration{100}};
    const MeterTime end = begin + Duration{40};
    EXPECT_EQ(end - begin, Duration{40});
    EXPECT_EQ(end - Duration{40}, begin);
    EXPECT_LT(begin, end);
    MeterTime moved = begin;
    moved += Duration{60};
    moved -= Duration{20};
    EXPECT_EQ(moved, end);
}

TEST(Time, DurationsAreAddedScaledAndDivided)
{
    EXPECT_EQ(Duration{100} + Duration{40} - Duration{20}, Duration{120});
    EXPECT_EQ(3 * Duration{40}, Duration{120});
    EXPECT_EQ(Duration{100} / 3, Duration{33});
    EXPECT_EQ(Duration{100} / Duration{40}, 2U);
    EXPECT_EQ(Duration{100} % Duration{40}, Duration{20});
}

TEST(Time, KnowsThePeriodsOfItsClock)
{
    EXPECT_TRUE(MeterTime{}.isMultipleOf(kSecond));
    EXPECT_TRUE(MeterTime{Duration{16'000}}.isMultipleOf(kSecond));
    EXPECT_FALSE(MeterTime{Duration{16'040}}.isMultipleOf(kSecond));
    EXPECT_EQ(MeterTime{Duration{16'040}}.roundedDown(kSecond), MeterTime{Duration{16'000}});
    EXPECT_EQ(MeterTime{Duration{16'000}}.roundedDown(kSecond), MeterTime{Duration{16'000}});
}

TEST(Time, NeverIsLaterThanAnyMoment)
{
    // Ten thousand years.
    EXPECT_LT(MeterTime{Duration::seconds(uint64_t{10'000} * 366 * 86'400)}, MeterTime::never());
    EXPECT_LT(Duration::seconds(uint64_t{10'000} * 366 * 86'400), Duration::endless());
}

} // namespace
} // namespace vmeter
