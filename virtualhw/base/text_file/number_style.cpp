// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/number_style.h"

#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace vmeter {

namespace {

constexpr std::array<double, 19> kTens{
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

// Blanks and apostrophes between thousands: blank, no-break space, thin and narrow ones, two apostrophes.
constexpr std::array<std::string_view, 7> kGroupMarks{
    " ", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "'", "\xE2\x80\x99", "\xE2\x80\x87"};
constexpr std::string_view kMinus = "\xE2\x88\x92";

std::size_t groupMarkAt(std::string_view text)
{
    for (const std::string_view mark : kGroupMarks) {
        if (text.starts_with(mark)) {
            return mark.size();
        }
    }
    return 0;
}

} // namespace

std::optional<double> NumberStyle::number(std::string_view text) const
{
    std::size_t at = 0;
    bool negative = false;
    if (text.starts_with('-') || text.starts_with('+')) {
        negative = text.front() == '-';
        at = 1;
    } else if (text.starts_with(kMinus)) {
        negative = true;
        at = kMinus.size();
    }
    const std::size_t begin = at;
    int64_t mantissa = 0;
    int digits = 0;
    int decimals = 0;
    bool behindPoint = false;
    bool grouped = false;
    int inGroup = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (isAsciiDigit(c)) {
            if (digits >= 18) {
                digits = 99; // more digits than a whole number holds
                break;
            }
            mantissa = mantissa * 10 + (c - '0');
            ++digits;
            ++inGroup;
            decimals += behindPoint ? 1 : 0;
            ++at;
            continue;
        }
        if (c == decimal && !behindPoint) {
            if (grouped && inGroup != 3) {
                return std::nullopt;
            }
            behindPoint = true;
            ++at;
            continue;
        }
        if (behindPoint) {
            break;
        }
        const std::size_t mark = c == group ? 1 : groupMarkAt(text.substr(at));
        if (mark == 0) {
            break;
        }
        if (grouped ? inGroup != 3 : inGroup == 0 || inGroup > 3) {
            return std::nullopt;
        }
        grouped = true;
        inGroup = 0;
        at += mark;
    }
    if (digits == 0 || (grouped && !behindPoint && inGroup != 3)) {
        return std::nullopt;
    }
    if (at == text.size()) {
        const double value = static_cast<double>(mantissa) / kTens[static_cast<std::size_t>(decimals)];
        return negative ? -value : value;
    }
    // An exponent, or very many digits.
    if (grouped || (digits != 99 && text[at] != 'e' && text[at] != 'E')) {
        return std::nullopt;
    }
    std::string copy(text.substr(begin, 100));
    std::replace(copy.begin(), copy.end(), decimal, '.');
    const auto value = text.size() - begin <= 100 ? numberIn(copy) : std::nullopt;
    return value && negative ? std::optional(-*value) : value;
}

bool isMissingMark(std::string_view text)
{
    if (text.empty()) {
        return true;
    }
    if (isAsciiDigit(text.front()) || text.size() > 10) {
        return false;
    }
    constexpr std::array<std::string_view, 20> kMarks{"?", "nan", "null", "none", "na", "n/a", "nil", "-", "--", "---",
        ".", "*", "#n/a", "#nv", "#value!", "#wert!", "#div/0!", "missing", "\\n", "n.a."};
    return std::find(kMarks.begin(), kMarks.end(), foldedText(text)) != kMarks.end();
}

void NumberStyles::see(std::string_view text)
{
    std::size_t commas = 0;
    std::size_t points = 0;
    std::size_t last = 0;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        commas += text[i] == ',' ? 1U : 0U;
        points += text[i] == '.' ? 1U : 0U;
        last = text[i] == ',' || text[i] == '.' ? i : last;
        digits += isAsciiDigit(text[i]) ? 1U : 0U;
    }
    if (digits == 0) {
        return;
    }
    if (commas + points == 0) {
        (digits >= 4 && digits == text.size() ? m_plainLarge : m_plainSmall) += 1;
        return;
    }
    const bool comma = text[last] == ',';
    std::size_t& certain = comma ? m_commas : m_points;
    if (commas > 0 && points > 0) {
        ++certain;
        return;
    }
    if (commas + points > 1) { // groups: the other character is the decimal one
        (comma ? m_points : m_commas) += 1;
        return;
    }
    std::size_t begin = text.find_first_of("0123456789.,");
    const std::size_t before = last - begin;
    const std::size_t behind = text.size() - last - 1;
    const bool doubtful = behind == 3 && before >= 1 && before <= 3 && text[begin] != '0'
        && text.substr(last + 1).find_first_not_of("0123456789") == std::string_view::npos;
    (doubtful ? comma ? m_doubtfulCommas : m_doubtfulPoints : certain) += 1;
}

Expected<NumberStyle> NumberStyles::decide(char separator, std::optional<char> given, Message& note) const
{
    const NumberStyle comma{',', '.'};
    const NumberStyle point{'.', ','};
    if (given) {
        return *given == ',' ? comma : point;
    }
    if (m_commas > 0 && m_points > 0) {
        return refused(Phrase("Recording", "some numbers have a decimal comma and some a decimal point"));
    }
    if (m_commas > 0 || m_points > 0) {
        return m_commas > 0 ? comma : point;
    }
    const auto doubt = Phrase("Recording",
        "a number such as 1.234 or 1,234 may be one or a thousand: give decimal: point or comma in the scenario's "
        "profile");
    if (m_doubtfulCommas > 0 && m_doubtfulPoints > 0) {
        return refused(doubt);
    }
    if (m_doubtfulCommas == 0 && m_doubtfulPoints == 0) {
        return point;
    }
    const NumberStyle style = m_doubtfulCommas > 0 ? comma : point;
    // Beside 1234 a separator is the decimal one; in a file with commas between the fields so is the point.
    if (m_plainLarge > 0 || (separator == ',' && m_doubtfulPoints > 0)) {
        return style;
    }
    if (separator == ',' || m_plainSmall > 0) {
        return refused(doubt);
    }
    note = Phrase("Recording", "numbers such as %1 are taken as decimals")
               .with(m_doubtfulCommas > 0 ? "1,234" : "1.234");
    return style;
}

} // namespace vmeter
