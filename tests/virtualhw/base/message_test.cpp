// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/language.h"
#include "virtualhw/base/message.h"

#include <gtest/gtest.h>

#include <array>

namespace vmeter {
namespace {

using namespace std::string_view_literals;

TEST(Message, ValuesStandWhereTheirPlacesAre)
{
    const Message message = Phrase("Test", "%2 before %1, %2 again").with("first", 2);
    EXPECT_EQ(message.english(), "2 before first, 2 again");
}

TEST(Message, AValueIsNotLookedThroughForPlaces)
{
    EXPECT_EQ(Phrase("Test", "%1 and %2").with("'%2'", "%n").english(), "'%2' and %n");
}

TEST(Message, APercentSignThatIsNoPlaceStays)
{
    EXPECT_EQ(Phrase("Test", "100 % of %1, %3").with("it").english(), "100 % of it, %3");
}

TEST(Message, TheCountStandsAtItsPlace)
{
    EXPECT_EQ(Message(Phrase("Test", "%n gaps", nullptr, 21)).english(), "21 gaps");
}

TEST(Message, AMessageCanBeTheValueOfAnother)
{
    const Message inner = Phrase("Test", "line %1").with(7);
    EXPECT_EQ(Phrase("Test", "%1: %2").with(inner, Phrase("Test", "torn")).english(), "line 7: torn");
}

TEST(Message, WhatAFileSaysStaysOnOneLine)
{
    EXPECT_EQ(Phrase("Test", "<%1>").with("a\nb\x1b[31m").english(), "<a?b?[31m>");
    EXPECT_EQ(Message::verbatim("\xC3\xA9t\xC3\xA9").english(), "\xC3\xA9t\xC3\xA9"); // été
}

TEST(Message, LinesStandBelowEachOther)
{
    EXPECT_TRUE(Message::lines({}).isEmpty());
    EXPECT_EQ(Message::lines({Message::verbatim("%1"), Message::verbatim("b")}).english(), "%1\nb");
}

TEST(Message, WithoutATranslatorItIsEnglish)
{
    EXPECT_EQ(translated(Phrase("Scenario", "%1 is given twice").with("x")), QStringLiteral("x is given twice"));
}

TEST(Message, ListsOfWordsEndWithAConjunction)
{
    EXPECT_TRUE(anyOf({}).isEmpty());
    EXPECT_EQ(anyOf(std::array{"A"sv}).english(), "A");
    EXPECT_EQ(anyOf(std::array{"A"sv, "mA"sv, "kA"sv}).english(), "A, mA or kA");
    EXPECT_EQ(allOf(std::array{"x"sv, "y"sv}).english(), "x and y");
}

} // namespace
} // namespace vmeter
