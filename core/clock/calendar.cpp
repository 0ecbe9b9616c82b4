// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/calendar.h"

#include <array>

namespace vmeter {

namespace {

constexpr int64_t kMicrosecondsPerMillisecond = 1000;
constexpr int64_t kMillisecondsPerMinute = 60'000;
constexpr int64_t kMillisecondsPerDay = 86'400'000;
constexpr int32_t kDaysPerYear = 365;
constexpr int32_t kMonths = 12;

/// Rounds towards the past, also before 1970.
constexpr int64_t floorDivide(int64_t value, int64_t divisor)
{
    const int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

constexpr bool isLeapYear(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int32_t daysInMonth(int32_t year, int32_t month)
{
    constexpr std::array<uint8_t, kMonths> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeapYear(year) ? 1 : 0);
}

/// Days from 1970-01-01 to January 1 of `year`.
constexpr int32_t daysBeforeYear(int32_t year)
{
    constexpr auto leapDays = [](int32_t years) { return years / 4 - years / 100 + years / 400; };
    return (year - 1970) * kDaysPerYear + leapDays(year - 1) - leapDays(1969);
}

static_assert(daysBeforeYear(1970) == 0);
static_assert(daysBeforeYear(2000) == 10'957);

} // namespace

CivilTime civilTime(UtcMicroseconds utc, int16_t zoneMinutes)
{
    const int64_t local = floorDivide(utc.value, kMicrosecondsPerMillisecond) + zoneMinutes * kMillisecondsPerMinute;
    auto day = static_cast<int32_t>(floorDivide(local, kMillisecondsPerDay));
    auto rest = static_cast<int32_t>(local - day * kMillisecondsPerDay);

    CivilTime civil;
    civil.year
        = static_cast<int32_t>(1970 + floorDivide(day, kDaysPerYear)); // first estimate, corrected for leap days below
    while (daysBeforeYear(civil.year + 1) <= day) {
        ++civil.year;
    }
    while (daysBeforeYear(civil.year) > day) {
        --civil.year;
    }
    day -= daysBeforeYear(civil.year);
    int32_t month = 1;
    while (day >= daysInMonth(civil.year, month)) {
        day -= daysInMonth(civil.year, month++);
    }
    civil.month = static_cast<uint8_t>(month);
    civil.day = static_cast<uint8_t>(day + 1);
    civil.millisecond = static_cast<uint16_t>(rest % 1000);
    rest /= 1000;
    civil.second = static_cast<uint8_t>(rest % 60);
    rest /= 60;
    civil.minute = static_cast<uint8_t>(rest % 60);
    civil.hour = static_cast<uint8_t>(rest / 60);
    return civil;
}

std::optional<UtcMicroseconds> utcTime(const CivilTime& civil, int16_t zoneMinutes)
{
    if (civil.year < kFirstClockYear || civil.year > kLastClockYear || civil.month < 1 || civil.month > kMonths
        || civil.day < 1 || civil.day > daysInMonth(civil.year, civil.month) || civil.hour > 23 || civil.minute > 59
        || civil.second > 59 || civil.millisecond > 999) {
        return {};
    }
    int64_t days = daysBeforeYear(civil.year) + civil.day - 1;
    for (int32_t month = 1; month < civil.month; ++month) {
        days += daysInMonth(civil.year, month);
    }
    const int64_t minutes = (days * 24 + civil.hour) * 60 + civil.minute - zoneMinutes;
    const int64_t milliseconds = minutes * kMillisecondsPerMinute + int64_t{civil.second} * 1000 + civil.millisecond;
    return UtcMicroseconds{milliseconds * kMicrosecondsPerMillisecond};
}

} // namespace vmeter
