// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/text_file/text_encoding.h"

#include "virtualhw/base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <iconv.h>

namespace vmeter {

namespace {

void appendUtf8(std::string& text, uint32_t point)
{
    const auto byte = [&text](uint32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | point >> 6);
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | point >> 12);
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | point >> 18);
        byte(0x80 | (point >> 12 & 0x3F));
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

std::optional<std::string> fromUtf16(std::string_view bytes, bool big)
{
    std::string text;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<uint32_t>(big ? first << 8 | second : second << 8 | first);
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        uint32_t point = unit(at);
        if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size()) {
            at += 2;
            point = 0x10000 + ((point - 0xD800) << 10) + (unit(at) - 0xDC00);
        }
        if ((point >= 0xD800 && point < 0xE000) || point > 0x10FFFF) {
            return std::nullopt;
        }
        appendUtf8(text, point);
    }
    return text;
}

std::string fromWindows1252(std::string_view bytes)
{
    // 0x80 .. 0x9F; the other bytes are the code points of Unicode.
    constexpr std::array<uint16_t, 32> kUpper{0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6,
        0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
        0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(text, byte >= 0x80 && byte < 0xA0 ? kUpper[byte - 0x80U] : byte);
    }
    return text;
}

std::optional<std::string> byIconv(std::string_view bytes, const char* encoding)
{
    const iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        return std::nullopt;
    }
    std::string source(bytes);
    std::string text(bytes.size() * 4 + 4, '\0');
    char* from = source.data();
    char* to = text.data();
    std::size_t left = source.size();
    std::size_t room = text.size();
    const std::size_t failed = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (failed == static_cast<std::size_t>(-1) || left > 0) {
        return std::nullopt;
    }
    text.resize(text.size() - room);
    return text;
}

} // namespace

std::optional<std::string> toUtf8(std::string_view bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::utf8:
        return validUtf8Prefix(bytes) == bytes.size() ? std::optional<std::string>(bytes) : std::nullopt;
    case TextEncoding::utf16Little:
    case TextEncoding::utf16Big:
        return fromUtf16(bytes, encoding == TextEncoding::utf16Big);
    case TextEncoding::windows1252:
        return fromWindows1252(bytes);
    case TextEncoding::windows1251:
        return byIconv(bytes, "CP1251");
    case TextEncoding::gbk:
        return byIconv(bytes, "GBK");
    }
    return std::nullopt;
}

bool hasHighBytes(std::string_view text)
{
    unsigned char all = 0;
    for (const char c : text) {
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    }
    return all >= 0x80;
}

std::string foldedText(std::string_view text)
{
    // Two bytes of UTF-8 behind 0xC3: U+00C0 .. U+00FF, each with its letter.
    constexpr std::string_view kLetters = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0xC3 && i + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++i]);
            result += kLetters[next & 0x3FU];
            if (next == 0x9F) { // sharp s
                result += 's';
            }
        } else if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0) {
            result += ' ';
            ++i;
        } else {
            result += asciiLower(text[i]);
        }
    }
    return result;
}

} // namespace vmeter
