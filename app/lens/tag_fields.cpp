// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/tag_fields.h"

#include "app/lens/tag_words.h"
#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vmeter {

namespace {

std::optional<unsigned> wholeNumber(std::string_view text, int base = 10)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                                     : std::nullopt;
}

} // namespace

std::optional<double> factorIn(std::string_view text, const NumberStyle& style)
{
    text = withoutBlanks(text);
    for (const std::string_view sign : {"x", "X", "*", "\u00D7"}) {
        if (text.starts_with(sign)) {
            return style.number(withoutBlanks(text.substr(sign.size())));
        }
    }
    const std::size_t slash = text.find_first_of("/:");
    if (slash == std::string_view::npos) {
        return style.number(text);
    }
    const std::string_view above = withoutBlanks(text.substr(0, slash));
    const auto dividend = above.empty() ? std::optional(1.0) : style.number(above);
    const auto divisor = style.number(withoutBlanks(text.substr(slash + 1)));
    return dividend && divisor && *divisor != 0 ? std::optional(*dividend / *divisor) : std::nullopt;
}

Message TagBuilder::set(TagField field, std::string_view text)
{
    text = withoutBlanks(text);
    if (text.empty()) {
        return {};
    }
    switch (field) {
    case TagField::none:
        return {};
    case TagField::name:
        m_tag.name = text;
        return {};
    case TagField::description:
        m_tag.description += (m_tag.description.empty() ? "" : " ") + std::string(text);
        return {};
    case TagField::value:
        m_tag.value = text;
        return {};
    case TagField::address:
        return setAddress(text, m_notation, false);
    case TagField::reference:
        return setAddress(text, AddressNotation::reference, false);
    case TagField::hexAddress:
        return setAddress(text, AddressNotation::zeroBased, true);
    case TagField::function:
        return setFunction(text);
    case TagField::type:
        return setType(text);
    case TagField::words:
        m_words = wholeNumber(text);
        return {};
    case TagField::order:
        return setOrder(text);
    case TagField::factor:
        if (const std::string word = bareWord(text); word == "linear" || word == "none") {
            return {}; // the kind of scaling; its range stands in other columns
        }
        if (const auto factor = factorIn(text, m_style); factor && *factor != 0) {
            m_tag.factor *= *factor;
            return {};
        }
        return Phrase("Lens", "'%1' is no factor; write it as 0.01, 1/100 or 10").with(text);
    case TagField::divisor:
        if (const auto divisor = m_style.number(text); divisor && *divisor != 0) {
            m_tag.factor /= *divisor;
            return {};
        }
        return Phrase("Lens", "'%1' is no divisor; write a number such as 100").with(text);
    case TagField::offset:
        return setNumber(m_tag.offset, text);
    case TagField::rawLow:
        return setEnd(m_rawLow, text);
    case TagField::rawHigh:
        return setEnd(m_rawHigh, text);
    case TagField::scaledLow:
        return setEnd(m_scaledLow, text);
    case TagField::scaledHigh:
        return setEnd(m_scaledHigh, text);
    case TagField::unit:
        m_tag.unit = text;
        return {};
    case TagField::noValue:
        m_tag.noValue.emplace();
        return setNumber(*m_tag.noValue, text);
    case TagField::unitId:
        m_unitId = wholeNumber(text);
        return m_unitId && *m_unitId >= 1 && *m_unitId <= 247
            ? Message()
            : Phrase("Lens", "'%1' is no unit id; it is a whole number from 1 to 247").with(text);
    case TagField::block:
        m_tag.block = text;
        return {};
    }
    return {};
}

Message TagBuilder::setNumber(double& number, std::string_view text)
{
    const auto given = m_style.number(text);
    number = given.value_or(0);
    return given ? Message() : Phrase("Lens", "'%1' is no number").with(text);
}

Message TagBuilder::setEnd(std::optional<double>& end, std::string_view text)
{
    double number = 0;
    const Message wrong = setNumber(number, text);
    end = number;
    return wrong;
}

