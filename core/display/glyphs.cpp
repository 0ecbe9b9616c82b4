// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/glyphs.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vmeter {

namespace {

enum Segment : unsigned {
    a = 1U << 0, // top
    b = 1U << 1, // upper right
    c = 1U << 2, // lower right
    d = 1U << 3, // bottom
    e = 1U << 4, // lower left
    f = 1U << 5, // upper left
    g = 1U << 6, // middle
};

struct Glyph {
    char character;
    unsigned segments;
};

/// 'I' is at the left of its cell, '1' at the right, so that "IP1" and "1P1" look different.
constexpr Glyph kGlyphs[] = {
    {' ', 0},
    {'0', a | b | c | d | e | f},
    {'1', b | c},
    {'2', a | b | d | e | g},
    {'3', a | b | c | d | g},
    {'4', b | c | f | g},
    {'5', a | c | d | f | g},
    {'6', a | c | d | e | f | g},
    {'7', a | b | c},
    {'8', a | b | c | d | e | f | g},
    {'9', a | b | c | d | f | g},
    {'-', g},
    {'?', a | b | e | g},
    {'A', a | b | c | e | f | g},
    {'b', c | d | e | f | g},
    {'C', a | d | e | f},
    {'d', b | c | d | e | g},
    {'E', a | d | e | f | g},
    {'F', a | e | f | g},
    {'G', a | c | d | e | f},
    {'h', c | e | f | g},
    {'I', e | f},
    {'i', c},
    {'L', d | e | f},
    {'n', c | e | g},
    {'o', c | d | e | g},
    {'P', a | b | e | f | g},
    {'r', e | g},
    {'S', a | c | d | f | g},
    {'t', d | e | f | g},
    {'u', c | d | e},
    {'Y', b | c | d | f | g},
};

constexpr std::size_t kCharacters = 128;
constexpr std::size_t kShapes = 128;

constexpr auto kCellOfCharacter = [] {
    std::array<SegmentCell, kCharacters> cells{};
    for (const Glyph& glyph : kGlyphs) {
        cells[static_cast<unsigned char>(glyph.character)] = static_cast<SegmentCell>(glyph.segments);
    }
    return cells;
}();

constexpr auto kCharacterOfShape = [] {
    std::array<char, kShapes> characters{};
    characters.fill('*');
    for (const Glyph& glyph : kGlyphs) {
        if (characters[glyph.segments] == '*') {
            characters[glyph.segments] = glyph.character;
        }
    }
    return characters;
}();

std::size_t cellsNeeded(const char* text)
{
    std::size_t cells = 0;
    for (; *text != '\0'; ++text) {
        cells += *text == '.' ? 0U : 1U;
    }
    return cells;
}

} // namespace

SegmentCell glyph(char character)
{
    const auto code = static_cast<unsigned char>(character);
    return code < kCharacters ? kCellOfCharacter[code] : SegmentCell{0};
}

char reading(SegmentCell cell)
{
    return kCharacterOfShape[cell & ~unsigned{kDecimalPoint}];
}

void writeText(std::span<SegmentCell> cells, const char* text, Align align)
{
    const std::size_t length = std::min(cellsNeeded(text), cells.size());
    std::size_t next = align == Align::left ? 0 : cells.size() - length;
    for (; *text != '\0'; ++text) {
        if (*text == '.' && next > 0) {
            cells[next - 1] |= kDecimalPoint;
        } else if (*text != '.' && next < cells.size()) {
            cells[next++] = glyph(*text);
        } else {
            return;
        }
    }
}

} // namespace vmeter
