// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/time_stamp.h"

#include "virtualhw/base/text_file/measured_unit.h"
#include "virtualhw/base/text_file/stamp_parts.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"
#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace vmeter {

namespace {

constexpr int64_t kMicros = 1'000'000;
constexpr int64_t kDaySeconds = 86'400;
constexpr int64_t kExcelEpochDays = -25'569; // 1899-12-30, day 0 of the serial numbers
constexpr double kFirstExcelDay = 20'000;    // 1954
constexpr double kLastExcelDay = 80'000;     // 2119

int64_t yearOf(int written, bool isShort)
{
    return isShort ? written + (written < 70 ? 2000 : 1900) : written;
}

/// Days of the date of `parts` in this order.
std::optional<int64_t> dateIn(const StampParts& parts, DateOrder order)
{
    const auto& f = parts.fields;
    if (parts.monthAt == 0) {
        return daysOf(f[2], f[0], f[1]);
    }
    if (parts.yearFirst) {
        return daysOf(f[0], f[1], f[2]);
    }
    if (parts.monthAt == 1 || order == DateOrder::dayMonthYear) {
        return daysOf(yearOf(f[2], parts.shortYear), f[1], f[0]);
    }
    if (order == DateOrder::monthDayYear) {
        return daysOf(yearOf(f[2], parts.shortYear), f[0], f[1]);
    }
    return parts.shortYear ? daysOf(yearOf(f[0], true), f[1], f[2]) : std::nullopt;
}

/// Seconds since 1970 of yyyymmdd, yyyymmddHH, yyyymmddHHMM or yyyymmddHHMMSS.
std::optional<int64_t> compactSeconds(int64_t number, int digits)
{
    if (number < 0 || (digits != 8 && digits != 10 && digits != 12 && digits != 14)) {
        return std::nullopt;
    }
    int64_t second = 0;
    int64_t minute = 0;
    int64_t hour = 0;
    if (digits == 14) {
        second = number % 100;
        number /= 100;
    }
    if (digits >= 12) {
        minute = number % 100;
        number /= 100;
    }
    if (digits >= 10) {
        hour = number % 100;
        number /= 100;
    }
    const int64_t year = number / 10000;
    const auto days = year >= 1900 && year < 2200
        ? daysOf(year, static_cast<int>(number / 100 % 100), static_cast<int>(number % 100))
        : std::nullopt;
    if (!days || second > 60 || minute > 59 || hour > 24 || (hour == 24 && minute + second > 0)) {
        return std::nullopt;
    }
    return *days * kDaySeconds + hour * 3600 + minute * 60 + second;
}

/// The unit of time that a head names: "time [s]", "t_ms", "Zeit in h", "hours".
std::optional<double> unitInHead(const TimeHints& hints, bool& epoch)
{
    if (const auto unit = timeUnitNamed(withoutBlanks(hints.unitText))) {
        return unit;
    }
    std::optional<double> found;
    std::string word;
    const std::string folded = foldedText(hints.name) + ' ';
    for (const char c : folded) {
        if (isAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80) {
            word += c;
            continue;
        }
        epoch = epoch || word == "epoch" || word == "unix" || word == "unixtime" || word == "posix";
        if (const auto unit = timeUnitNamed(word)) {
            found = unit;
        }
        word.clear();
    }
    return found;
}

} // namespace

std::optional<int64_t> daysOf(int64_t year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) {
        return std::nullopt;
    }
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0)) {
        return std::nullopt;
    }
    const std::chrono::sys_days date = std::chrono::year(static_cast<int>(year))
        / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::day(static_cast<unsigned>(day));
    return date.time_since_epoch().count();
}

namespace {

std::chrono::year_month_day dateOfMicros(int64_t micros)
{
    const int64_t days = micros / (kDaySeconds * kMicros) - (micros % (kDaySeconds * kMicros) < 0 ? 1 : 0);
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days)));
}

