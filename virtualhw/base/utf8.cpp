// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vmeter {

namespace {

constexpr std::size_t kNotACharacter = 0;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Length of the character at the beginning of `text`, which is not empty.
std::size_t characterLength(std::string_view text)
{
    struct Form {
        unsigned char mask;
        unsigned char lead;
        char32_t smallest; ///< smallest value that needs this length
    };
    static constexpr std::array<Form, 4> kForms{
        Form{0x80, 0x00, 0}, Form{0xE0, 0xC0, 0x80}, Form{0xF0, 0xE0, 0x800}, Form{0xF8, 0xF0, 0x10000}};
    const auto first = static_cast<unsigned char>(text.front());
    for (std::size_t extra = 0; extra < kForms.size(); ++extra) {
        const Form& form = kForms[extra];
        if ((first & form.mask) != form.lead) {
            continue;
        }
        if (text.size() <= extra || !std::all_of(text.begin() + 1, text.begin() + 1 + extra, isContinuation)) {
            return kNotACharacter;
        }
        auto code = static_cast<char32_t>(first & ~static_cast<unsigned>(form.mask) & 0xFFU);
        for (std::size_t i = 1; i <= extra; ++i) {
            code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
        }
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        return code < form.smallest || code > 0x10FFFF || surrogate ? kNotACharacter : extra + 1;
    }
    return kNotACharacter;
}

bool isControl(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

/// U+0080 to U+009F.
bool isC1Control(std::string_view character)
{
    return character.size() == 2 && character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0;
}

} // namespace

std::size_t validUtf8Prefix(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size()) {
        const char first = text[length];
        if (isControl(first) && first != '\t' && first != '\n' && first != '\r') {
            break;
        }
        const std::size_t step = characterLength(text.substr(length));
        if (step == kNotACharacter) {
            break;
        }
        length += step;
    }
    return length;
}

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

std::string printableAscii(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

std::string inQuotes(std::string_view text, std::size_t maxCharacters)
{
    std::string shown = "'";
    std::size_t characters = 0;
    for (const char c : text) {
        if (!isContinuation(c) && characters++ == maxCharacters) {
            shown += "...";
            break;
        }
        shown += isControl(c) ? '?' : c;
    }
    return shown + "'";
}

std::string oneLine(std::string_view text)
{
    std::string line;
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        if (length == kNotACharacter) {
            line += "\xEF\xBF\xBD"; // U+FFFD
            text.remove_prefix(1);
            continue;
        }
        const std::string_view character = text.substr(0, length);
        line.append(isControl(character.front()) || isC1Control(character) ? "?" : character);
        text.remove_prefix(length);
    }
    return line;
}

} // namespace vmeter
