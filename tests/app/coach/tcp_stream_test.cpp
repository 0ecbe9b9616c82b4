// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/wire/packet.h"
#include "app/coach/wire/tcp_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pcap/dlt.h>

#include <span>
#include <vector>

namespace vmeter::coach {
namespace {

using Bytes = std::vector<uint8_t>;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// transaction 1, unit 5, read 2 words from 50946
const Bytes kFirst{0, 1, 0, 0, 0, 6, 5, 3, 0xC7, 0x02, 0, 2};
const Bytes kSecond{0, 2, 0, 0, 0, 6, 5, 3, 0xC7, 0x02, 0, 2};

class TcpStreamTest : public ::testing::Test {
protected:
    std::vector<Bytes> process(uint32_t sequence, std::span<const uint8_t> payload, std::size_t missing = 0)
    {
        std::vector<Bytes> frames;
        m_stream.process({.sequence = sequence, .payload = payload, .missing = missing}, frames);
        return frames;
    }
    void begin(uint32_t sequence)
    {
        std::vector<Bytes> frames;
        m_stream.process({.sequence = sequence, .syn = true}, frames);
    }
    static std::span<const uint8_t> part(const Bytes& bytes, std::size_t from, std::size_t count)
    {
        return std::span(bytes).subspan(from, count);
    }

    TcpStream m_stream;
};

TEST_F(TcpStreamTest, PiecesOfAFrameArePutTogether)
{
    begin(99);
    EXPECT_THAT(process(100, part(kFirst, 0, 3)), IsEmpty());
    EXPECT_THAT(process(103, part(kFirst, 3, 9)), ElementsAre(kFirst));
}

TEST_F(TcpStreamTest, WhatComesTwiceCountsOnce)
{
    begin(99);
    EXPECT_THAT(process(100, kFirst), ElementsAre(kFirst));
    EXPECT_THAT(process(100, kFirst), IsEmpty());
    Bytes both = kFirst;
    both.insert(both.end(), kSecond.begin(), kSecond.end());
    EXPECT_THAT(process(100, both), ElementsAre(kSecond)) << "sent again together with more";
}

TEST_F(TcpStreamTest, WhatComesInTheWrongOrderIsPutInOrder)
{
    begin(99);
    EXPECT_THAT(process(112, kSecond), IsEmpty());
    EXPECT_THAT(process(100, kFirst), ElementsAre(kFirst, kSecond));
}

TEST_F(TcpStreamTest, SequenceNumbersMayPassZero)
{
    begin(0xFFFF'FFF9);
    EXPECT_THAT(process(0xFFFF'FFFA, kFirst), ElementsAre(kFirst));
    EXPECT_THAT(process(6, kSecond), ElementsAre(kSecond));
}

TEST_F(TcpStreamTest, AfterBytesThatTheCaptureCutOffItGoesOn)
{
    begin(99);
    EXPECT_THAT(process(100, part(kFirst, 0, 8), 4), IsEmpty());
    EXPECT_EQ(m_stream.gaps(), 12U);
    EXPECT_THAT(process(112, kSecond), ElementsAre(kSecond));
}

TEST_F(TcpStreamTest, AfterASegmentThatNeverCameItGoesOn)
{
    begin(99);
    std::size_t frames = 0;
    for (uint32_t n = 1; n <= 20; ++n) {
        frames += process(100 + 12 * n, kSecond).size();
    }
    EXPECT_EQ(frames, 20U);
    EXPECT_EQ(m_stream.gaps(), 12U);
}

TEST(PacketTest, EthernetWithAVlanTagIsTakenApart)
{
    Bytes packet{2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x81, 0x00, 0, 7, 0x08, 0x00,  // tag: VLAN 7
        0x45, 0, 0, 52, 0, 0, 0x40, 0, 64, 6, 0, 0, 192, 168, 0, 7, 192, 168, 0, 4, // 52 bytes in all
        0xC0, 0x00, 0x01, 0xF6, 0, 0, 0, 100, 0, 0, 0, 0, 0x50, 0x18, 0, 0, 0, 0, 0, 0};
    packet.insert(packet.end(), kFirst.begin(), kFirst.end());
    const auto segment = parsePacket(DLT_EN10MB, packet);
    ASSERT_TRUE(segment.has_value());
    EXPECT_EQ(segment->source, "192.168.0.7");
    EXPECT_EQ(segment->destination, "192.168.0.4");
    EXPECT_EQ(segment->destinationPort, 502);
    EXPECT_EQ(segment->sequence, 100U);
    EXPECT_EQ(Bytes(segment->payload.begin(), segment->payload.end()), kFirst);
    EXPECT_EQ(segment->missing, 0U);
    packet.resize(packet.size() - 5);
    EXPECT_EQ(parsePacket(DLT_EN10MB, packet)->missing, 5U);
    for (std::size_t size = 0; size < 58; ++size) {
        EXPECT_FALSE(parsePacket(DLT_EN10MB, std::span(packet).first(size)).has_value()) << size;
    }
}

} // namespace
} // namespace vmeter::coach