std::string twoDigits(int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::string instantText(int64_t micros)
{
    const auto date = dateOfMicros(micros);
    const int64_t ofDay = ((micros / kMicros) % kDaySeconds + kDaySeconds) % kDaySeconds;
    return std::to_string(static_cast<int>(date.year())) + '-' + twoDigits(static_cast<unsigned>(date.month())) + '-'
        + twoDigits(static_cast<unsigned>(date.day())) + ' ' + twoDigits(ofDay / 3600) + ':'
        + twoDigits(ofDay / 60 % 60) + ':' + twoDigits(ofDay % 60);
}

int weekdayOf(int64_t micros)
{
    return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(dateOfMicros(micros))).c_encoding());
}

int monthOf(int64_t micros)
{
    return static_cast<int>(static_cast<unsigned>(dateOfMicros(micros).month()));
}

std::optional<int64_t> TimeForm::micros(std::string_view text) const
{
    StampParts parts;
    if (!scanStamp(text, parts)) {
        return std::nullopt;
    }
    switch (m_kind) {
    case Kind::dates: {
        const auto days = parts.date ? dateIn(parts, m_order) : std::nullopt;
        if (!days || parts.offset != m_offsets) {
            return std::nullopt;
        }
        return (*days * kDaySeconds - parts.offsetMinutes * 60) * kMicros + parts.micros;
    }
    case Kind::timesOfDay:
        return parts.time && !parts.date ? std::optional(parts.micros) : std::nullopt;
    case Kind::compactDates: {
        const auto seconds = parts.integer && parts.digits == m_compactDigits
            ? compactSeconds(parts.whole, parts.digits)
            : std::nullopt;
        return seconds ? std::optional(*seconds * kMicros) : std::nullopt;
    }
    case Kind::excel:
        if (!parts.number || !(std::fabs(parts.value) < kLastExcelDay)) {
            return std::nullopt;
        }
        // The last digit of a serial number is worth up to half a second.
        return (kExcelEpochDays * kDaySeconds + std::llround(parts.value * kDaySeconds)) * kMicros;
    case Kind::count:
        if (!parts.number) {
            return std::nullopt;
        }
        if (parts.integer && m_microsPerUnit >= 1) {
            const auto factor = static_cast<int64_t>(m_microsPerUnit);
            constexpr int64_t kMost = int64_t{1} << 61;
            return parts.whole > kMost / factor || parts.whole < -kMost / factor ? std::nullopt
                                                                                 : std::optional(parts.whole * factor);
        }
        if (!(std::fabs(parts.value * m_microsPerUnit) < 2e18)) {
            return std::nullopt;
        }
        return std::llround(parts.value * m_microsPerUnit);
    }
    return std::nullopt;
}

void TimeColumn::see(std::string_view text)
{
    StampParts parts;
    if (!scanStamp(text, parts)) {
        if (m_wrong.empty()) {
            m_wrong = text.empty() ? std::string(" ") : std::string(text.substr(0, 60));
        }
        return;
    }
    ++m_seen;
    if (parts.number) {
        m_lowest = m_numbers == 0 ? parts.value : std::min(m_lowest, parts.value);
        m_highest = m_numbers == 0 ? parts.value : std::max(m_highest, parts.value);
        m_fewestDigits = m_numbers == 0 ? parts.digits : std::min(m_fewestDigits, parts.digits);
        m_mostDigits = std::max(m_mostDigits, parts.digits);
        ++m_numbers;
        m_integers += parts.integer ? 1U : 0U;
        m_validCompact += parts.integer && compactSeconds(parts.whole, parts.digits) ? 1U : 0U;
        m_decimalCommas += parts.comma ? 1U : 0U;
        m_fractions += !parts.integer && parts.value != std::floor(parts.value) ? 1U : 0U;
        return;
    }
    m_offsets += parts.offset ? 1U : 0U;
    if (!parts.date) {
        ++m_timesOfDay;
        return;
    }
    (parts.time ? m_stamps : m_dates) += 1;
    m_orderKnown += parts.yearFirst || parts.monthAt >= 0 ? 1U : 0U;
    m_german += parts.dateSeparator == '.' ? 1U : 0U;
    m_shortYears += parts.shortYear ? 1U : 0U;
    for (const DateOrder order : {DateOrder::dayMonthYear, DateOrder::monthDayYear, DateOrder::yearMonthDay}) {
        m_possible[static_cast<std::size_t>(order)] += dateIn(parts, order) ? 1U : 0U;
    }
}

