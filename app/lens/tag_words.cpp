// SPDX-License-Identifier: GPL-3.0-or-later
// The words of many programs for types and orders of words.
#include "app/lens/tag_words.h"

#include "app/lens/tag_fields.h"
#include "virtualhw/base/text_file/text_encoding.h"

#include <algorithm>
#include <array>

namespace vmeter {

std::string bareWord(std::string_view text)
{
    std::string bare = foldedText(text);
    std::erase_if(bare, [](char c) { return !isAsciiLetter(c) && !isAsciiDigit(c); });
    return bare;
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

} // namespace vmeter
