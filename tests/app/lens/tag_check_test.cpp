// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens/lens.h"
#include "core/registers/value_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string meantBy(std::string_view name, std::string_view unit = "")
{
    Tag tag;
    tag.name = name;
    tag.unit = unit;
    const auto meaning = meaningOf(kDirectMeterRegisters, tag);
    return meaning ? std::string(valueSymbol(meaning->source).view()) : "?";
}

/// Tag of the active power as it is right; each test makes one thing wrong.
Tag rightTag()
{
    Tag tag;
    tag.name = "P";
    tag.address = 50'536;
    tag.type = TagType::s32;
    tag.factor = 10;
    tag.unit = "W";
    return tag;
}

TagCheck checkOf(const Tag& tag)
{
    return checkTag(kDirectMeterRegisters, tag, *meaningOf(kDirectMeterRegisters, tag));
}

std::vector<std::string_view> kindsOf(const Tag& tag)
{
    std::vector<std::string_view> kinds;
    for (const TagFinding& finding : checkOf(tag).findings) {
        kinds.push_back(finding.kind);
    }
    return kinds;
}

TEST(TagMeaning, SymbolsAndNamesOfOtherInterfaces)
{
    for (const auto& [name, symbol] : {std::pair{"P", "P"}, {"P.L1", "P1"}, {"I.L2", "I2"}, {"V3", "V3"},
             {"U12", "U12"}, {"Ea+", "Ea+"}, {"Ea+.T1", "Ea+ T1"}, {"ea_import", "Ea+"}, {"er_export_t2", "Er- T2"},
             {"f", "f"}, {"pf1", "PF1"}, {"Ea+.sum", "Ea+"}}) {
        EXPECT_EQ(meantBy(name), symbol) << name;
    }
}

TEST(TagMeaning, NamesThatPeopleWrite)
{
    for (const auto& [name, symbol] :
        {std::pair{"Voltage L1-N", "V1"}, {"Voltage L1-L2", "U12"}, {"Spannung L3", "V3"}, {"Tension phase 2", "V2"},
            {"U L2-L3", "U23"}, {"Current phase B", "I2"}, {"Strom L1", "I1"}, {"Courant neutre", "IN"},
            {"Neutral current", "IN"}, {"Active power total", "P"}, {"ActivePowerL2", "P2"}, {"Wirkleistung L3", "P3"},
            {"Puissance active", "P"}, {"Reactive power L1", "Q1"}, {"Blindleistung gesamt", "Q"},
            {"Puissance apparente L2", "S2"}, {"cos phi L1", "PF1"}, {"Power factor", "PF"}, {"Frequenz", "f"},
            {"Active energy import", "Ea+"}, {"Wirkenergie Bezug", "Ea+"}, {"Energie active injectee", "Ea-"},
            {"Wirkarbeit Lieferung", "Ea-"}, {"Reactive energy import", "Er+"}, {"Apparent energy", "Eap"},
            {"Energy import tariff 2", "Ea+ T2"}, {"MTR3_kW_L1", "P1"}, {"Amps B", "I2"}, {"VLN A", "V1"}}) {
        EXPECT_EQ(meantBy(name), symbol) << name;
    }
    EXPECT_EQ(meantBy("Meter reading", "kWh"), "Ea+");
    EXPECT_EQ(meantBy("Something", "kvar"), "Q");
    EXPECT_EQ(meantBy("Something"), "?");
}