Expected<TimeForm> TimeColumn::decide(const TimeHints& hints) const
{
    if (m_seen == 0) {
        return refused(
            Phrase("Recording", "%1 is no time stamp that is known here, like 2026-01-31 23:45 or a number of seconds")
                .with(inQuotes(m_wrong)));
    }
    if (m_numbers == m_seen) {
        return decideNumbers(hints);
    }
    if (m_numbers > 0 || (m_timesOfDay > 0 && m_timesOfDay < m_seen)) {
        return refused(Phrase("Recording", "the time stamps are of different kinds: numbers, dates and times of day"));
    }
    if (m_timesOfDay == m_seen) {
        TimeForm form;
        form.m_kind = TimeForm::Kind::timesOfDay;
        form.m_description = Phrase("Recording", "times of day");
        return form;
    }
    return decideDates(hints);
}

Expected<TimeForm> TimeColumn::decideDates(const TimeHints& hints) const
{
    TimeForm form;
    form.m_kind = TimeForm::Kind::dates;
    form.m_dated = true;
    if (m_offsets > 0 && m_offsets < m_seen) {
        return refused(Phrase("Recording", "some time stamps have an offset from UTC and some have none"));
    }
    form.m_offsets = m_offsets > 0;
    if (m_orderKnown < m_seen) {
        if (m_orderKnown > 0) {
            return refused(Phrase("Recording", "the dates are written in different ways"));
        }
        const auto possible = [&](DateOrder order) { return m_possible[static_cast<std::size_t>(order)] == m_seen; };
        if (hints.order) {
            form.m_order = *hints.order;
            if (!possible(form.m_order)) {
                return refused(Phrase("Recording", "not all dates are valid in the order of date_order"));
            }
        } else if (m_german == m_seen && possible(DateOrder::dayMonthYear)) {
            form.m_order = DateOrder::dayMonthYear; // with points the day is first everywhere
        } else {
            std::size_t orders = 0;
            for (const DateOrder order : {DateOrder::dayMonthYear, DateOrder::monthDayYear, DateOrder::yearMonthDay}) {
                if (possible(order)) {
                    form.m_order = order;
                    ++orders;
                }
            }
            if (orders == 0) {
                return refused(Phrase("Recording", "the dates are not valid in any one order of day, month and year"));
            }
            if (orders > 1) {
                return refused(Phrase("Recording",
                    "day and month of the dates cannot be told apart: give date_order: dmy, mdy or ymd in the "
                    "scenario's profile"));
            }
        }
    }
    const Message order = m_orderKnown == m_seen  ? Message(Phrase("Recording", "dates"))
        : form.m_order == DateOrder::dayMonthYear ? Message(Phrase("Recording", "dates with the day first"))
        : form.m_order == DateOrder::monthDayYear ? Message(Phrase("Recording", "dates with the month first"))
                                                  : Message(Phrase("Recording", "dates with the year first"));
    form.m_description = form.m_offsets ? Phrase("Recording", "%1, with an offset from UTC").with(order)
                                        : Phrase("Recording", "%1, without an offset from UTC").with(order);
    return form;
}

