// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/tag_fields.h"

#include "virtualhw/base/text_file/text_encoding.h"
#include "virtualhw/base/text_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vmeter {

namespace {

struct HeadingRow {
    std::string_view heading; ///< folded, letters and digits only
    TagField field;
};

// In tables of SCADA programs, drivers and spreadsheets; English, French, German.
constexpr std::array kHeadings{
    HeadingRow{"name", TagField::name},
    HeadingRow{"tag", TagField::name},
    HeadingRow{"tagname", TagField::name},
    HeadingRow{"point", TagField::name},
    HeadingRow{"pointname", TagField::name},
    HeadingRow{"signal", TagField::name},
    HeadingRow{"variable", TagField::name},
    HeadingRow{"parameter", TagField::name},
    HeadingRow{"label", TagField::name},
    HeadingRow{"item", TagField::name},
    HeadingRow{"nom", TagField::name},
    HeadingRow{"libelle", TagField::name},
    HeadingRow{"designation", TagField::name},
    HeadingRow{"mesure", TagField::name},
    HeadingRow{"repere", TagField::name},
    HeadingRow{"bezeichnung", TagField::name},
    HeadingRow{"datenpunkt", TagField::name},
    HeadingRow{"description", TagField::description},
    HeadingRow{"desc", TagField::description},
    HeadingRow{"comment", TagField::description},
    HeadingRow{"remark", TagField::description},
    HeadingRow{"remarks", TagField::description},
    HeadingRow{"note", TagField::description},
    HeadingRow{"beschreibung", TagField::description},
    HeadingRow{"kommentar", TagField::description},
    HeadingRow{"commentaire", TagField::description},
    HeadingRow{"value", TagField::value},
    HeadingRow{"meaning", TagField::value},
    HeadingRow{"meantas", TagField::value},
    HeadingRow{"quantity", TagField::value},
    HeadingRow{"measurand", TagField::value},
    HeadingRow{"symbol", TagField::value},
    HeadingRow{"grandeur", TagField::value},
    HeadingRow{"messgrosse", TagField::value},
    HeadingRow{"messgroesse", TagField::value},
    HeadingRow{"address", TagField::address},
    HeadingRow{"addr", TagField::address},
    HeadingRow{"adress", TagField::address},
    HeadingRow{"adresse", TagField::address},
    HeadingRow{"addressdec", TagField::address},
    HeadingRow{"adressedec", TagField::address},
    HeadingRow{"modbusaddress", TagField::address},
    HeadingRow{"modbusadresse", TagField::address},
    HeadingRow{"adressemodbus", TagField::address},
    HeadingRow{"register", TagField::address},
    HeadingRow{"registeraddress", TagField::address},
    HeadingRow{"registeradresse", TagField::address},
    HeadingRow{"startaddress", TagField::address},
    HeadingRow{"startadresse", TagField::address},
    HeadingRow{"startregister", TagField::address},
    HeadingRow{"registre", TagField::address},
    HeadingRow{"reg", TagField::address},
    HeadingRow{"dec", TagField::address},
    HeadingRow{"reference", TagField::reference},
    HeadingRow{"reference4xxxxx", TagField::reference},
    HeadingRow{"4xxxx", TagField::reference},
    HeadingRow{"4xxxxx", TagField::reference},
    HeadingRow{"4x", TagField::reference},
    HeadingRow{"address4xxxxx", TagField::reference},
    HeadingRow{"address4xxxx", TagField::reference},
    HeadingRow{"plcaddress", TagField::reference},
    HeadingRow{"plcadresse", TagField::reference},
    HeadingRow{"adresseapi", TagField::reference},
    HeadingRow{"modicon", TagField::reference},
    HeadingRow{"modiconaddress", TagField::reference},
    HeadingRow{"hex", TagField::hexAddress},
    HeadingRow{"addresshex", TagField::hexAddress},
    HeadingRow{"adressehex", TagField::hexAddress},
    HeadingRow{"hexaddress", TagField::hexAddress},
    HeadingRow{"function", TagField::function},
    HeadingRow{"functioncode", TagField::function},
    HeadingRow{"fc", TagField::function},
    HeadingRow{"fonction", TagField::function},
    HeadingRow{"codefonction", TagField::function},
    HeadingRow{"funktion", TagField::function},
    HeadingRow{"funktionscode", TagField::function},
    HeadingRow{"registertype", TagField::function},
    HeadingRow{"registertyp", TagField::function},
    HeadingRow{"typeregistre", TagField::function},
    HeadingRow{"typederegistre", TagField::function},
    HeadingRow{"area", TagField::function},
    HeadingRow{"table", TagField::function},
    HeadingRow{"type", TagField::type},
    HeadingRow{"typ", TagField::type},
    HeadingRow{"datatype", TagField::type},
    HeadingRow{"datentyp", TagField::type},
    HeadingRow{"typededonnees", TagField::type},
    HeadingRow{"typedonnee", TagField::type},
    HeadingRow{"typedonnees", TagField::type},
    HeadingRow{"format", TagField::type},
    HeadingRow{"words", TagField::words},
    HeadingRow{"word", TagField::words},
    HeadingRow{"length", TagField::words},
    HeadingRow{"len", TagField::words},
    HeadingRow{"count", TagField::words},
    HeadingRow{"registers", TagField::words},
    HeadingRow{"numberofregisters", TagField::words},
    HeadingRow{"size", TagField::words},
    HeadingRow{"anzahl", TagField::words},
    HeadingRow{"lange", TagField::words},
    HeadingRow{"laenge", TagField::words},
    HeadingRow{"longueur", TagField::words},
    HeadingRow{"mots", TagField::words},
    HeadingRow{"wordorder", TagField::order},
    HeadingRow{"byteorder", TagField::order},
    HeadingRow{"order", TagField::order},
    HeadingRow{"endian", TagField::order},
    HeadingRow{"endianness", TagField::order},
    HeadingRow{"endianess", TagField::order},
    HeadingRow{"swap", TagField::order},
    HeadingRow{"wordswap", TagField::order},
    HeadingRow{"wortreihenfolge", TagField::order},
    HeadingRow{"bytereihenfolge", TagField::order},
    HeadingRow{"ordre", TagField::order},
    HeadingRow{"ordredesmots", TagField::order},
    HeadingRow{"scale", TagField::factor},
    HeadingRow{"scaling", TagField::factor},
    HeadingRow{"scalefactor", TagField::factor},
    HeadingRow{"factor", TagField::factor},
    HeadingRow{"gain", TagField::factor},
    HeadingRow{"multiplier", TagField::factor},
    HeadingRow{"multiplicator", TagField::factor},
    HeadingRow{"coefficient", TagField::factor},
    HeadingRow{"coef", TagField::factor},
    HeadingRow{"resolution", TagField::factor},
    HeadingRow{"facteur", TagField::factor},
    HeadingRow{"echelle", TagField::factor},
    HeadingRow{"multiplicateur", TagField::factor},
    HeadingRow{"faktor", TagField::factor},
    HeadingRow{"skalierung", TagField::factor},
    HeadingRow{"skalierungsfaktor", TagField::factor},
    HeadingRow{"divisor", TagField::divisor},
    HeadingRow{"divider", TagField::divisor},
    HeadingRow{"diviseur", TagField::divisor},
    HeadingRow{"teiler", TagField::divisor},
    HeadingRow{"offset", TagField::offset},
    HeadingRow{"rawmin", TagField::rawLow},
    HeadingRow{"rawlow", TagField::rawLow},
    HeadingRow{"rawmax", TagField::rawHigh},
    HeadingRow{"rawhigh", TagField::rawHigh},
    HeadingRow{"eumin", TagField::scaledLow},
    HeadingRow{"eulow", TagField::scaledLow},
    HeadingRow{"scaledlow", TagField::scaledLow},
    HeadingRow{"scaledmin", TagField::scaledLow},
    HeadingRow{"eumax", TagField::scaledHigh},
    HeadingRow{"euhigh", TagField::scaledHigh},
    HeadingRow{"scaledhigh", TagField::scaledHigh},
    HeadingRow{"scaledmax", TagField::scaledHigh},
    HeadingRow{"unit", TagField::unit},
    HeadingRow{"units", TagField::unit},
    HeadingRow{"uom", TagField::unit},
    HeadingRow{"engunit", TagField::unit},
    HeadingRow{"engunits", TagField::unit},
    HeadingRow{"engineeringunit", TagField::unit},
    HeadingRow{"engineeringunits", TagField::unit},
    HeadingRow{"unite", TagField::unit},
    HeadingRow{"unites", TagField::unit},
    HeadingRow{"einheit", TagField::unit},
    HeadingRow{"novalue", TagField::noValue},
    HeadingRow{"nan", TagField::noValue},
    HeadingRow{"nanvalue", TagField::noValue},
    HeadingRow{"invalid", TagField::noValue},
    HeadingRow{"unitid", TagField::unitId},
    HeadingRow{"slave", TagField::unitId},
    HeadingRow{"slaveid", TagField::unitId},
    HeadingRow{"slaveaddress", TagField::unitId},
    HeadingRow{"deviceid", TagField::unitId},
    HeadingRow{"station", TagField::unitId},
    HeadingRow{"esclave", TagField::unitId},
    HeadingRow{"block", TagField::block},
    HeadingRow{"request", TagField::block},
    HeadingRow{"group", TagField::block},
    HeadingRow{"bloc", TagField::block},
    HeadingRow{"requete", TagField::block},
};

/// Without a remark in brackets: "Address (dec)" is "address", but "[hex]" says what it is.
std::string bareHeading(std::string_view heading)
{
    std::string folded = foldedText(heading);
    const std::size_t bracket = folded.find_first_of("([");
    if (bracket != std::string::npos && bracket > 0 && folded.find("hex", bracket) == std::string::npos
        && folded.find("4x", bracket) == std::string::npos) {
        folded.erase(bracket);
    }
    std::erase_if(folded, [](char c) { return !isAsciiLetter(c) && !isAsciiDigit(c); });
    return folded;
}

std::optional<unsigned> wholeNumber(std::string_view text, int base = 10)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                                     : std::nullopt;
}

