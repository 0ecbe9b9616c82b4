// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/dhcp_message.h"
#include "tests/core/net/dhcp_bytes.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using namespace test;

Bytes written(const DhcpQuery& query)
{
    std::array<uint8_t, kDhcpMessageMax> out;
    out.fill(0xEE); // whatever was there before
    const std::size_t size = writeDhcpQuery(query, out);
    return {out.begin(), out.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::optional<DhcpReply> parsed(const Bytes& options)
{
    return parseDhcpReply(ServerMessage{.transaction = 0x12345678, .options = options}.bytes());
}

TEST(DhcpMessage, ADiscoverIsThatOfRfc2131)
{
    const Bytes message
        = written({.type = DhcpType::discover, .transaction = 0xA1B2C3D4, .seconds = 0x0102, .mac = kTestMac});
    ASSERT_EQ(message.size(), 300U);
    // op 1, Ethernet, 6 bytes of address, no hops; transaction; seconds; broadcast
    EXPECT_EQ(Bytes(message.begin(), message.begin() + 12), (Bytes{1, 1, 6, 0, 0xA1, 0xB2, 0xC3, 0xD4, 1, 2, 0x80, 0}));
    EXPECT_EQ(Bytes(message.begin() + 12, message.begin() + 28), Bytes(16, 0)); // no addresses
    EXPECT_EQ(Bytes(message.begin() + 28, message.begin() + 34), Bytes(kTestMac.begin(), kTestMac.end()));
    EXPECT_EQ(Bytes(message.begin() + 34, message.begin() + 236), Bytes(202, 0)); // names
    EXPECT_EQ(Bytes(message.begin() + 236, message.begin() + 243), (Bytes{99, 130, 83, 99, 53, 1, 1}));
    EXPECT_EQ(optionOf(message, 61), (Bytes{1, 2, 0, 0, 0, 0, 0x2A}));
    EXPECT_EQ(optionOf(message, 55), (Bytes{1, 3, 51, 58, 59}));
    EXPECT_EQ(optionOf(message, 57), (Bytes{2, 0x40}));
    EXPECT_TRUE(optionOf(message, 50).empty());
    EXPECT_TRUE(optionOf(message, 54).empty());
}

TEST(DhcpMessage, AClientWithAnAddressNamesItAndCanBeAnsweredThere)
{
    const Bytes message = written({.type = DhcpType::request, .mac = kTestMac, .clientAddress = {{10, 0, 0, 50}}});
    EXPECT_EQ(message[10], 0);
    EXPECT_EQ(Bytes(message.begin() + 12, message.begin() + 16), (Bytes{10, 0, 0, 50}));
}

TEST(DhcpMessage, ADeclineNamesAddressAndServerAndAsksForNothing)
{
    const Bytes message = written(
        {.type = DhcpType::decline, .mac = kTestMac, .requested = Ipv4{{10, 0, 0, 50}}, .server = Ipv4{{10, 0, 0, 1}}});
    EXPECT_EQ(optionOf(message, 53), (Bytes{4}));
    EXPECT_EQ(optionOf(message, 50), (Bytes{10, 0, 0, 50}));
    EXPECT_EQ(optionOf(message, 54), (Bytes{10, 0, 0, 1}));
    EXPECT_TRUE(optionOf(message, 55).empty());
}

TEST(DhcpMessage, AnOfferIsRead)
{
    const auto reply = parsed(typeOption(2) + kServerOption + leaseOption(7200) + kMaskOption + kRouterOption
        + Bytes{58, 4, 0, 0, 0x0E, 0x10} + Bytes{0, 0, 59, 4, 0, 0, 0x18, 0x9C} + Bytes{6, 4, 8, 8, 8, 8});
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->type, DhcpType::offer);
    EXPECT_EQ(reply->transaction, 0x12345678U);
    EXPECT_EQ(reply->mac, kTestMac);
    EXPECT_EQ(reply->yourAddress, (Ipv4{{10, 0, 0, 50}}));
    EXPECT_EQ(reply->server, (Ipv4{{10, 0, 0, 1}}));
    EXPECT_EQ(reply->netmask, (Ipv4{{255, 255, 0, 0}}));
    EXPECT_EQ(reply->router, (Ipv4{{10, 0, 0, 254}})); // the first of two
    EXPECT_EQ(reply->leaseSeconds, 7200U);
    EXPECT_EQ(reply->renewalSeconds, 3600U);
    EXPECT_EQ(reply->rebindingSeconds, 6300U);
}

TEST(DhcpMessage, OptionsMayGoOnInTheFieldsOfTheNames)
{
    Bytes message = ServerMessage{.options = typeOption(5) + Bytes{52, 1, 3}}.bytes();
    const Bytes inFile = leaseOption(600) + Bytes{255};
    const Bytes inName = kServerOption + Bytes{255};
    std::copy(inFile.begin(), inFile.end(), message.begin() + 108);
    std::copy(inName.begin(), inName.end(), message.begin() + 44);
    const auto reply = parseDhcpReply(message);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->leaseSeconds, 600U);
    EXPECT_EQ(reply->server, (Ipv4{{10, 0, 0, 1}}));

    message[242 + 3] = 1; // now the file's field only: its place in "52 1 3"
    ASSERT_EQ(message[243], 52);
    const auto fileOnly = parseDhcpReply(message);
    ASSERT_TRUE(fileOnly);
    EXPECT_FALSE(fileOnly->server);
}

TEST(DhcpMessage, AnythingMalformedIsNoReply)
{
    const Bytes good = ServerMessage{.options = typeOption(2) + kServerOption}.bytes();
    ASSERT_TRUE(parseDhcpReply(good));
    for (std::size_t size = 0; size < 246; ++size) { // cut off before the end of the first options
        if (size != 243) {                           // there the type is whole and nothing else begun
            EXPECT_FALSE(parseDhcpReply(std::span(good).first(size))) << size;
        }
    }
    for (const std::size_t at : {0U, 1U, 2U, 236U, 239U}) { // a request, no Ethernet, wrong length, cookie
        Bytes bad = good;
        bad[at] ^= 0x40;
        EXPECT_FALSE(parseDhcpReply(bad)) << at;
    }
}

TEST(DhcpMessage, AnOptionOfTheWrongLengthSpoilsTheMessage)
{
    for (const Bytes& bad :
        {Bytes{53, 2, 2, 2}, Bytes{51, 3, 0, 0, 9}, Bytes{54, 5, 1, 2, 3, 4, 5}, Bytes{1, 0}, Bytes{3, 0},
            Bytes{3, 6, 1, 2, 3, 4, 5, 6}, Bytes{58, 1, 1}, Bytes{52, 1, 4}, Bytes{52, 1, 0}, Bytes{12, 200, 'x'}}) {
        EXPECT_FALSE(parsed(typeOption(2) + bad)) << int{bad[0]};
    }
}

TEST(DhcpMessage, OnlyServersMessagesAreReplies)
{
    for (int type = 0; type < 256; ++type) {
        EXPECT_EQ(parsed(typeOption(static_cast<uint8_t>(type))).has_value(), type == 2 || type == 5 || type == 6)
            << type;
    }
    EXPECT_FALSE(parsed({}));
}

} // namespace
} // namespace vmeter