Expected<TimeForm> TimeColumn::decideNumbers(const TimeHints& hints) const
{
    TimeForm form;
    const auto count = [&](double microsPerUnit, const Message& what, bool dated = false) {
        form.m_kind = TimeForm::Kind::count;
        form.m_microsPerUnit = microsPerUnit;
        form.m_description = what;
        form.m_dated = dated;
        return form;
    };
    const auto excel = [&] {
        form.m_kind = TimeForm::Kind::excel;
        form.m_dated = true;
        form.m_description = Phrase("Recording", "serial days of a spreadsheet");
        return form;
    };
    const auto seconds = Phrase("Recording", "numbers of seconds");
    const auto millis = Phrase("Recording", "numbers of milliseconds");
    const auto micros = Phrase("Recording", "numbers of microseconds");
    const auto minutes = Phrase("Recording", "numbers of minutes");
    const auto hours = Phrase("Recording", "numbers of hours");
    const auto days = Phrase("Recording", "numbers of days");
    const bool since1970 = m_lowest >= 1e8 && m_integers == m_seen;
    if (hints.unit) {
        switch (*hints.unit) {
        case TimeUnit::seconds:
            return count(1e6, seconds, since1970);
        case TimeUnit::milliseconds:
            return count(1e3, millis, since1970);
        case TimeUnit::microseconds:
            return count(1, micros, since1970);
        case TimeUnit::minutes:
            return count(60e6, minutes);
        case TimeUnit::hours:
            return count(3600e6, hours);
        case TimeUnit::days:
            return count(86400e6, days);
        case TimeUnit::excelDays:
            return excel();
        }
    }
    bool epoch = false;
    const auto named = unitInHead(hints, epoch);
    const bool compact = m_integers == m_seen && m_validCompact == m_seen && m_fewestDigits == m_mostDigits;
    // "day" and "hour" name dates as well as counts.
    if (compact && !epoch && (!named || *named >= 3600)) {
        form.m_kind = TimeForm::Kind::compactDates;
        form.m_compactDigits = m_mostDigits;
        form.m_dated = true;
        form.m_description
            = Phrase("Recording", "dates in digits (%1)")
                  .with(std::string_view("yyyymmddHHMMSS").substr(0, static_cast<std::size_t>(m_mostDigits)));
        return form;
    }
    // 1973 to 2100, by the size of the numbers.
    constexpr double kFirst = 1e8;
    constexpr double kLast = 4.2e9;
    if (m_lowest >= kFirst && (!named || epoch || m_lowest >= kFirst * 10)) {
        const auto within = [&](double unit) { return m_lowest >= kFirst * unit && m_highest < kLast * unit; };
        if (within(1)) {
            return count(1e6, Phrase("Recording", "seconds since 1970"), true);
        }
        if (within(1e3)) {
            return count(1e3, Phrase("Recording", "milliseconds since 1970"), true);
        }
        if (within(1e6)) {
            return count(1, Phrase("Recording", "microseconds since 1970"), true);
        }
        if (within(1e9)) {
            return count(1e-3, Phrase("Recording", "nanoseconds since 1970"), true);
        }
    }
    if (epoch && !named) {
        return refused(Phrase("Recording", "the numbers of the time column are no seconds since 1970 (1973 to 2100)"));
    }
    if (named) {
        const bool whole = *named >= 1e-6;
        const Phrase what = *named == 1 ? seconds
            : *named == 1e-3            ? millis
            : *named == 1e-6            ? micros
            : *named == 60              ? minutes
            : *named == 3600            ? hours
                                        : days;
        return whole ? count(*named * 1e6, what) : count(1, micros);
    }
    if (m_lowest >= kFirstExcelDay && m_highest < kLastExcelDay) {
        const std::string name = foldedText(hints.name);
        const bool dateNamed = name.find("dat") != std::string::npos || name.find("horodat") != std::string::npos
            || name.find("jour") != std::string::npos || name.find("tag") != std::string::npos;
        if (m_fractions > 0 || dateNamed) {
            return excel();
        }
        return refused(Phrase("Recording",
            "the numbers of the time column may be seconds or serial days of a spreadsheet: give time_unit: s or excel "
            "in the scenario's profile"));
    }
    if (m_lowest >= 1e7) {
        return refused(Phrase("Recording",
            "the numbers of the time column are not understood: give time_unit: s, ms, us, min, h, d or excel in the "
            "scenario's profile"));
    }
    return count(1e6, seconds);
}

} // namespace vmeter