/// Letters and digits of the text in lower case.
std::string bareWord(std::string_view text)
{
    std::string bare = foldedText(text);
    std::erase_if(bare, [](char c) { return !isAsciiLetter(c) && !isAsciiDigit(c); });
    return bare;
}

} // namespace

TagField tagFieldNamed(std::string_view heading)
{
    const auto row = std::ranges::find(kHeadings, bareHeading(heading), &HeadingRow::heading);
    return row == kHeadings.end() ? TagField::none : row->field;
}

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

Message TagBuilder::setOrder(std::string_view text)
{
    const std::string word = bareWord(text);
    struct OrderRow {
        std::string_view word;
        bool lowWordFirst;
        bool swappedBytes;
    };
    constexpr std::array kOrders{OrderRow{"highwordfirst", false, false}, OrderRow{"high", false, false},
        OrderRow{"highfirst", false, false}, OrderRow{"hilo", false, false}, OrderRow{"msw", false, false},
        OrderRow{"mswfirst", false, false}, OrderRow{"msb", false, false}, OrderRow{"big", false, false},
        OrderRow{"bigendian", false, false}, OrderRow{"be", false, false}, OrderRow{"abcd", false, false},
        OrderRow{"1234", false, false}, OrderRow{"12", false, false}, OrderRow{"no", false, false},
        OrderRow{"none", false, false}, OrderRow{"false", false, false}, OrderRow{"0", false, false},
        OrderRow{"normal", false, false}, OrderRow{"non", false, false}, OrderRow{"nein", false, false},
        OrderRow{"lowwordfirst", true, false}, OrderRow{"low", true, false}, OrderRow{"lowfirst", true, false},
        OrderRow{"lohi", true, false}, OrderRow{"lsw", true, false}, OrderRow{"lswfirst", true, false},
        OrderRow{"little", true, false}, OrderRow{"littleendian", true, false}, OrderRow{"le", true, false},
        OrderRow{"cdab", true, false}, OrderRow{"3412", true, false}, OrderRow{"21", true, false},
        OrderRow{"swap", true, false}, OrderRow{"swapped", true, false}, OrderRow{"word", true, false},
        OrderRow{"words", true, false}, OrderRow{"wordswap", true, false}, OrderRow{"yes", true, false},
        OrderRow{"true", true, false}, OrderRow{"1", true, false}, OrderRow{"oui", true, false},
        OrderRow{"ja", true, false}, OrderRow{"bigendianwordswap", true, false}, OrderRow{"badc", false, true},
        OrderRow{"2143", false, true}, OrderRow{"byte", false, true}, OrderRow{"byteswap", false, true},
        OrderRow{"dcba", true, true}, OrderRow{"4321", true, true}, OrderRow{"wordbyte", true, true},
        OrderRow{"littleendianbyteswap", true, true}};
    const auto* const row = std::ranges::find(kOrders, word, &OrderRow::word);
    if (row == kOrders.end()) {
        return Phrase("Lens", "'%1' is no order of words; write high word first, or low word first").with(text);
    }
    m_tag.lowWordFirst = row->lowWordFirst;
    m_tag.swappedBytes = row->swappedBytes;
    return {};
}

