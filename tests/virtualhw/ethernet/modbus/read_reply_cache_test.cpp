// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/read_reply_cache.h"

#include <gtest/gtest.h>

#include <vector>

namespace vmeter {

namespace {

using Bytes = std::vector<uint8_t>;

const Bytes kRead{3, 0xC5, 0x50, 0, 1}; // one word from 50512
const Bytes kReply{3, 2, 0x12, 0x34};

Bytes found(const ReadReplyCache& reads, const Bytes& request)
{
    const auto reply = reads.find(request);
    return {reply.begin(), reply.end()};
}

} // namespace

TEST(ReadReplyCache, AReadIsKnownByEveryByteOfItsRequest)
{
    ReadReplyCache reads;
    reads.use(std::make_shared<Snapshot>());
    EXPECT_EQ(found(reads, kRead), Bytes{});
    reads.keep(kRead, kReply);
    EXPECT_EQ(found(reads, kRead), kReply);
    for (std::size_t byte = 0; byte < kRead.size(); ++byte) {
        Bytes other = kRead;
        other[byte] ^= 16; // the same slot of the cache for most bytes
        EXPECT_EQ(found(reads, other), Bytes{}) << byte;
    }
}

TEST(ReadReplyCache, TheNextSnapshotForgetsThem)
{
    ReadReplyCache reads;
    const auto snapshot = std::make_shared<Snapshot>();
    reads.use(snapshot);
    reads.keep(kRead, kReply);
    reads.use(snapshot);
    EXPECT_EQ(found(reads, kRead), kReply);
    reads.use(std::make_shared<Snapshot>(*snapshot));
    EXPECT_EQ(found(reads, kRead), Bytes{});
}

TEST(ReadReplyCache, WritesAreNeverKept)
{
    ReadReplyCache reads;
    reads.use(std::make_shared<Snapshot>());
    const Bytes write{6, 0xC7, 0x38, 0, 1};
    reads.keep(write, write);
    EXPECT_EQ(found(reads, write), Bytes{});
}

TEST(ReadReplyCache, TwoReadsOfOnePlaceTakeTurns)
{
    ReadReplyCache reads;
    reads.use(std::make_shared<Snapshot>());
    const Bytes other{4, 0xC5, 0x50, 0, 1};
    const Bytes otherReply{4, 2, 0x12, 0x34};
    reads.keep(kRead, kReply);
    reads.keep(other, otherReply);
    EXPECT_EQ(found(reads, other), otherReply);
    EXPECT_EQ(found(reads, kRead), Bytes{});
}

} // namespace vmeter
