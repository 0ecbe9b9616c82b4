// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace vmeter {

/// How the numbers of a file are written.
struct NumberStyle {
    char decimal = '.';
    char group = ','; ///< between thousands, beside blanks and apostrophes
    /// The number, with its sign, groups of three digits and an exponent. Returns nothing if a character is left over.
    [[nodiscard]] std::optional<double> number(std::string_view text) const;
};

/// A mark of a missing value: empty, ?, NaN, null, -, #N/A and the like.
bool isMissingMark(std::string_view text);

/// Looks at all numbers of a file, then decides on the decimal character.
class NumberStyles {
public:
    void see(std::string_view text);
    /// `separator`: of the fields. `given`: decimal character of the scenario. Adds a note if the numbers leave a
    /// doubt. Returns the style, or why it cannot be told.
    [[nodiscard]] Expected<NumberStyle> decide(char separator, std::optional<char> given, Message& note) const;

private:
    std::size_t m_commas = 0; ///< numbers with a decimal comma for certain
    std::size_t m_points = 0;
    std::size_t m_doubtfulCommas = 0; ///< 1,234
    std::size_t m_doubtfulPoints = 0;
    std::size_t m_plainLarge = 0; ///< 1234
    std::size_t m_plainSmall = 0; ///< 950
};

} // namespace vmeter
