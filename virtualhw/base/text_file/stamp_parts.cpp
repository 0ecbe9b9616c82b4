// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/stamp_parts.h"

#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"

#include <string>

namespace vmeter {

namespace {

constexpr int64_t kMicrosPerSecond = 1'000'000;

class StampScanner {
public:
    explicit StampScanner(std::string_view text)
        : m_text(text)
    {
    }

    /// Returns false if something is left over.
    bool scan(StampParts& parts)
    {
        if (scanNumber(parts)) {
            return true;
        }
        m_at = 0;
        if (!scanStamp(parts)) {
            return false;
        }
        if (m_at == m_text.size()) {
            return true;
        }
        // "00:00 - 00:15": the interval counts by its begin.
        skipBlanks();
        if (take('-') || taken("\xE2\x80\x93")) {
            skipBlanks();
            StampParts end;
            return scanStamp(end) && m_at == m_text.size();
        }
        return false;
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    bool take(char c)
    {
        const bool there = peek() == c && m_at < m_text.size();
        m_at += there ? 1U : 0U;
        return there;
    }
    bool taken(std::string_view word)
    {
        const bool there = m_text.substr(m_at).starts_with(word);
        m_at += there ? word.size() : 0U;
        return there;
    }
    void skipBlanks()
    {
        while (peek() == ' ' || taken("\xC2\xA0") || taken("\xE2\x80\xAF")) {
            m_at += peek() == ' ' ? 1U : 0U;
        }
    }

    /// Returns the number of digits.
    int digits(int64_t& value, int most)
    {
        int count = 0;
        value = 0;
        constexpr int64_t kMost = 900'000'000'000'000'000; // ten times as much still fits
        while (count < most && value < kMost && isAsciiDigit(peek())) {
            value = value * 10 + (m_text[m_at++] - '0');
            ++count;
        }
        return count;
    }

    bool scanNumber(StampParts& parts)
    {
        const bool negative = peek() == '-';
        m_at += negative || peek() == '+' ? 1U : 0U;
        int64_t whole = 0;
        const int count = digits(whole, 19);
        if (count > 0 && m_at == m_text.size()) {
            parts.number = parts.integer = true;
            parts.digits = count;
            parts.whole = negative ? -whole : whole;
            parts.value = static_cast<double>(parts.whole);
            return true;
        }
        std::string_view rest = m_text;
        std::string copy;
        if (const std::size_t comma = m_text.find(','); comma != std::string_view::npos) {
            copy = m_text;
            copy[comma] = '.';
            rest = copy;
            parts.comma = true;
        }
        // A date such as 31.01 has two points or letters, or is no number either.
        if (const auto value
            = rest.find_first_not_of("0123456789.eE+-") == std::string_view::npos ? numberIn(rest) : std::nullopt) {
            parts.number = true;
            parts.digits = count;
            parts.value = *value;
            return true;
        }
        parts.comma = false;
        return false;
    }

    bool scanMonth(int& month)
    {
        std::string word;
        const std::size_t before = m_at;
        while (m_at < m_text.size() && (isAsciiLetter(peek()) || static_cast<unsigned char>(peek()) >= 0x80)
            && word.size() < 20) {
            word += m_text[m_at++];
        }
        take('.');
        word = foldedText(word);
        struct MonthRow {
            std::string_view begin;
            int month;
        };
        constexpr std::array kMonths{MonthRow{"jan", 1}, MonthRow{"fev", 2}, MonthRow{"feb", 2}, MonthRow{"mar", 3},
            MonthRow{"mrz", 3}, MonthRow{"apr", 4}, MonthRow{"avr", 4}, MonthRow{"mai", 5}, MonthRow{"may", 5},
            MonthRow{"juin", 6}, MonthRow{"jun", 6}, MonthRow{"juil", 7}, MonthRow{"jul", 7}, MonthRow{"aug", 8},
            MonthRow{"aou", 8}, MonthRow{"sep", 9}, MonthRow{"oct", 10}, MonthRow{"okt", 10}, MonthRow{"nov", 11},
            MonthRow{"dec", 12}, MonthRow{"dez", 12}};
        for (const MonthRow& row : kMonths) {
            if (word.starts_with(row.begin)) {
                month = row.month;
                return true;
            }
        }
        m_at = before;
        return false;
    }

    bool scanStamp(StampParts& parts)
    {
        const std::size_t begin = m_at;
        int64_t first = 0;
        int month = 0;
        if (!isAsciiDigit(peek())) { // Jan 31, 2026
            int64_t day = 0;
            int64_t year = 0;
            if (!scanMonth(month)) {
                return false;
            }
            skipBlanks();
            if (digits(day, 2) == 0) {
                return false;
            }
            take(',');
            skipBlanks();
            if (digits(year, 4) != 4) {
                return false;
            }
            parts.date = true;
            parts.monthAt = 0;
            parts.fields = {month, static_cast<int>(day), static_cast<int>(year)};
            return scanTimeBehindDate(parts);
        }
        const int firstDigits = digits(first, 8);
        const char separator = peek();
        if (firstDigits == 8 && !isAsciiDigit(separator)) {
            parts.date = parts.yearFirst = true;
            parts.fields
                = {static_cast<int>(first / 10000), static_cast<int>(first / 100 % 100), static_cast<int>(first % 100)};
            return scanTimeBehindDate(parts);
        }
        if (firstDigits == 4 || firstDigits <= 2) {
            if (separator == ':' || separator == 'h' || separator == 'H') {
                m_at = begin;
                parts.time = true;
                return scanTime(parts);
            }
            if (separator == '-' || separator == '/' || separator == '.' || separator == ' ') {
                ++m_at;
                if (separator == ' ') {
                    skipBlanks();
                } else if (separator == '.' && peek() == ' ') {
                    skipBlanks();
                }
                int64_t second = 0;
                int64_t third = 0;
                if (scanMonth(month)) {
                    parts.monthAt = 1;
                    second = month;
                } else if (separator == ' ' || digits(second, 2) == 0) {
                    return false;
                }
                if (separator == ' ' || (separator == '.' && peek() == ' ')) {
                    skipBlanks();
                } else if (!take(separator) && !(parts.monthAt == 1 && take(' '))) {
                    return false;
                }
                const int thirdDigits = digits(third, 4);
                if (firstDigits == 4 ? thirdDigits == 0 || thirdDigits > 2 : thirdDigits != 2 && thirdDigits != 4) {
                    return false;
                }
                parts.date = true;
                parts.yearFirst = firstDigits == 4;
                parts.shortYear = firstDigits != 4 && thirdDigits == 2;
                parts.dateSeparator = separator;
                parts.fields = {static_cast<int>(first), static_cast<int>(second), static_cast<int>(third)};
                return scanTimeBehindDate(parts);
            }
        }
        return false;
    }

    bool scanTimeBehindDate(StampParts& parts)
    {
        const std::size_t before = m_at;
        if (take('T') || take('t') || take('_') || take(':')) {
            parts.time = true;
            return scanTime(parts);
        }
        take(',');
        skipBlanks();
        if (m_at > before && isAsciiDigit(peek())) {
            parts.time = true;
            return scanTime(parts);
        }
        m_at = before;
        return true;
    }

    bool scanTime(StampParts& parts)
    {
        int64_t hour = 0;
        int64_t minute = 0;
        int64_t second = 0;
        int64_t fraction = 0;
        const std::size_t begin = m_at;
        int64_t compact = 0;
        const int compactDigits = digits(compact, 6);
        if ((compactDigits == 4 || compactDigits == 6) && !isAsciiDigit(peek())) {
            hour = compactDigits == 4 ? compact / 100 : compact / 10000;
            minute = compactDigits == 4 ? compact % 100 : compact / 100 % 100;
            second = compactDigits == 4 ? 0 : compact % 100;
            if (compactDigits == 6 && !scanFraction(fraction)) {
                return false;
            }
        } else {
            m_at = begin;
            if (digits(hour, 2) == 0) {
                return false;
            }
            const char separator = peek();
            if (separator == ':' || separator == 'h' || separator == 'H' || separator == '.' || separator == '-') {
                ++m_at;
                if (digits(minute, 2) != 2) {
                    if (separator != 'h' && separator != 'H') {
                        return false;
                    }
                } else if (peek() == separator || (separator != ':' && peek() == ':')) {
                    ++m_at;
                    if (digits(second, 2) != 2 || !scanFraction(fraction)) {
                        return false;
                    }
                } else if (separator == 'h' && peek() == 'm') {
                    ++m_at;
                }
            } else {
                // "31/01/2026 1 PM", "2026-01-31T13+01:00"
                skipBlanks();
                const char next = asciiLower(peek());
                if (next != 'a' && next != 'p' && peek() != 'Z' && peek() != '+') {
                    return false;
                }
            }
        }
        if (!scanHalf(hour) || hour > 24 || minute > 59 || second > 60
            || (hour == 24 && (minute > 0 || second > 0 || fraction > 0))) {
            return false;
        }
        parts.micros = (hour * 3600 + minute * 60 + second) * kMicrosPerSecond + fraction;
        return scanZone(parts);
    }

    /// Digits behind the second, in microseconds; more than six are cut.
    bool scanFraction(int64_t& micros)
    {
        if (peek() != '.' && peek() != ',' && !(peek() == ':' && isAsciiDigit(peek(1)) && isAsciiDigit(peek(2)))) {
            return true;
        }
        ++m_at;
        int64_t unit = 100'000;
        int count = 0;
        micros = 0;
        while (isAsciiDigit(peek()) && count < 12) {
            micros += (m_text[m_at++] - '0') * unit;
            unit /= 10;
            ++count;
        }
        return count > 0;
    }

    /// AM and PM.
    bool scanHalf(int64_t& hour)
    {
        const std::size_t before = m_at;
        skipBlanks();
        const char half = asciiLower(peek());
        std::size_t length = 0;
        if ((half == 'a' || half == 'p') && asciiLower(peek(1)) == 'm') {
            length = 2;
        } else if ((half == 'a' || half == 'p') && peek(1) == '.' && asciiLower(peek(2)) == 'm') {
            length = peek(3) == '.' ? 4 : 3;
        }
        if (length == 0 || isAsciiLetter(peek(length))) {
            m_at = before;
            return true;
        }
        m_at += length;
        if (hour < 1 || hour > 12) {
            return hour == 0 && half == 'a';
        }
        hour = hour % 12 + (half == 'p' ? 12 : 0);
        return true;
    }

    bool scanZone(StampParts& parts)
    {
        const std::size_t before = m_at;
        skipBlanks();
        struct ZoneRow {
            std::string_view name;
            int minutes;
        };
        constexpr std::array kZones{ZoneRow{"CEST", 120}, ZoneRow{"MESZ", 120}, ZoneRow{"WEST", 60},
            ZoneRow{"EEST", 180}, ZoneRow{"UTC", 0}, ZoneRow{"GMT", 0}, ZoneRow{"CET", 60}, ZoneRow{"MEZ", 60},
            ZoneRow{"WET", 0}, ZoneRow{"EET", 120}, ZoneRow{"BST", 60}, ZoneRow{"Z", 0}, ZoneRow{"z", 0}};
        for (const ZoneRow& zone : kZones) {
            if (taken(zone.name)) {
                parts.offset = true;
                parts.offsetMinutes = zone.minutes;
                if (zone.minutes != 0 || zone.name.size() == 1) {
                    return true;
                }
                break; // UTC+1
            }
        }
        const bool west = taken("\xE2\x88\x92");
        const char sign = west ? '-' : peek();
        if ((sign == '+' || sign == '-') && (west || isAsciiDigit(peek(1)))) {
            m_at += west ? 0U : 1U;
            int64_t hours = 0;
            int64_t minutes = 0;
            const int count = digits(hours, 4);
            if (count >= 3) {
                minutes = hours % 100;
                hours /= 100;
            } else if (count == 0) {
                return false;
            } else if (take(':') && digits(minutes, 2) != 2) {
                return false;
            }
            if (hours > 15 || minutes > 59) {
                return false;
            }
            parts.offset = true;
            parts.offsetMinutes = static_cast<int>(hours * 60 + minutes) * (sign == '-' ? -1 : 1);
            return true;
        }
        if (!parts.offset) {
            m_at = before;
        }
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

bool scanStamp(std::string_view text, StampParts& parts)
{
    return StampScanner(text).scan(parts);
}

} // namespace vmeter
