// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// How the characters of a text file are stored.
enum class TextEncoding { utf8, utf16Little, utf16Big, windows1252, windows1251, gbk };

/// Encodings of one byte or more for each character that a scenario can name; latin1 is read as windows-1252, which has
/// the same letters.
struct TextEncodingName {
    std::string_view name;
    TextEncoding encoding;
};
inline constexpr std::array kTextEncodingNames{TextEncodingName{"utf-8", TextEncoding::utf8},
    TextEncodingName{"latin-1", TextEncoding::windows1252}, TextEncodingName{"windows-1252", TextEncoding::windows1252},
    TextEncodingName{"windows-1251", TextEncoding::windows1251}, TextEncodingName{"gbk", TextEncoding::gbk}};

/// `bytes` as UTF-8. Returns nothing if a byte has no meaning in this encoding.
std::optional<std::string> toUtf8(std::string_view bytes, TextEncoding encoding);

/// Whether a byte of `text` is not ASCII.
bool hasHighBytes(std::string_view text);

/// `text` (UTF-8) in lower case and without accents: Latin letters only, so that names can be compared. Independent of
/// the system's language.
std::string foldedText(std::string_view text);

// ASCII only and independent of the system's language, unlike <cctype>.
constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char asciiUpper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
constexpr bool isAsciiLetter(char c)
{
    return asciiLower(c) >= 'a' && asciiLower(c) <= 'z';
}

} // namespace vmeter
