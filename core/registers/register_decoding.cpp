// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registers/register_decoding.h"

#include <algorithm>

namespace vmeter {

namespace {

bool isAddress(RegisterValue value)
{
    return value == RegisterValue::ipAddress || value == RegisterValue::netmask || value == RegisterValue::gateway;
}

int64_t signedNumber(RegisterType type, uint64_t bits)
{
    switch (type) {
    case RegisterType::s16:
        return static_cast<int16_t>(bits);
    case RegisterType::s32:
        return static_cast<int32_t>(bits);
    default:
        return static_cast<int64_t>(bits);
    }
}

/// `value` in decimal with at least `least` digits.
void appendDigits(DecodedRegister& out, uint64_t value, std::size_t least = 1)
{
    std::array<char, 20> digits{};
    std::size_t count = 0;
    while (value != 0 || count < least) {
        digits[count++] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    while (count > 0) {
        out.append(digits[--count]);
    }
}

void appendNumber(DecodedRegister& out)
{
    uint64_t magnitude = static_cast<uint64_t>(out.number < 0 ? -out.number : out.number);
    if (out.number < 0) {
        out.append('-');
    }
    uint64_t step = 1;
    for (int i = 0; i < (out.exponent < 0 ? -out.exponent : out.exponent); ++i) {
        step *= 10;
    }
    if (out.exponent >= 0) {
        appendDigits(out, magnitude * step);
        return;
    }
    appendDigits(out, magnitude / step);
    out.append('.');
    appendDigits(out, magnitude % step, static_cast<std::size_t>(-out.exponent));
}

void appendAddress(DecodedRegister& out, uint64_t bits)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        appendDigits(out, bits >> shift & 0xFF);
        if (shift != 0) {
            out.append('.');
        }
    }
}

void appendHexadecimal(DecodedRegister& out, std::span<const uint16_t> words)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    out.append('0');
    out.append('x');
    for (const uint16_t word : words) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(kDigits[static_cast<std::size_t>(word >> shift & 0xF)]);
        }
    }
}

/// Text up to the first zero; characters that cannot be printed are shown as '?'.
void appendText(DecodedRegister& out, std::span<const uint16_t> words, bool twoInAWord)
{
    for (const uint16_t word : words) {
        for (int shift = twoInAWord ? 8 : 0; shift >= 0; shift -= 8) {
            const auto c = static_cast<uint8_t>(word >> shift);
            if (c == 0) {
                return;
            }
            out.append(c >= ' ' && c <= '~' ? static_cast<char>(c) : '?');
        }
    }
}

} // namespace

DecodedRegister decodeRegister(const RegisterRow& row, std::span<const uint16_t> words)
{
    using Kind = DecodedRegister::Kind;
    DecodedRegister out;
    const bool allOnes = std::all_of(words.begin(), words.end(), [](uint16_t word) { return word == 0xFFFF; });
    if (words.size() != row.words || (allOnes && mayBeUnavailable(row))) {
        return out;
    }
    if (row.type == RegisterType::text || row.type == RegisterType::text16) {
        out.kind = Kind::text;
        appendText(out, words, row.type == RegisterType::text);
        return out;
    }
    if (row.type == RegisterType::u64) {
        out.kind = Kind::text;
        appendHexadecimal(out, words);
        return out;
    }
    uint64_t bits = 0;
    for (const uint16_t word : words) {
        bits = bits << 16 | word;
    }
    if (isAddress(row.source.value)) {
        out.kind = Kind::text;
        appendAddress(out, bits);
        return out;
    }
    out.kind = Kind::number;
    out.number = signedNumber(row.type, bits);
    out.exponent = row.exponent;
    out.unit = row.unit;
    appendNumber(out);
    return out;
}

} // namespace vmeter
