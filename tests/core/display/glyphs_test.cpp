// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/glyphs.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace vmeter {
namespace {

// Segment bits a b c d e f g from bit 0; the shapes of the ten digits as every seven-segment display draws them.
TEST(Glyphs, DigitsHaveTheirUsualShapes)
{
    constexpr std::array<SegmentCell, 10> kDigits{0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F};
    for (std::size_t digit = 0; digit < kDigits.size(); ++digit) {
        EXPECT_EQ(glyph(static_cast<char>('0' + digit)), kDigits[digit]) << digit;
    }
}

// Every label and word of manual 9.1.2, 10, 11 and 14 that the simulated meter shows.
TEST(Glyphs, EveryLetterOfTheManualsLabelsCanBeShown)
{
    const std::string words = "tAr.1tAr.2totPAr.brtinFoSEtuP.1SEtuP.2SEtuP?rEL1rEL2CS1CS2EthSdEFIP1nEt1GAtE1rESALL"
                              "AddrConF?YnC0123456789-";
    for (const char character : words) {
        if (character != '.') {
            EXPECT_NE(glyph(character), 0) << character;
        }
    }
}

TEST(Glyphs, OnlyFiveAndSShareAShape)
{
    const std::string characters = "012346789-?AbCdEFGhIiLnoPrtuY ";
    for (const char character : characters) {
        EXPECT_EQ(reading(glyph(character)), character);
    }
    EXPECT_EQ(glyph('S'), glyph('5'));
    EXPECT_EQ(reading(glyph('S')), '5');
}

TEST(Glyphs, TheDecimalPointDoesNotChangeTheReading)
{
    EXPECT_EQ(reading(static_cast<SegmentCell>(glyph('7') | kDecimalPoint)), '7');
}

TEST(Glyphs, AShapeThatIsNoCharacterReadsAsAStar)
{
    constexpr SegmentCell kTopAndBottom = 0x09;
    EXPECT_EQ(reading(kTopAndBottom), '*');
}

TEST(Glyphs, ACharacterThatSevenSegmentsCannotShowIsBlank)
{
    EXPECT_EQ(glyph('W'), 0);
    EXPECT_EQ(glyph('\xE9'), 0);
}

TEST(Glyphs, TextStartsAtTheLeftAndThePointBelongsToTheCellBeforeIt)
{
    std::array<SegmentCell, 5> cells{};
    writeText(cells, "tAr.1", Align::left);
    EXPECT_EQ(cells[0], glyph('t'));
    EXPECT_EQ(cells[2], glyph('r') | kDecimalPoint);
    EXPECT_EQ(cells[3], glyph('1'));
    EXPECT_EQ(cells[4], 0);
}

TEST(Glyphs, TextAlignedRightEndsInTheLastCellAndLeavesTheOthers)
{
    std::array<SegmentCell, 4> cells{glyph('8'), 0, 0, 0};
    writeText(cells, "1.2", Align::right);
    EXPECT_EQ(cells[0], glyph('8'));
    EXPECT_EQ(cells[1], 0);
    EXPECT_EQ(cells[2], glyph('1') | kDecimalPoint);
    EXPECT_EQ(cells[3], glyph('2'));
}

TEST(Glyphs, TextThatDoesNotFitIsCutOffAtTheRight)
{
    for (const Align align : {Align::left, Align::right}) {
        std::array<SegmentCell, 2> cells{};
        writeText(cells, "123", align);
        EXPECT_EQ(cells[0], glyph('1'));
        EXPECT_EQ(cells[1], glyph('2'));
    }
}

} // namespace
} // namespace vmeter
