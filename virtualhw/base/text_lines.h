// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

inline std::string_view withoutBlanks(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n\x1A"; // the last character ends DOS text files
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Iterates over the lines of a text.
class TextLines {
public:
    explicit TextLines(std::string_view text)
        : m_rest(text)
    {
    }
    /// Returns nothing after the last line.
    std::optional<std::string_view> next()
    {
        if (m_rest.empty()) {
            return std::nullopt;
        }
        const std::size_t end = m_rest.find('\n');
        const std::string_view line = m_rest.substr(0, end);
        m_rest = end == std::string_view::npos ? std::string_view{} : m_rest.substr(end + 1);
        ++m_number;
        return withoutBlanks(line);
    }
    [[nodiscard]] int number() const { return m_number; } ///< number of the last returned line, from 1
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
    int m_number = 0;
};

/// Splits into at most `limit` fields; the last field contains the rest of the line.
inline std::vector<std::string_view> fieldsOf(std::string_view line, char separator, std::size_t limit)
{
    std::vector<std::string_view> fields;
    while (fields.size() + 1 < limit) {
        const std::size_t end = line.find(separator);
        if (end == std::string_view::npos) {
            break;
        }
        fields.push_back(withoutBlanks(line.substr(0, end)));
        line.remove_prefix(end + 1);
    }
    fields.push_back(withoutBlanks(line));
    return fields;
}

/// Parses a text that is a finite decimal number and nothing else.
inline std::optional<double> numberIn(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// `number` with at most ten significant digits and a decimal point, independent of the locale.
inline std::string numberText(double number)
{
    std::array<char, 32> text{};
    const auto [end, error]
        = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, 10);
    return {text.data(), end};
}

} // namespace vmeter
