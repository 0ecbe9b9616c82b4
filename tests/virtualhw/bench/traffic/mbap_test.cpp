// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/mbap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace vmeter {
namespace {

using ::testing::ElementsAre;
using Bytes = std::vector<uint8_t>;

/// Transaction 0x0102, protocol 0, `length`, unit 5, then as many zeros as a frame of that length needs.
Bytes frameOfLength(uint16_t length)
{
    const Bytes header{0x01, 0x02, 0x00, 0x00, static_cast<uint8_t>(length >> 8), static_cast<uint8_t>(length), 0x05};
    Bytes bytes(6 + std::size_t{length}, 0);
    std::copy_n(header.begin(), std::min(header.size(), bytes.size()), bytes.begin());
    return bytes;
}

TEST(Mbap, AFrameIsTakenApartIntoItsFields)
{
    const Bytes bytes{0x12, 0x34, 0x00, 0x00, 0x00, 0x06, 0x05, 0x03, 0xC3, 0x50, 0x00, 0x04};
    const MbapParse parse = parseMbap(bytes);
    ASSERT_EQ(parse.status, MbapStatus::complete);
    EXPECT_EQ(parse.size, 12U);
    EXPECT_EQ(parse.frame.transactionId, 0x1234);
    EXPECT_EQ(parse.frame.unitId, 5);
    EXPECT_THAT(parse.frame.pdu, ElementsAre(0x03, 0xC3, 0x50, 0x00, 0x04));
}

TEST(Mbap, EveryShorterPartOfAFrameIsIncomplete)
{
    const Bytes bytes{0x12, 0x34, 0x00, 0x00, 0x00, 0x06, 0x05, 0x03, 0xC3, 0x50, 0x00, 0x04};
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_EQ(parseMbap(std::span(bytes).first(size)).status, MbapStatus::incomplete) << size << " bytes";
    }
}

TEST(Mbap, AFrameEndsWhereItsLengthSaysNotWhereTheStreamDoes)
{
    Bytes bytes = frameOfLength(2);
    bytes.insert(bytes.end(), {0xAA, 0xBB});
    const MbapParse parse = parseMbap(bytes);
    ASSERT_EQ(parse.status, MbapStatus::complete);
    EXPECT_EQ(parse.size, 8U);
    EXPECT_EQ(parse.frame.pdu.size(), 1U);
}

TEST(Mbap, LengthsFrom2To254AreFrames)
{
    for (const uint16_t length : std::initializer_list<uint16_t>{2, 3, 253, 254}) {
        const Bytes bytes = frameOfLength(length);
        const MbapParse parse = parseMbap(bytes);
        EXPECT_EQ(parse.status, MbapStatus::complete) << length;
        EXPECT_EQ(parse.size, 6U + length);
        EXPECT_EQ(parse.frame.pdu.size(), length - 1U);
    }
}

TEST(Mbap, OtherLengthsAreRefusedAsSoonAsTheyAreKnown)
{
    for (const uint16_t length : std::initializer_list<uint16_t>{0x0000, 0x0001, 0x00FF, 0x0100, 0xFFFA, 0xFFFF}) {
        const Bytes bytes = frameOfLength(length);
        EXPECT_EQ(parseMbap(std::span(bytes).first(6)).status, MbapStatus::badLength) << length;
        EXPECT_EQ(parseMbap(std::span(bytes).first(5)).status, MbapStatus::incomplete) << length;
    }
}

TEST(Mbap, AnotherProtocolIsRefusedAsSoonAsItsIdIsKnown)
{
    const Bytes http{'G', 'E', 'T', ' '};
    EXPECT_EQ(parseMbap(http).status, MbapStatus::foreignProtocol);
    EXPECT_EQ(parseMbap(std::span(http).first(3)).status, MbapStatus::incomplete);
}

TEST(Mbap, AReplyHeaderRepeatsTransactionAndUnitAndCountsUnitAndPdu)
{
    const MbapFrame request{0x1234, 0x05, {}};
    std::array<uint8_t, kMbapHeaderSize> header{};
    writeMbapHeader(header, request, 253);
    EXPECT_THAT(header, ElementsAre(0x12, 0x34, 0x00, 0x00, 0x00, 0xFE, 0x05));
}

} // namespace
} // namespace vmeter
