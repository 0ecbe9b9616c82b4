// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// Order of day, month and year in a date such as 03/04/2026.
enum class DateOrder { dayMonthYear, monthDayYear, yearMonthDay };

/// What number of a time column counts.
enum class TimeUnit { seconds, milliseconds, microseconds, minutes, hours, days, excelDays };

/// What is said about a time column beside its texts.
struct TimeHints {
    std::optional<DateOrder> order; ///< of the scenario
    std::optional<TimeUnit> unit;   ///< of the scenario
    std::string name;               ///< of the column in the head; may name the unit
    std::string unitText;           ///< of a line of units under the head
};

/// The form of all time stamps of a column.
class TimeForm {
public:
    /// In microseconds: since 1970-01-01 00:00 UTC where the stamps have an offset or count from there; of the local
    /// clock where they have none; since midnight for times of day; otherwise from the zero of the column. Returns
    /// nothing if `text` is not a time stamp of this form to its last character.
    [[nodiscard]] std::optional<int64_t> micros(std::string_view text) const;

    /// The clock is that of a place, which may be set forward and back; no offset tells by how much.
    [[nodiscard]] bool local() const { return m_kind == Kind::dates && !m_offsets; }
    /// Times of day without a date: they begin again each day.
    [[nodiscard]] bool timesOfDay() const { return m_kind == Kind::timesOfDay; }
    /// Dates, so that an instant can be shown as one.
    [[nodiscard]] bool dated() const { return m_dated; }
    /// In words for the user.
    [[nodiscard]] const Message& description() const { return m_description; }

private:
    friend class TimeColumn;
    enum class Kind { dates, timesOfDay, count, compactDates, excel };

    Kind m_kind = Kind::count;
    bool m_dated = false;
    bool m_offsets = false;
    DateOrder m_order = DateOrder::yearMonthDay;
    double m_microsPerUnit = 1e6;
    int m_compactDigits = 0;
    Message m_description;
};

/// Looks at all texts of a time column, then decides on their form.
class TimeColumn {
public:
    void see(std::string_view text);
    /// Returns the form, or why there is none and what to do.
    [[nodiscard]] Expected<TimeForm> decide(const TimeHints& hints) const;

    [[nodiscard]] bool seen() const { return m_seen > 0; }
    [[nodiscard]] bool onlyDates() const { return m_seen > 0 && m_dates == m_seen; }
    [[nodiscard]] bool onlyTimesOfDay() const { return m_seen > 0 && m_timesOfDay == m_seen; }
    [[nodiscard]] bool onlyIntegers() const { return m_seen > 0 && m_integers == m_seen; }
    [[nodiscard]] double highest() const { return m_highest; }
    [[nodiscard]] double lowest() const { return m_lowest; }

private:
    [[nodiscard]] Expected<TimeForm> decideNumbers(const TimeHints& hints) const;
    [[nodiscard]] Expected<TimeForm> decideDates(const TimeHints& hints) const;

    std::size_t m_seen = 0;
    std::size_t m_numbers = 0;
    std::size_t m_integers = 0;
    std::size_t m_dates = 0;      ///< dates without a time of day
    std::size_t m_stamps = 0;     ///< dates with a time of day
    std::size_t m_timesOfDay = 0; ///< without a date
    std::size_t m_offsets = 0;
    std::size_t m_orderKnown = 0;   ///< year first, or the month in letters
    std::size_t m_possible[3] = {}; ///< dates that are valid in each order
    std::size_t m_german = 0;       ///< dates with points
    std::size_t m_shortYears = 0;
    double m_lowest = 0;
    double m_highest = 0;
    int m_fewestDigits = 0;
    int m_mostDigits = 0;
    std::size_t m_validCompact = 0; ///< numbers that are valid as yyyymmdd...
    std::size_t m_decimalCommas = 0;
    std::size_t m_fractions = 0;
    std::string m_wrong; ///< the first text that is none of this
};

/// Days since 1970-01-01 of a date of the Gregorian calendar. Returns nothing for a date that does not exist.
std::optional<int64_t> daysOf(int64_t year, int month, int day);
/// "2026-01-31 23:45:00" of microseconds since 1970.
std::string instantText(int64_t micros);
/// 0 Sunday .. 6 Saturday, and month 1 .. 12, of microseconds since 1970.
int weekdayOf(int64_t micros);
int monthOf(int64_t micros);

} // namespace vmeter
