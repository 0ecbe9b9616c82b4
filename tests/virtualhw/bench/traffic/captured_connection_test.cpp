// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/captured_connection.h"

#include "tests/virtualhw/bench/traffic/capture_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vmeter {
namespace {

using test::CapturedPacket;
using test::packetsIn;

TrafficEndpoint loopback(uint16_t port)
{
    return {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1}, port};
}

/// Eight bytes a group.
std::string hexOf(const std::vector<uint8_t>& bytes)
{
    std::string hex;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        hex += kDigits[bytes[i] >> 4];
        hex += kDigits[bytes[i] & 15];
        hex += i % 8 == 7 ? " " : "";
    }
    return hex;
}

class CapturedConnectionTest : public ::testing::Test {
protected:
    std::vector<CapturedPacket> append(
        TrafficKind kind, std::vector<uint8_t> bytes = {}, TrafficReason reason = TrafficReason::none)
    {
        TrafficEntry entry;
        entry.head.peers = m_peers;
        entry.head.kind = kind;
        entry.head.reason = reason;
        entry.head.size = static_cast<uint16_t>(bytes.size());
        entry.head.wallTime = 42;
        std::ranges::copy(bytes, entry.buffer.begin());
        PcapngBlocks blocks;
        m_connection.append(blocks, entry, {});
        return packetsIn(blocks.bytes());
    }

    TrafficPeers m_peers{1, loopback(40000), loopback(1502)};
    CapturedConnection m_connection{m_peers};
};

constexpr uint8_t kSyn = 0x02;
constexpr uint8_t kAck = 0x10;
constexpr uint8_t kPshAck = 0x18;
constexpr uint8_t kFinAck = 0x11;
constexpr uint8_t kRstAck = 0x14;

TEST_F(CapturedConnectionTest, ConnectingIsAHandShakeWithPort502)
{
    const auto packets = append(TrafficKind::opened);
    ASSERT_EQ(packets.size(), 3U);
    EXPECT_EQ(packets[0].sourcePort, 40000);
    EXPECT_EQ(packets[0].destinationPort, 502);
    EXPECT_EQ(packets[0].flags, kSyn);
    EXPECT_EQ(packets[0].acknowledged, 0U);
    EXPECT_EQ(packets[1].sourcePort, 502);
    EXPECT_EQ(packets[1].destinationPort, 40000);
    EXPECT_EQ(packets[1].flags, kSyn | kAck);
    EXPECT_EQ(packets[1].acknowledged, packets[0].sequence + 1);
    EXPECT_EQ(packets[2].flags, kAck);
    EXPECT_EQ(packets[2].sequence, packets[0].sequence + 1);
    EXPECT_EQ(packets[2].acknowledged, packets[1].sequence + 1);
    EXPECT_EQ(packets[2].time, 42);
}

TEST_F(CapturedConnectionTest, EachSideGoesOnWhereItStoppedAndAcknowledgesTheOther)
{
    append(TrafficKind::opened);
    const auto request = append(TrafficKind::request, std::vector<uint8_t>(12, 0xAA)).at(0);
    const auto reply = append(TrafficKind::reply, std::vector<uint8_t>(11, 0xBB)).at(0);
    const auto next = append(TrafficKind::request, {1, 2, 3}).at(0);
    const auto silence = append(TrafficKind::silence, {}, TrafficReason::otherUnit).at(0);
    EXPECT_EQ(request.flags, kPshAck);
    EXPECT_EQ(request.payload, std::vector<uint8_t>(12, 0xAA));
    EXPECT_EQ(request.sequence, 1U);
    EXPECT_EQ(request.acknowledged, 1U);
    EXPECT_EQ(reply.sequence, 1U);
    EXPECT_EQ(reply.acknowledged, 1U + 12U);
    EXPECT_EQ(next.sequence, 1U + 12U);
    EXPECT_EQ(next.acknowledged, 1U + 11U);
    EXPECT_EQ(silence.flags, kAck);
    EXPECT_TRUE(silence.payload.empty());
    EXPECT_EQ(silence.acknowledged, 1U + 12U + 3U);
    EXPECT_EQ(silence.comment, "no reply: the request is for another unit");
}

TEST_F(CapturedConnectionTest, WhoeverClosesSendsTheFirstFin)
{
    append(TrafficKind::opened);
    const auto byClient = append(TrafficKind::closed, {}, TrafficReason::clientClosed);
    ASSERT_EQ(byClient.size(), 3U);
    EXPECT_EQ(byClient[0].sourcePort, 40000);
    EXPECT_EQ(byClient[0].flags, kFinAck);
    EXPECT_EQ(byClient[1].sourcePort, 502);
    EXPECT_EQ(byClient[1].flags, kFinAck);
    EXPECT_EQ(byClient[1].acknowledged, byClient[0].sequence + 1);
    EXPECT_EQ(byClient[2].acknowledged, byClient[1].sequence + 1);
    EXPECT_EQ(byClient[0].comment, "");

    CapturedConnection another(m_peers);
    m_connection = another;
    append(TrafficKind::opened);
    const auto byServer = append(TrafficKind::closed, {}, TrafficReason::idle);
    ASSERT_EQ(byServer.size(), 3U);
    EXPECT_EQ(byServer[0].sourcePort, 502);
    EXPECT_EQ(byServer[0].flags, kFinAck);
    EXPECT_EQ(byServer[0].comment, "closed by the meter: idle for too long");
    EXPECT_EQ(byServer[1].comment, "") << "said once";
}

TEST_F(CapturedConnectionTest, AnInjectedResetIsAReset)
{
    append(TrafficKind::opened);
    const auto reset = append(TrafficKind::closed, {}, TrafficReason::fault);
    ASSERT_EQ(reset.size(), 1U);
    EXPECT_EQ(reset[0].flags, kRstAck);
    EXPECT_EQ(reset[0].sourcePort, 502);
}

// 127.0.0.1:40000 -> 127.0.0.1:502, SYN, number 0, window 65535. Checksums:
// IP:  4500 + 0028 + 4000 + 4006 + 7F00 + 0001 + 7F00 + 0001 = 1C330 -> C331, inverted 3CCE
// TCP: 7F00 + 0001 + 7F00 + 0001 + 0006 + 0014, 9C40 + 01F6 + 5002 + FFFF = 2EC53 -> EC55, inverted 13AA
TEST_F(CapturedConnectionTest, HeadersAndChecksumsOfIpv4AreThoseOfTheRfcs)
{
    EXPECT_EQ(hexOf(append(TrafficKind::opened).at(0).raw),
        "4500002800004000 40063CCE7F000001 7F0000019C4001F6 0000000000000000 5002FFFF13AA0000 ");
}

// TCP: 0001 + 0001 + 0006 + 0014, 9C40 + 01F6 + 5002 + FFFF = 1EE53 -> EE54, inverted 11AB
TEST_F(CapturedConnectionTest, Ipv6PeersHaveIpv6Packets)
{
    const TrafficEndpoint loopback6{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 40000};
    m_peers = {1, loopback6, loopback6};
    m_connection = CapturedConnection(m_peers);
    EXPECT_EQ(hexOf(append(TrafficKind::opened).at(0).raw),
        "6000000000140640 0000000000000000 0000000000000001 0000000000000000 0000000000000001 9C4001F600000000 "
        "000000005002FFFF 11AB0000");
}

} // namespace
} // namespace vmeter
