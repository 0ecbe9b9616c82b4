// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

enum class TagType : uint8_t { u16, s16, u32, s32, u64, s64, f32 };

constexpr uint16_t wordsOf(TagType type)
{
    switch (type) {
    case TagType::u16:
    case TagType::s16:
        return 1;
    case TagType::u64:
    case TagType::s64:
        return 4;
    default:
        return 2;
    }
}

/// One tag of a list: what another program reads, and what it makes of it.
struct Tag {
    std::string name;
    std::size_t line = 0;     ///< in the file, from 1
    unsigned function = 3;    ///< 1 .. 4
    uint16_t address = 0;     ///< as sent on the wire
    bool asReference = false; ///< the list writes 4xxxxx
    TagType type = TagType::u16;
    bool lowWordFirst = false;
    bool swappedBytes = false;
    double factor = 1; ///< shown = number * factor + offset
    double offset = 0;
    std::string unit;              ///< as the list writes it; may be empty
    std::string value;             ///< what it is meant to be, said by the list; may be empty
    std::string description;       ///< more words of the list
    std::optional<double> noValue; ///< number that the program takes for "no value"
    std::string block;             ///< tags with the same text are read with one request; empty: by itself
};

struct TagList {
    std::string name;             ///< of the list; empty: none
    std::string source;           ///< where it comes from; empty: not said
    std::optional<unsigned> unit; ///< unit id
    std::vector<Tag> tags;        ///< in the order of the list
};

} // namespace vmeter
