// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/tag_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using testing::HasSubstr;

TagList listOf(std::string_view text)
{
    const Expected<TagList> list = readTagTable(text, "list.csv");
    EXPECT_TRUE(list) << (list ? "" : list.error().english());
    return list.value_or(TagList{});
}

std::string refusalOfTable(std::string_view text)
{
    const Expected<TagList> list = readTagTable(text, "list.csv");
    return list ? "" : list.error().english();
}

std::string refusalOfYaml(std::string_view text)
{
    const Expected<TagList> list = readTagYaml(text, "list.yaml");
    return list ? "" : list.error().english();
}

TEST(TagTable, ASpreadsheetWithSemicolonsAndDecimalCommas)
{
    const TagList list = listOf("\xEF\xBB\xBFZ\xC3\xA4hler Geb\xC3\xA4ude 3;;;;;\r\n"
                                "Bezeichnung;Adresse (dez.);Datentyp;Wortreihenfolge;Faktor;Einheit\r\n"
                                "Spannung L1;50520;UDINT;big endian;0,01;V\r\n"
                                ";;;;;\r\n"
                                "Wirkleistung;0xC568;DINT;CDAB;10;W\r\n");
    ASSERT_EQ(list.tags.size(), 2U);
    EXPECT_EQ(list.tags[0].name, "Spannung L1");
    EXPECT_EQ(list.tags[0].address, 50'520);
    EXPECT_EQ(list.tags[0].type, TagType::u32);
    EXPECT_FALSE(list.tags[0].lowWordFirst);
    EXPECT_DOUBLE_EQ(list.tags[0].factor, 0.01);
    EXPECT_EQ(list.tags[0].line, 3U);
    EXPECT_EQ(list.tags[1].address, 50'536);
    EXPECT_EQ(list.tags[1].type, TagType::s32);
    EXPECT_TRUE(list.tags[1].lowWordFirst);
}

TEST(TagTable, Utf16WithTabsAsAnOfficeProgramSavesIt)
{
    std::string text = "\xFF\xFE";
    for (const char c : std::string_view("Tag\tRegister\tFormat\tDivisor\tUnit\nI1\t50528\tuint32\t1000\tA\n")) {
        text += c;
        text += '\0';
    }
    const TagList list = listOf(text);
    ASSERT_EQ(list.tags.size(), 1U);
    EXPECT_EQ(list.tags[0].name, "I1");
    EXPECT_DOUBLE_EQ(list.tags[0].factor, 0.001);
    EXPECT_EQ(list.tags[0].unit, "A");
}

TEST(TagTable, SixDigitsAreAReferenceAndFiveDigitsAreNotUnlessTheHeadingSaysSo)
{
    EXPECT_EQ(listOf("name,address,type\nP,450537,s32\n").tags[0].address, 50'536);
    EXPECT_EQ(listOf("name,address,type\nP,350537,s32\n").tags[0].function, 4U);
    EXPECT_EQ(listOf("name,address,type\nP,40513,u16\n").tags[0].address, 40'513);
    EXPECT_EQ(listOf("name,4xxxx,type\nP,40513,u16\n").tags[0].address, 512);
    EXPECT_THAT(refusalOfTable("name,address,reference,type\nP,50536,450536,s32\n"),
        HasSubstr("list.csv:2: the addresses of the tag differ: 50536 and 50535"));
}

TEST(TagTable, TypesInTheWordsOfManyPrograms)
{
    const auto typeOf = [](const std::string& word) { return listOf("name,address,type\nx,1," + word + "\n").tags[0]; };
    EXPECT_EQ(typeOf("DWORD").type, TagType::u32);
    EXPECT_EQ(typeOf("Long").type, TagType::s32);
    EXPECT_EQ(typeOf("INT").type, TagType::s16);
    EXPECT_EQ(typeOf("unsigned 32 bit").type, TagType::u32);
    EXPECT_EQ(typeOf("REAL").type, TagType::f32);
    EXPECT_EQ(typeOf("uint32le").type, TagType::u32);
    EXPECT_TRUE(typeOf("uint32le").lowWordFirst);
    EXPECT_TRUE(typeOf("int32sw").lowWordFirst);
    EXPECT_FALSE(typeOf("int32be").lowWordFirst);
    EXPECT_EQ(listOf("name,address,type,length\nx,1,signed,2\n").tags[0].type, TagType::s32);
}

TEST(TagTable, FactorsAsFractions)
{
    const TagList list = listOf("name;address;type;scale\na;1;u16;1/100\nb;2;u16;x10\nc;3;u16;\n");
    EXPECT_DOUBLE_EQ(list.tags[0].factor, 0.01);
    EXPECT_DOUBLE_EQ(list.tags[1].factor, 10);
    EXPECT_DOUBLE_EQ(list.tags[2].factor, 1);
}

TEST(TagTable, RangesAsScadaProgramsScale)
{
    const TagList list = listOf("Tag Name,Address,Data Type,Scaling,Raw Low,Raw High,Scaled Low,Scaled High,Eng Units\n"
                                "P,450537,Long,Linear,0,1000,0,10000,W\nE,451312,Word,None,,,,,MWh\n"
                                "T,450521,DWord,Linear,100,200,-5,5,V\n");
    EXPECT_DOUBLE_EQ(list.tags[0].factor, 10);
    EXPECT_DOUBLE_EQ(list.tags[0].offset, 0);
    EXPECT_DOUBLE_EQ(list.tags[1].factor, 1);
    EXPECT_DOUBLE_EQ(list.tags[2].factor, 0.1);
    EXPECT_DOUBLE_EQ(list.tags[2].offset, -15);
}

TEST(TagTable, WhatIsWrongIsToldWithItsLine)
{
    EXPECT_THAT(refusalOfTable("nothing\nof the kind\n"), HasSubstr("list.csv: no line of headings"));
    EXPECT_THAT(refusalOfTable("name,address,type\nP,50536,s33\n"), HasSubstr("list.csv:2: 's33' is no type"));
    EXPECT_THAT(refusalOfTable("name,address,type\nP,70000,s32\n"), HasSubstr("'70000' is no address"));
    EXPECT_THAT(refusalOfTable("name,address,scale\nP,1,much\n"), HasSubstr("'much' is no factor"));
    EXPECT_THAT(refusalOfTable("name;address;scale\nP;1;0,1\nQ;2;0.1\n"),
        HasSubstr("some factors have a decimal comma and some a decimal point"));
    EXPECT_THAT(refusalOfTable("name,address,type\n\n"), HasSubstr("no tag below the line of headings"));
}

TEST(TagYaml, FieldsOfTheListHoldForEachTagThatDoesNotSayOtherwise)
{
    const Expected<TagList> list = readTagYaml("version: 1\nname: Plant\naddresses: one-based\ntype: s32\nunit_id: 9\n"
                                               "tags:\n  - {name: P, address: 50537, factor: 10, unit: W}\n"
                                               "  - {name: V1, address: 50521, type: u32, word_order: low}\n",
        "list.yaml");
    ASSERT_TRUE(list) << list.error().english();
    EXPECT_EQ(list->name, "Plant");
    EXPECT_EQ(list->unit, 9U);
    EXPECT_EQ(list->tags[0].address, 50'536);
    EXPECT_EQ(list->tags[0].type, TagType::s32);
    EXPECT_EQ(list->tags[1].type, TagType::u32);
    EXPECT_TRUE(list->tags[1].lowWordFirst);
}

TEST(TagYaml, WhatIsWrongIsToldWithLineAndColumn)
{
    EXPECT_THAT(
        refusalOfYaml("tags: [{address: 1}]\n"), HasSubstr("list.yaml:1:1: the first line must be 'version: 1'"));
    EXPECT_THAT(refusalOfYaml("version: 1\ntags:\n  - {name: P, adress: 1, tipe: u16}\n"),
        HasSubstr("list.yaml:3:26: 'tipe' is no key of a tag"));
    EXPECT_THAT(refusalOfYaml("version: 1\ntags:\n  - {name: P, address: x}\n"),
        HasSubstr("list.yaml:3:24: 'x' is no address"));
    EXPECT_THAT(
        refusalOfYaml("version: 1\ntags:\n  - {name: P}\n"), HasSubstr("list.yaml:3:5: the tag has no address"));
    EXPECT_THAT(refusalOfYaml("version: 1\naddresses: some\ntags: [{address: 1}]\n"),
        HasSubstr("must be zero-based, one-based or reference"));
}

} // namespace
} // namespace vmeter