Message TagBuilder::setType(std::string_view text)
{
    std::string word = bareWord(text);
    if (word.find("holding") != std::string::npos || word.find("inputreg") != std::string::npos) {
        return setFunction(text); // some lists call the kind of register the type
    }
    // ioBroker and others put the order of words behind the type.
    for (const std::string_view order :
        {"be", "le", "sw", "abcd", "cdab", "badc", "dcba", "bigendian", "littleendian"}) {
        if (word.size() > order.size() + 2 && word.ends_with(order) && word != "double") {
            if (const Message wrong = setOrder(order == "sw" ? "swap" : order); !wrong.isEmpty()) {
                return wrong;
            }
            word.resize(word.size() - order.size());
            break;
        }
    }
    struct TypeRow {
        std::string_view word;
        TagType type;
    };
    // INT, UINT, DINT, UDINT, WORD, DWORD as in IEC 61131-3.
    constexpr std::array kTypes{TypeRow{"u16", TagType::u16}, TypeRow{"uint16", TagType::u16},
        TypeRow{"uint", TagType::u16}, TypeRow{"word", TagType::u16}, TypeRow{"ushort", TagType::u16},
        TypeRow{"unsigned16", TagType::u16}, TypeRow{"16bitunsigned", TagType::u16},
        TypeRow{"unsigned16bit", TagType::u16}, TypeRow{"uint16t", TagType::u16}, TypeRow{"unsigned", TagType::u16},
        TypeRow{"s16", TagType::s16}, TypeRow{"int16", TagType::s16}, TypeRow{"i16", TagType::s16},
        TypeRow{"int", TagType::s16}, TypeRow{"short", TagType::s16}, TypeRow{"signed16", TagType::s16},
        TypeRow{"16bitsigned", TagType::s16}, TypeRow{"signed16bit", TagType::s16}, TypeRow{"int16t", TagType::s16},
        TypeRow{"signed", TagType::s16}, TypeRow{"u32", TagType::u32}, TypeRow{"uint32", TagType::u32},
        TypeRow{"udint", TagType::u32}, TypeRow{"dword", TagType::u32}, TypeRow{"ulong", TagType::u32},
        TypeRow{"unsigned32", TagType::u32}, TypeRow{"32bitunsigned", TagType::u32},
        TypeRow{"unsigned32bit", TagType::u32}, TypeRow{"uint32t", TagType::u32}, TypeRow{"s32", TagType::s32},
        TypeRow{"int32", TagType::s32}, TypeRow{"i32", TagType::s32}, TypeRow{"dint", TagType::s32},
        TypeRow{"long", TagType::s32}, TypeRow{"signed32", TagType::s32}, TypeRow{"32bitsigned", TagType::s32},
        TypeRow{"signed32bit", TagType::s32}, TypeRow{"int32t", TagType::s32}, TypeRow{"u64", TagType::u64},
        TypeRow{"uint64", TagType::u64}, TypeRow{"ulint", TagType::u64}, TypeRow{"qword", TagType::u64},
        TypeRow{"unsigned64", TagType::u64}, TypeRow{"s64", TagType::s64}, TypeRow{"int64", TagType::s64},
        TypeRow{"lint", TagType::s64}, TypeRow{"signed64", TagType::s64}, TypeRow{"f32", TagType::f32},
        TypeRow{"float", TagType::f32}, TypeRow{"float32", TagType::f32}, TypeRow{"real", TagType::f32},
        TypeRow{"single", TagType::f32}};
    const auto* const row = std::ranges::find(kTypes, word, &TypeRow::word);
    if (row == kTypes.end()) {
        return Phrase("Lens", "'%1' is no type; write u16, s16, u32, s32, u64, s64 or f32").with(text);
    }
    m_type = row->type;
    return {};
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
