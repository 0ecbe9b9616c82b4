// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vmeter {

/// Length in bytes of the longest prefix of `text` that is valid UTF-8 (RFC 3629: no overlong forms, no surrogates, up
/// to U+10FFFF) and contains no control character except tab, line feed and carriage return.
std::size_t validUtf8Prefix(std::string_view text);

/// Number of characters (code points) in valid UTF-8.
std::size_t characterCount(std::string_view text);

/// `text` with '?' for each byte that is not printable ASCII.
std::string printableAscii(std::string text);

/// `text` in quotes for one line of a message: control characters become '?', text beyond `maxCharacters` is cut and
/// marked with "...".
std::string inQuotes(std::string_view text, std::size_t maxCharacters = 40);

/// `text` as one line of valid UTF-8: control characters (Unicode category Cc) become '?', each invalid byte becomes
/// U+FFFD.
std::string oneLine(std::string_view text);

} // namespace vmeter
