// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lens/tag.h"
#include "virtualhw/base/expected.h"
#include "virtualhw/base/text_file/number_style.h"

#include <string_view>

namespace vmeter {

/// What a column of a tag list, or a key of a tag in YAML, holds.
enum class TagField : uint8_t {
    none, ///< unknown: passed over
    name,
    description,
    value,
    address,   ///< as sent on the wire, or 400001 and up
    reference, ///< always 4xxxx or 4xxxxx
    hexAddress,
    function,
    type,
    words,
    order,
    factor,
    divisor,
    offset,
    rawLow, ///< of a range of numbers in the register, as SCADA programs scale
    rawHigh,
    scaledLow, ///< what the ends of that range are shown as
    scaledHigh,
    unit,
    noValue,
    unitId,
    block,
};

/// The field that a heading names, in English, French or German; capitals, blanks and signs do not matter.
TagField tagFieldNamed(std::string_view heading);

/// How the addresses of a list are written, unless one says it by itself.
enum class AddressNotation : uint8_t {
    zeroBased, ///< as sent on the wire
    oneBased,  ///< one more
    reference, ///< 40001 or 400001 is the first one
};

/// Puts one tag together from its fields, in any order.
class TagBuilder {
public:
    TagBuilder(NumberStyle style, AddressNotation notation)
        : m_style(style)
        , m_notation(notation)
    {
    }

    /// Takes a field with its text, which may be empty. Returns what would be right, or nothing.
    Message set(TagField field, std::string_view text);
    /// The tag, or what it lacks.
    [[nodiscard]] Expected<Tag> build() const;
    [[nodiscard]] const std::optional<unsigned>& unitId() const { return m_unitId; }

private:
    Message setAddress(std::string_view text, AddressNotation notation, bool hexadecimal);
    Message setType(std::string_view text);
    Message setOrder(std::string_view text);
    Message setFunction(std::string_view text);
    Message setNumber(double& number, std::string_view text);
    Message setEnd(std::optional<double>& end, std::string_view text);

    NumberStyle m_style;
    AddressNotation m_notation;
    Tag m_tag;
    std::optional<uint16_t> m_address;
    std::optional<TagType> m_type;
    std::optional<unsigned> m_words;
    std::optional<unsigned> m_unitId;
    std::optional<double> m_rawLow;
    std::optional<double> m_rawHigh;
    std::optional<double> m_scaledLow;
    std::optional<double> m_scaledHigh;
};

/// Reads a factor: "0.01", "0,01", "1/100", "x10", "1E-2".
std::optional<double> factorIn(std::string_view text, const NumberStyle& style);

} // namespace vmeter