Message TagBuilder::setAddress(std::string_view text, AddressNotation notation, bool hexadecimal)
{
    const Message wrong = Phrase("Lens",
        "'%1' is no address; write it as sent on the wire (50536 or 0xC568), or as 450537 where 400001 is the first "
        "one")
                              .with(text);
    std::string digits(text.substr(0, text.find_first_of("-/ "))); // "50536-50537": the first one
    if (digits.ends_with(".0") || digits.ends_with(",0")) {        // from a spreadsheet
        digits.resize(digits.size() - 2);
    }
    const bool prefixed = digits.starts_with("0x") || digits.starts_with("0X");
    const bool suffixed = digits.ends_with('h') || digits.ends_with('H');
    std::optional<unsigned> number;
    if (prefixed || suffixed || hexadecimal) {
        const std::string_view bare = std::string_view(digits).substr(prefixed ? 2 : 0);
        number = wholeNumber(suffixed ? bare.substr(0, bare.size() - 1) : bare, 16);
        notation = notation == AddressNotation::reference ? AddressNotation::zeroBased : notation;
    } else {
        number = wholeNumber(digits);
    }
    if (!number) {
        return wrong;
    }
    // Six digits cannot be sent, so they are references; the first digit tells the table: 3 input, 4 holding registers.
    const bool six = *number > 300'000 && *number <= 465'536 && (*number > 400'000 || *number <= 365'536);
    if (six) {
        m_tag.function = *number > 400'000 ? 3 : 4;
        *number %= 100'000;
        notation = AddressNotation::oneBased;
        m_tag.asReference = true;
    } else if (notation == AddressNotation::reference) {
        if (*number >= 30'001 && *number <= 49'999) {
            m_tag.function = *number > 40'000 ? 3 : 4;
            *number %= 10'000;
        }
        m_tag.asReference = true;
    }
    const bool counted = notation != AddressNotation::zeroBased;
    if (*number > 65'535U + (counted ? 1 : 0) || (counted && *number == 0)) {
        return wrong;
    }
    const auto address = static_cast<uint16_t>(*number - (counted ? 1 : 0));
    // Two columns of one list are the same address in two notations. The first one counts.
    if (m_address && *m_address != address && !hexadecimal) {
        return Phrase("Lens", "the addresses of the tag differ: %1 and %2 on the wire").with(*m_address, address);
    }
    m_address = m_address.value_or(address);
    return {};
}

Message TagBuilder::setFunction(std::string_view text)
{
    const std::string word = bareWord(text);
    const auto has = [&](std::string_view part) { return word.find(part) != std::string::npos; };
    if (const auto number = wholeNumber(word.starts_with("fc") ? std::string_view(word).substr(2) : word)) {
        m_tag.function = *number;
    } else if (has("holding") || has("4x") || has("readwrite") || has("fc3") || has("fc03")) {
        m_tag.function = 3;
    } else if (has("input") || has("3x") || has("fc4") || has("fc04")) {
        m_tag.function = has("discrete") ? 2 : 4;
    } else if (has("discrete")) {
        m_tag.function = 2;
    } else if (has("coil")) {
        m_tag.function = 1;
    } else {
        m_tag.function = 0;
    }
    return m_tag.function >= 1 && m_tag.function <= 4
        ? Message()
        : Phrase("Lens", "'%1' is no function that reads; write 3 (holding registers), 4, 1 or 2").with(text);
}

Expected<Tag> TagBuilder::build() const
{
    if (!m_address) {
        return refused(Phrase("Lens", "the tag has no address"));
    }
    Tag tag = m_tag;
    tag.address = *m_address;
    if (tag.name.empty()) {
        tag.name = tag.value.empty() ? std::to_string(tag.address) : tag.value;
    }
    if (m_rawLow && m_rawHigh && m_scaledLow && m_scaledHigh && *m_rawLow != *m_rawHigh) {
        tag.factor *= (*m_scaledHigh - *m_scaledLow) / (*m_rawHigh - *m_rawLow);
        tag.offset += *m_scaledLow - *m_rawLow * tag.factor;
    }
    tag.type = m_type.value_or(m_words.value_or(1) == 2 ? TagType::u32 : TagType::u16);
    // "signed" or "int" with a length of two words is a number of 32 bits.
    if (m_words == 2U && wordsOf(tag.type) == 1) {
        tag.type = tag.type == TagType::s16 ? TagType::s32 : TagType::u32;
    }
    return tag;
}

} // namespace vmeter