TEST(TagMeaning, ARegisterByItsNameOrAddress)
{
    Tag tag;
    tag.value = "51284";
    EXPECT_EQ(meaningOf(kDirectMeterRegisters, tag)->row->address, 51'284);
    tag.value = "Phase sequence";
    EXPECT_EQ(meaningOf(kDirectMeterRegisters, tag)->row->address, 51'315);
    tag.value = "V1";
    EXPECT_EQ(meaningOf(kDirectMeterRegisters, tag)->row, nullptr);
}

TEST(TagCheck, ATagThatFitsHasNoFinding)
{
    EXPECT_THAT(kindsOf(rightTag()), IsEmpty());
    Tag kilo = rightTag();
    kilo.unit = "kW";
    kilo.factor = 0.01;
    EXPECT_THAT(kindsOf(kilo), IsEmpty());
    Tag function4 = rightTag();
    function4.function = 4; // this meter answers it as 3
    EXPECT_THAT(kindsOf(function4), IsEmpty());
    Tag shortCopy = rightTag();
    shortCopy.name = "V1";
    shortCopy.address = 51'284;
    shortCopy.type = TagType::u16;
    shortCopy.factor = 0.01;
    shortCopy.unit = "V";
    EXPECT_THAT(kindsOf(shortCopy), IsEmpty());
}

TEST(TagCheck, EachMistakeHasItsName)
{
    const auto kindsWith = [](auto change) {
        Tag tag = rightTag();
        change(tag);
        return kindsOf(tag);
    };
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.address = 50'537; }), ElementsAre("off-by-one"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.address = 50'535; }), ElementsAre("off-by-one"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.address = 50'552; }), ElementsAre("wrong-register"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.address = 100; }), ElementsAre("hole"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.lowWordFirst = true; }), ElementsAre("word-order"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.swappedBytes = true; }), ElementsAre("byte-order"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.type = TagType::u32; }), ElementsAre("signedness"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.type = TagType::s16; }), ElementsAre("half-of-a-pair"));
    EXPECT_THAT(kindsWith([](Tag& tag) {
        tag.type = TagType::s16;
        tag.address = 50'537;
    }),
        ElementsAre("half-of-a-pair"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.type = TagType::f32; }), ElementsAre("type"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.factor = 1; }), ElementsAre("scale"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.factor = -10; }), ElementsAre("direction"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.offset = 5; }), ElementsAre("offset"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.unit = "A"; }), ElementsAre("unit"));
    EXPECT_THAT(kindsWith([](Tag& tag) { tag.function = 1; }), ElementsAre("function-code"));
    EXPECT_THAT(kindsWith([](Tag& tag) {
        tag.lowWordFirst = true;
        tag.factor = 1;
    }),
        ElementsAre("word-order", "scale"));
}

TEST(TagCheck, TheReasonNamesTheRegisterThatFits)
{
    Tag tag = rightTag();
    tag.address = 50'552;
    EXPECT_EQ(checkOf(tag).findings[0].text.english(),
        "wrong register: 50552 (Reactive power Q2) has another value; this one is at 50536 (Active power, three-phase "
        "sum P)");
    tag = rightTag();
    tag.factor = 0.01;
    EXPECT_EQ(checkOf(tag).findings[0].text.english(), "0.001 times the true value: in W the factor is 10, not 0.01");
}

TEST(TagCheck, ASixteenBitVoltageMustNotBeSigned)
{
    Tag tag = rightTag();
    tag.name = "U12";
    tag.address = 51'281;
    tag.type = TagType::s16;
    tag.factor = 0.01;
    tag.unit = "V";
    EXPECT_THAT(kindsOf(tag), ElementsAre("signedness")) << "400 V is 40000, above 32767";
}

TEST(TagShown, WhatTheWordsMeanToTheTag)
{
    Tag tag = rightTag();
    const std::array<uint16_t, 2> minus345{0xFFFF, 0xFEA7}; // -345, in steps of 10 W
    EXPECT_DOUBLE_EQ(shownBy(tag, minus345), -3450);
    tag.type = TagType::u32;
    EXPECT_DOUBLE_EQ(shownBy(tag, minus345), 42'949'669'510.0); // (2^32 - 345) * 10
    tag.lowWordFirst = true;
    tag.factor = 1;
    EXPECT_DOUBLE_EQ(shownBy(tag, minus345), 4'272'422'911.0); // 0xFEA7FFFF
    tag.lowWordFirst = false;
    tag.type = TagType::f32;
    const std::array<uint16_t, 2> one{0x3F80, 0x0000}; // 1.0, IEEE 754
    EXPECT_DOUBLE_EQ(shownBy(tag, one), 1);
}

TEST(TagUnit, PrefixesCountAndWordsAreUnderstood)
{
    const auto factorOf = [](std::string_view text) {
        const auto unit = tagUnitNamed(text);
        return unit ? unit->factor : 0;
    };
    EXPECT_EQ(factorOf("kWh"), 1e3);
    EXPECT_EQ(factorOf("MWh"), 1e6);
    EXPECT_EQ(factorOf("mA"), 1e-3);
    EXPECT_EQ(factorOf("mHz"), 1e-3);
    EXPECT_EQ(factorOf("kVAh"), 1e3);
    EXPECT_EQ(factorOf("kVAr"), 1e3);
    EXPECT_EQ(factorOf("%"), 0.01);
    EXPECT_EQ(factorOf(""), 1);
    EXPECT_FALSE(tagUnitNamed("bar"));
    EXPECT_EQ(tagUnitNamed("kvarh")->base, RegisterUnit::varh);
}

} // namespace
} // namespace vmeter
