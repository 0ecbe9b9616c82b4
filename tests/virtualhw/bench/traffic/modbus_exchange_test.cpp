// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/modbus_exchange.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace vmeter {
namespace {

using Outcome = ModbusExchange::Outcome;
using Bytes = std::vector<uint8_t>;

// Transaction 1, unit 5: read 2 words from 50520 (V1), and 230.00 V = 23000 = 00 00 59 D8.
const Bytes kExchangeRead{0, 1, 0, 0, 0, 6, 5, 3, 0xC5, 0x58, 0, 2};
const Bytes kReadReply{0, 1, 0, 0, 0, 7, 5, 3, 4, 0, 0, 0x59, 0xD8};

class ExchangeAssemblerTest : public ::testing::Test {
protected:
    /// Number of the entry.
    uint64_t add(TrafficKind kind, const Bytes& bytes, uint64_t request = 0, TrafficReason reason = TrafficReason::none,
        uint32_t connection = 1)
    {
        TrafficEntry entry;
        entry.sequence = m_next++;
        entry.head.peers.connection = connection;
        entry.head.kind = kind;
        entry.head.reason = reason;
        entry.head.request = request;
        entry.head.size = static_cast<uint16_t>(bytes.size());
        entry.head.wallTime = static_cast<int64_t>(1000 * entry.sequence);
        std::ranges::copy(bytes, entry.buffer.begin());
        m_assembler.process(entry, m_completed);
        return entry.sequence;
    }
    ModbusExchange exchange(const Bytes& request, const Bytes& reply)
    {
        add(TrafficKind::reply, reply, add(TrafficKind::request, request));
        return m_completed.back();
    }

