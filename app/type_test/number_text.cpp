// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace vmeter {

std::string fixedText(double value, int decimals, bool sign)
{
    if (!std::isfinite(value)) {
        return "-";
    }
    std::array<char, 400> buffer{};
    const auto end
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') {
        text.erase(0, 1);
    }
    return sign && text.front() != '-' ? '+' + text : text;
}

std::string numberText(double value, int decimals)
{
    std::string text = fixedText(value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return text;
}

} // namespace vmeter
