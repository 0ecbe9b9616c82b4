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
    std::string struck;
    for (int i = 0; i < count; ++i) {
        struck += strikeReply(*faults.list(), kClient).any ? 'x' : '-';
    }
    return struck;
}

std::string patternOf(uint64_t seed, double probability, int count)
{
    BenchFaults faults;
    faults.setSeed(seed);
    faults.add({.kind = FaultKind::noReply, .probability = probability}, 0, {}, false);
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
    faults.add({.kind = FaultKind::noReply, .count = 3, .probability = 0.2}, 0, {}, false);
    const std::string struck = pattern(faults, 200);
    EXPECT_EQ(std::count(struck.begin(), struck.end(), 'x'), 3);
    EXPECT_EQ(faults.list()->front().remaining(), 0U);
    EXPECT_TRUE(faults.list()->front().isExhausted());
}

TEST(ReplyFault, RandomDelaysFillTheirRangeAndNothingElse)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::delay, .delay = {5ms, 9ms}}, 0, {}, false);
    std::set<int64_t> seen;
    for (int i = 0; i < 200; ++i) {
        seen.insert(strikeReply(*faults.list(), kClient).delay.count());
    }
    EXPECT_EQ(seen, (std::set<int64_t>{5, 6, 7, 8, 9}));
}

TEST(ReplyFault, TwoFaultsDrawIndependently)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::wrongUnit, .probability = 0.5}, 0, {}, false);
    faults.add({.kind = FaultKind::wrongLength, .probability = 0.5}, 0, {}, false);
    std::set<std::pair<bool, bool>> seen;
    for (int i = 0; i < 100; ++i) {
        const ReplyFault reply = strikeReply(*faults.list(), kClient);
        seen.insert({reply.wrongUnit, reply.wrongLength});
    }
    EXPECT_EQ(seen.size(), 4U);
}

TEST(ReplyFault, AnotherClientsRepliesAreNotEvenDrawn)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::noReply, .client = parseSocketAddress("127.0.0.2")}, 0, {}, false);
    EXPECT_FALSE(strikeReply(*faults.list(), kClient).any);
    EXPECT_EQ(faults.list()->front().tally->draws, 0U);
    EXPECT_TRUE(strikeReply(*faults.list(), *parseSocketAddress("127.0.0.2:5000")).any);
}

TEST(ReplyFault, StatesOfTheDeviceDoNotSpoilReplies)
{
    BenchFaults faults;
    for (const FaultKind kind : {FaultKind::unplugged, FaultKind::restart, FaultKind::malfunction}) {
        faults.add({.kind = kind}, 0, {}, false);
    }
    EXPECT_FALSE(strikeReply(*faults.list(), kClient).any);
}

} // namespace
} // namespace vmeter