    ExchangeAssembler m_assembler;
    std::vector<ModbusExchange> m_completed;
    uint64_t m_next = 10;
};

TEST_F(ExchangeAssemblerTest, ReadHasItsRangeAndTheWordsOfItsReply)
{
    const auto read = exchange(kExchangeRead, kReadReply);
    EXPECT_EQ(read.outcome, Outcome::answered);
    EXPECT_EQ(read.unitId, 5);
    EXPECT_EQ(read.functionCode, 3);
    EXPECT_TRUE(read.accessesRegisters);
    EXPECT_FALSE(read.isWrite);
    EXPECT_EQ(read.address, 50520);
    EXPECT_EQ(read.count, 2);
    EXPECT_EQ(read.words, (std::vector<uint16_t>{0, 23000}));
    EXPECT_EQ(read.duration, 1000);
    EXPECT_EQ(read.request, kExchangeRead);
    EXPECT_EQ(read.reply, kReadReply);
}

TEST_F(ExchangeAssemblerTest, WritesHaveTheWordsOfTheirRequest)
{
    // write 2 to 40481, the tariff
    const Bytes single{0, 1, 0, 0, 0, 6, 5, 6, 0x9E, 0x21, 0, 2};
    const auto one = exchange(single, single);
    EXPECT_TRUE(one.isWrite);
    EXPECT_EQ(one.address, 40481);
    EXPECT_EQ(one.count, 1);
    EXPECT_EQ(one.words, (std::vector<uint16_t>{2}));
    const auto many = exchange(
        {0, 2, 0, 0, 0, 11, 5, 16, 0x9E, 0x21, 0, 2, 4, 0, 7, 0, 8}, {0, 2, 0, 0, 0, 6, 5, 16, 0x9E, 0x21, 0, 2});
    EXPECT_TRUE(many.isWrite);
    EXPECT_EQ(many.count, 2);
    EXPECT_EQ(many.words, (std::vector<uint16_t>{7, 8}));
}

TEST_F(ExchangeAssemblerTest, ExceptionHasItsCodeAndNoWords)
{
    const auto refused = exchange(kExchangeRead, {0, 1, 0, 0, 0, 3, 5, 0x83, 2});
    EXPECT_EQ(refused.outcome, Outcome::exception);
    EXPECT_EQ(refused.exception, 2);
    EXPECT_TRUE(refused.words.empty());
    EXPECT_EQ(refused.address, 50520);
}

TEST_F(ExchangeAssemblerTest, OtherFunctionsAndOddSizesAccessNoRegisters)
{
    EXPECT_FALSE(exchange({0, 1, 0, 0, 0, 2, 5, 0x2B}, {0, 1, 0, 0, 0, 3, 5, 0xAB, 1}).accessesRegisters);
    EXPECT_FALSE(exchange({0, 1, 0, 0, 0, 3, 5, 3, 0}, {0, 1, 0, 0, 0, 3, 5, 0x83, 3}).accessesRegisters);
    // function 16 with a byte count that does not fit its two words
    EXPECT_FALSE(exchange({0, 2, 0, 0, 0, 11, 5, 16, 0x9E, 0x21, 0, 2, 2, 0, 7, 0, 8}, {0, 1, 0, 0, 0, 3, 5, 0x90, 3})
                     .accessesRegisters);
}

TEST_F(ExchangeAssemblerTest, ReplyThatDoesNotFitItsRequestGivesNoWords)
{
    EXPECT_TRUE(exchange(kExchangeRead, {0, 1, 0, 0, 0, 5, 5, 3, 2, 0, 1}).words.empty());
}

TEST_F(ExchangeAssemblerTest, SilenceEndsAnExchangeWithItsReason)
{
    add(TrafficKind::silence, {}, add(TrafficKind::request, kExchangeRead), TrafficReason::otherUnit);
    ASSERT_EQ(m_completed.size(), 1U);
    EXPECT_EQ(m_completed[0].outcome, Outcome::silence);
    EXPECT_EQ(m_completed[0].reason, TrafficReason::otherUnit);
}

TEST_F(ExchangeAssemblerTest, ReplyInPiecesIsPutTogether)
{
    const auto request = add(TrafficKind::request, kExchangeRead);
    for (const uint8_t byte : kReadReply) {
        EXPECT_TRUE(m_completed.empty());
        add(TrafficKind::reply, {byte}, request);
    }
    ASSERT_EQ(m_completed.size(), 1U);
    EXPECT_EQ(m_completed[0].reply, kReadReply);
}

TEST_F(ExchangeAssemblerTest, TornReplyIsGivenAsItIsWhenTheConnectionGoesOnOrEnds)
{
    const Bytes half(kReadReply.begin(), kReadReply.begin() + 5);
    add(TrafficKind::reply, half, add(TrafficKind::request, kExchangeRead));
    EXPECT_TRUE(m_completed.empty());
    add(TrafficKind::request, kExchangeRead, 0, TrafficReason::none, 2); // another connection
    EXPECT_TRUE(m_completed.empty());
    add(TrafficKind::reply, half, add(TrafficKind::request, kExchangeRead));
    ASSERT_EQ(m_completed.size(), 1U);
    EXPECT_EQ(m_completed[0].reply, half);
    add(TrafficKind::closed, {}, 0, TrafficReason::fault);
    EXPECT_EQ(m_completed.size(), 2U);
}

TEST_F(ExchangeAssemblerTest, BytesThatAreNoFrameAreNoExchange)
{
    add(TrafficKind::request, {'G', 'E', 'T'}, 0, TrafficReason::badFrame);
    add(TrafficKind::closed, {}, 0, TrafficReason::badFrame);
    EXPECT_TRUE(m_completed.empty());
}

TEST_F(ExchangeAssemblerTest, RequestsWithoutAnyReplyAreForgottenInTheEnd)
{
    const auto first = add(TrafficKind::request, kExchangeRead);
    for (int i = 0; i < 5000; ++i) {
        add(TrafficKind::request, kExchangeRead);
    }
    add(TrafficKind::reply, kReadReply, first);
    EXPECT_TRUE(m_completed.empty());
}

} // namespace
} // namespace vmeter
