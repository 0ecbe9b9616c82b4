// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/faults/bench_faults.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

constexpr MeterTime atSample(uint64_t number)
{
    return {Duration{number}};
}

TEST(BenchFaults, WithoutAnyThereIsNoListAtAll)
{
    BenchFaults faults;
    EXPECT_EQ(faults.list(), nullptr);
    const uint32_t id = faults.add({.kind = FaultKind::noReply}, atSample(0), {}, false);
    EXPECT_EQ(id, 1U);
    ASSERT_NE(faults.list(), nullptr);
    faults.remove(id);
    EXPECT_EQ(faults.list(), nullptr);
}

TEST(BenchFaults, AFaultEndsAfterItsDuration)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::noReply, .duration = Duration{100}}, atSample(1000), {}, false);
    EXPECT_EQ(faults.untilNextChange(atSample(1000), Duration{500}), Duration{100});
    faults.advanceTo(atSample(1099));
    EXPECT_NE(faults.list(), nullptr);
    faults.advanceTo(atSample(1100));
    EXPECT_EQ(faults.list(), nullptr);
    EXPECT_EQ(faults.untilNextChange(atSample(1100), Duration{500}), Duration{500});
}

TEST(BenchFaults, AFaultEndsWhenItsCountIsUsedUp)
{
    BenchFaults faults;
    const uint32_t id = faults.add({.kind = FaultKind::noReply, .count = 2}, atSample(0), {}, false);
    faults.countStrike(id);
    faults.advanceTo(atSample(1));
    EXPECT_EQ(faults.list()->front().remaining(), 1U);
    faults.countStrike(id);
    faults.advanceTo(atSample(2));
    EXPECT_EQ(faults.list(), nullptr);
}

TEST(BenchFaults, AListOnceTakenStaysAsItIs)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::noReply}, atSample(0), {}, false);
    const auto list = faults.list();
    faults.removeAll();
    EXPECT_EQ(list->size(), 1U);
}

/// The state at 0, 1, 2 ... 11 as "x--x".
std::string course(const BenchFaults& faults)
{
    std::string course;
    for (uint64_t now = 0; now < 12; ++now) {
        course += faults.device(atSample(now)).unplugged ? 'x' : '-';
    }
    return course;
}

TEST(BenchFaults, AStateComesAsOftenAsOrderedWithPausesInBetween)
{
    BenchFaults faults;
    const uint32_t id
        = faults.add({.kind = FaultKind::unplugged, .count = 3, .duration = Duration{2}}, atSample(0), {}, false);
    EXPECT_EQ(faults.list()->at(id - 1).end, atSample(10));
    faults.advanceTo(atSample(9));
    EXPECT_EQ(course(faults), "xx--xx--xx--");
    EXPECT_EQ(faults.untilNextChange(atSample(0), Duration{100}), Duration{2});
    EXPECT_EQ(faults.untilNextChange(atSample(3), Duration{100}), Duration{1});
    faults.advanceTo(atSample(10));
    EXPECT_EQ(faults.list(), nullptr);
}

TEST(BenchFaults, AStateWithoutDurationLastsUntilItIsRemoved)
{
    BenchFaults faults;
    const uint32_t id = faults.add({.kind = FaultKind::unplugged}, atSample(0), {}, false);
    faults.advanceTo(MeterTime::never() - Duration{1});
    EXPECT_TRUE(faults.device(MeterTime::never() - Duration{1}).unplugged);
    faults.remove(id);
    EXPECT_FALSE(faults.device(atSample(0)).unplugged);
}

TEST(BenchFaults, ProbabilityDecidesEachTimeThatAStateWouldCome)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::unplugged, .count = 200, .probability = 0.5, .duration = Duration{1}}, atSample(0),
        {}, false);
    int present = 0;
    for (uint64_t now = 0; now < 400; ++now) {
        const bool unplugged = faults.device(atSample(now)).unplugged;
        EXPECT_FALSE(unplugged && now % 2 == 1) << "a pause";
        present += unplugged ? 1 : 0;
    }
    EXPECT_NEAR(present, 100, 36); // five standard deviations: 5 * sqrt(200 * 0.25) = 35.4
}

TEST(BenchFaults, ARestartTakesThreeSecondsUnlessToldOtherwise)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::restart}, atSample(0), {}, false);
    EXPECT_TRUE(faults.device(atSample(3 * 8000 - 1)).inReset);
    EXPECT_EQ(faults.list()->front().end, atSample(3 * 8000));
}

TEST(BenchFaults, OnlyWhatTheScenarioBeganEndsWithIt)
{
    BenchFaults faults;
    faults.add({.kind = FaultKind::noReply}, atSample(0), {}, true);
    const uint32_t byHand = faults.add({.kind = FaultKind::reset}, atSample(0), {}, false);
    faults.removeScripted();
    ASSERT_EQ(faults.list()->size(), 1U);
    EXPECT_EQ(faults.list()->front().id, byHand);
}

TEST(BenchFaults, OfOneTooManyTheOldestGivesWay)
{
    BenchFaults faults;
    for (std::size_t i = 0; i < BenchFaults::kMaxFaults + 1; ++i) {
        faults.add({.kind = FaultKind::noReply}, atSample(0), {}, false);
    }
    EXPECT_EQ(faults.list()->size(), BenchFaults::kMaxFaults);
    EXPECT_EQ(faults.list()->front().id, 2U);
}

TEST(BenchFaults, TheSameSeedBeginsTheSameDrawsAgain)
{
    BenchFaults faults;
    faults.setSeed(7);
    faults.add({.kind = FaultKind::noReply}, atSample(0), {}, false);
    faults.add({.kind = FaultKind::noReply}, atSample(0), {}, false);
    const auto first = faults.list();
    EXPECT_NE(first->at(0).draw(0), first->at(1).draw(0));
    faults.removeAll();
    faults.setSeed(7);
    faults.add({.kind = FaultKind::noReply}, atSample(0), {}, false);
    EXPECT_EQ(faults.list()->at(0).draw(0), first->at(0).draw(0));
}

} // namespace
} // namespace vmeter
