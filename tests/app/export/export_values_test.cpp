// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/export/export_support.h"

#include <gmock/gmock.h>

#include <set>

namespace vmeter {
namespace {

std::vector<std::string> keysOf(std::string_view choice)
{
    std::vector<std::string> keys;
    for (const ExportValue& value : orderOf(choice).values) {
        keys.push_back(value.key);
    }
    return keys;
}

std::string refusalOf(std::string_view choice)
{
    const auto values = chooseValues(kDirectMeterRegisters, choice);
    return values ? "" : values.error().english();
}

TEST(ExportValues, BasicIsWhatTheDisplayShowsOfTheWholeMeter)
{
    EXPECT_THAT(keysOf("basic"),
        testing::ElementsAre("u12", "u23", "u31", "v1", "v2", "v3", "f", "i1", "i2", "i3", "in", "p", "q", "s", "pf",
            "p1", "p2", "p3", "q1", "q2", "q3", "s1", "s2", "s3", "pf1", "pf2", "pf3", "i", "u", "v", "ea_import",
            "er_import", "eap", "ea_export", "er_export"));
}

TEST(ExportValues, AllHasEachNumberOfTheTableOnceAndNamesItUniquely)
{
    const ExportOrder order = orderOf("all");
    std::set<std::string> keys;
    std::set<std::string> symbols;
    std::set<uint16_t> addresses;
    for (const ExportValue& value : order.values) {
        keys.insert(value.key);
        symbols.insert(value.symbol);
        addresses.insert(value.row->address);
    }
    EXPECT_EQ(keys.size(), order.values.size());
    EXPECT_EQ(symbols.size(), order.values.size());
    EXPECT_EQ(addresses.size(), order.values.size());
    EXPECT_TRUE(addresses.contains(51'308));  // the 16-bit copy of a value too
    EXPECT_TRUE(addresses.contains(20'257));  // a row of low certainty
    EXPECT_FALSE(addresses.contains(50'512)); // reserved
    EXPECT_FALSE(addresses.contains(57'344)); // a setting
    EXPECT_FALSE(addresses.contains(40'481)); // a command
    EXPECT_FALSE(addresses.contains(50'042)); // a text
}

TEST(ExportValues, AValueIsTakenFromItsFinestRegister)
{
    const ExportOrder order = orderOf("V1,Ea+,Ea+ T1,Ea+ L1,I1,PF");
    std::vector<uint16_t> addresses;
    for (const ExportValue& value : order.values) {
        addresses.push_back(value.row->address);
    }
    EXPECT_THAT(addresses, testing::ElementsAre(19'843, 50'520, 50'528, 50'542, 50'946, 51'202));
}

TEST(ExportValues, AnAddressNamesARegisterThatIsNotTheFinest)
{
    const ExportOrder order = orderOf("51284");
    ASSERT_EQ(order.values.size(), 1U);
    EXPECT_EQ(order.values.front().key, "v1_51284");
    EXPECT_EQ(order.values.front().symbol, "Phase-neutral voltage V1 (16 bit)");
}

TEST(ExportValues, WhatIsNoValueIsRefusedByItsName)
{
    EXPECT_THAT(refusalOf("P,Qx"), testing::HasSubstr("'Qx' is no value that can be read"));
    EXPECT_THAT(refusalOf("50537"), testing::HasSubstr("'50537'")) << "the second word of P";
    EXPECT_THAT(refusalOf("50512"), testing::HasSubstr("'50512'")) << "reserved";
    EXPECT_THAT(refusalOf("57856"), testing::HasSubstr("'57856'")) << "a command";
    EXPECT_THAT(refusalOf("P,"), testing::HasSubstr("''"));
}

TEST(ExportValues, RequestsStayInsideABlockAndWithin125Words)
{
    const ExportOrder order = orderOf("all");
    std::size_t values = 0;
    for (const ExportRequest& request : requestsFor(order)) {
        EXPECT_LE(request.words, 125);
        const RegisterBlock* const block = kDirectMeterRegisters.findBlock(request.address);
        ASSERT_NE(block, nullptr);
        EXPECT_TRUE(block->contains(request.address, request.words)) << request.address;
        values += request.values.size();
    }
    EXPECT_EQ(values, order.values.size());
}

TEST(ExportHost, AddressesAndNamesWithAndWithoutAPort)
{
    const auto endpoint = [](std::string_view text) {
        ExportOrder order;
        return setHost(order, text).isEmpty() ? endpointOf(order) : "refused";
    };
    EXPECT_EQ(endpoint("192.168.0.4"), "192.168.0.4:502");
    EXPECT_EQ(endpoint("meter-1.example:1502"), "meter-1.example:1502");
    EXPECT_EQ(endpoint("[fe80::1]"), "[fe80::1]:502");
    EXPECT_EQ(endpoint("[::1]:1502"), "[::1]:1502");
    for (const char* wrong : {"", "a\"b", "a b", "10.0.0.7:", "10.0.0.7:0", "10.0.0.7:70000", "fe80::1", "[x]:502"}) {
        EXPECT_EQ(endpoint(wrong), "refused") << wrong;
    }
}

} // namespace
} // namespace vmeter
