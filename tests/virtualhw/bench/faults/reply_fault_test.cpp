// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/faults/reply_fault.h"

#include "virtualhw/bench/faults/bench_faults.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace vmeter {
namespace {

using namespace std::chrono_literals;

const SocketAddress kClient = *parseSocketAddress("127.0.0.1:40000");

/// The next `count` replies as "x--x"; x: a fault affects the reply.
std::string pattern(const BenchFaults& faults, int count)
{
    ReplyFaultDraws draws;
    std::string struck;
    for (int i = 0; i < count; ++i) {
        struck += draws.next(*faults.list(), 0, kClient).any ? 'x' : '-';
    }
    return struck;
}

std::string patternOf(uint64_t seed, double probability, int count)
{
    BenchFaults faults;
    faults.setSeed(seed);
    faults.add({.kind = FaultKind::noReply, .probability = probability}, {}, {}, false);
    return pattern(faults, count);
}

TEST(ReplyFault, ProbabilityIsDrawnTheSameForTheSameSeed)
{
    const std::string first = patternOf(1, 0.3, 1000);
    EXPECT_EQ(patternOf(1, 0.3, 1000), first);
    EXPECT_NE(patternOf(2, 0.3, 1000), first);
    // 300 expected; five standard deviations of a binomial are 5 * sqrt(1000 * 0.3 * 0.7) = 72
    EXPECT_NEAR(static_cast<double>(std::count(first.begin(), first.end(), 'x')), 300, 72);
}

TEST(ReplyFault, ProbabilityOneIsAlwaysAndZeroNever)
{
    EXPECT_EQ(patternOf(1, 1, 10), "xxxxxxxxxx");
    EXPECT_EQ(patternOf(1, 0, 10), "----------");
}

TEST(ReplyFault, CountIsThatOfRepliesStruckNotOfRepliesSeen)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::noReply, .count = 3, .probability = 0.2}, {}, {}, false);
    const std::string struck = pattern(faults, 200);
    EXPECT_EQ(std::count(struck.begin(), struck.end(), 'x'), 3);
}

TEST(ReplyFault, TheStruckOnesAreToldAndTheBenchCountsThem)
{
    BenchFaults faults;
    const uint32_t spared = faults.add({.kind = FaultKind::wrongUnit, .probability = 0}, {}, {}, false);
    const uint32_t struck = faults.add({.kind = FaultKind::noReply, .count = 1}, {}, {}, false);
    ReplyFaultDraws draws;
    draws.next(*faults.list(), 0, kClient);
    ASSERT_EQ(draws.struck().size(), 1U);
    EXPECT_EQ(draws.struck().front(), struck);
    const auto before = faults.list();
    faults.countStrike(struck);
    EXPECT_EQ(before->back().struck, 0U) << "what is published does not change";
    EXPECT_EQ(faults.list()->back().remaining(), 0U);
    EXPECT_TRUE(faults.list()->back().isExhausted());
    EXPECT_EQ(faults.list()->front().id, spared);
    EXPECT_EQ(faults.list()->front().struck, 0U);
}

TEST(ReplyFault, AnotherBenchesFaultsBeginTheirDrawsAnew)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::noReply, .count = 1}, {}, {}, false);
    ReplyFaultDraws draws;
    EXPECT_TRUE(draws.next(*faults.list(), 0, kClient).any);
    EXPECT_FALSE(draws.next(*faults.list(), 0, kClient).any);
    EXPECT_TRUE(draws.next(*faults.list(), 1, kClient).any);
}

TEST(ReplyFault, RandomDelaysFillTheirRangeAndNothingElse)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::delay, .delay = {5ms, 9ms}}, {}, {}, false);
    ReplyFaultDraws draws;
    std::set<int64_t> seen;
    for (int i = 0; i < 200; ++i) {
        seen.insert(draws.next(*faults.list(), 0, kClient).delay.count());
    }
    EXPECT_EQ(seen, (std::set<int64_t>{5, 6, 7, 8, 9}));
}

TEST(ReplyFault, TwoFaultsDrawIndependently)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::wrongUnit, .probability = 0.5}, {}, {}, false);
    faults.add({.kind = FaultKind::wrongLength, .probability = 0.5}, {}, {}, false);
    ReplyFaultDraws draws;
    std::set<std::pair<bool, bool>> seen;
    for (int i = 0; i < 100; ++i) {
        const ReplyFault reply = draws.next(*faults.list(), 0, kClient);
        seen.insert({reply.wrongUnit, reply.wrongLength});
    }
    EXPECT_EQ(seen.size(), 4U);
}

TEST(ReplyFault, AnotherClientsRepliesAreNotEvenDrawn)
{
    BenchFaults faults;
    const SocketAddress other = *parseSocketAddress("127.0.0.2:5000");
    faults.add(
        {.kind = FaultKind::noReply, .probability = 0.5, .client = parseSocketAddress("127.0.0.2")}, {}, {}, false);
    ReplyFaultDraws alone;
    ReplyFaultDraws both;
    int struck = 0;
    for (int i = 0; i < 100; ++i) {
        EXPECT_FALSE(both.next(*faults.list(), 0, kClient).any);
        const bool any = alone.next(*faults.list(), 0, other).any;
        EXPECT_EQ(both.next(*faults.list(), 0, other).any, any);
        struck += any ? 1 : 0;
    }
    EXPECT_GT(struck, 0);
}

TEST(ReplyFault, StatesOfTheDeviceDoNotSpoilReplies)
{
    BenchFaults faults;
    for (const FaultKind kind : {FaultKind::unplugged, FaultKind::restart, FaultKind::malfunction}) {
        faults.add({.kind = kind}, {}, {}, false);
    }
    EXPECT_FALSE(ReplyFaultDraws().next(*faults.list(), 0, kClient).any);
}

} // namespace
} // namespace vmeter
