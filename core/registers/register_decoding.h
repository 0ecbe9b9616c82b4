// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_table.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace vmeter {

/// Decoded value of one row.
struct DecodedRegister {
    enum class Kind : uint8_t {
        unavailable, ///< reserved words, a value that does not exist, or not all words of the row
        number,
        text, ///< a text, an IPv4 address, or a bit field in hexadecimal
    };
    Kind kind = Kind::unavailable;
    int64_t number = 0; ///< of `number`: in steps of 10^`exponent` `unit`
    int8_t exponent = 0;
    RegisterUnit unit = RegisterUnit::none;

    /// The value in decimal with the digits of its scale ("230.00", "-3450", "0.500"), or the text. Without unit.
    [[nodiscard]] std::string_view text() const { return {m_text.data(), m_length}; }

    /// At most 50 characters, the longest text register; more are left out.
    void append(char c)
    {
        if (m_length < m_text.size()) {
            m_text[m_length++] = c;
        }
    }

private:
    std::array<char, 50> m_text{};
    uint8_t m_length = 0;
};

/// Decodes the `row.words` words of `row`, as read or written.
DecodedRegister decodeRegister(const RegisterRow& row, std::span<const uint16_t> words);

} // namespace vmeter
