// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/timeline/scenario_player.h"

#include "tests/virtualhw/scenario/scenario_texts.h"
#include "virtualhw/base/seconds.h"

#include <gmock/gmock.h>

namespace vmeter {
namespace {

using namespace vmeter::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Duration kFar = 1'000'000 * kSecond;

ScenarioPlayer playerOf(std::string_view text)
{
    return ScenarioPlayer(scenarioOf(text));
}

double current(const ScenarioPlayer& player)
{
    return player.input().load.current[0];
}

TEST(ScenarioPlayer, InputIsThatOfTheStartBeforeTimePasses)
{
    const ScenarioPlayer player = playerOf("version: 1\nload: {current: 5 A}\npowered_by: any");
    EXPECT_EQ(current(player), 5);
    EXPECT_EQ(player.poweredBy(), PoweredBy::any);
}

TEST(ScenarioPlayer, SetTakesEffectAtItsSampleAndNotBefore)
{
    ScenarioPlayer player = playerOf(R"(version: 1
load: {current: 5 A}
timeline: [{at: 30, set: {load: {current: 10 A}, powered_by: any}}])");
    EXPECT_THAT(player.advanceTo({30 * kSecond - Duration{1}}), IsEmpty());
    EXPECT_EQ(current(player), 5);
    EXPECT_EQ(player.poweredBy(), PoweredBy::l1);
    EXPECT_THAT(player.advanceTo({30 * kSecond}), IsEmpty());
    EXPECT_EQ(current(player), 10);
    EXPECT_EQ(player.poweredBy(), PoweredBy::any);
}

TEST(ScenarioPlayer, AnEntryAtZeroIsDueAtTheFirstBlock)
{
    ScenarioPlayer player = playerOf("version: 1\ntimeline: [{at: 0, set: {load: {current: 10 A}}}]");
    EXPECT_EQ(player.untilNextChange(kFar), Duration{});
    player.advanceTo({});
    EXPECT_EQ(current(player), 10);
    EXPECT_EQ(player.untilNextChange(kFar), kFar);
}

TEST(ScenarioPlayer, EventsComeOnceAndInOrder)
{
    ScenarioPlayer player = playerOf(R"(version: 1
timeline:
  - {at: 1, press: {keys: [up, enter], for: 3.2 s}}
  - {at: 2, set: {tariff: 2, load: {current: 7 A}}}
  - {at: 2, set: {load: {phi: 30}}}
  - {at: 3, power: off}
  - {at: 4, power: on})");
    EXPECT_THAT(player.advanceTo({kSecond - Duration{1}}), IsEmpty());
    const auto events = player.advanceTo({3 * kSecond});
    ASSERT_THAT(events, SizeIs(3));
    EXPECT_THAT(events[0].keys, ElementsAre(Key::up, Key::enter));
    EXPECT_EQ(events[0].hold, Duration{25'600});
    EXPECT_EQ(events[1].change.tariff, Tariff::t2);
    EXPECT_EQ(events[2].kind, TimelineEntry::Kind::power);
    EXPECT_FALSE(events[2].powerOn);
    EXPECT_EQ(current(player), 7);
    EXPECT_EQ(player.input().load.phiDeg[2], 30);
    EXPECT_THAT(player.advanceTo({3 * kSecond}), IsEmpty());
    EXPECT_THAT(player.advanceTo({4 * kSecond}), SizeIs(1));
}

TEST(ScenarioPlayer, RampGoesLinearlyFromTheValueInForceToItsTarget)
{
    ScenarioPlayer player = playerOf(R"(version: 1
supply: {voltage: [230, 220, 210], voltage_angle: [0, -120, 120]}
load: {current: 20 A, phi: 10}
timeline:
  - at: 10
    ramp: {supply: {frequency: 51, voltage: 250, voltage_angle: [8, -120, 100]}, load: {current: 40 A, phi: -30}}
    over: 10)");
    player.advanceTo({10 * kSecond});
    EXPECT_TRUE(player.ramping());
    EXPECT_EQ(current(player), 20);
    player.advanceTo({12 * kSecond + kSecond / 2}); // a quarter of the way
    EXPECT_DOUBLE_EQ(player.input().supply.frequencyHz, 50.25);
    EXPECT_THAT(player.input().supply.voltage, ElementsAre(235, 227.5, 220));
    EXPECT_THAT(player.input().supply.voltageAngleDeg, ElementsAre(2, -120, 115));
    EXPECT_EQ(current(player), 25);
    EXPECT_EQ(player.input().load.phiDeg[0], 0);
    player.advanceTo({20 * kSecond});
    EXPECT_FALSE(player.ramping());
    EXPECT_EQ(player.input().supply.frequencyHz, 51);
    EXPECT_THAT(player.input().supply.voltage, ElementsAre(250, 250, 250));
    EXPECT_EQ(current(player), 40);
}

TEST(ScenarioPlayer, ARampThatIsJumpedOverEndsAtItsTarget)
{
    ScenarioPlayer player = playerOf(R"(version: 1
timeline:
  - {at: 1, ramp: {load: {current: 40 A}}, over: 1}
  - {at: 3, ramp: {load: {current: 20 A}}, over: 2})");
    player.advanceTo({4 * kSecond});
    EXPECT_EQ(current(player), 30);
    player.advanceTo({9 * kSecond});
    EXPECT_EQ(current(player), 20);
    EXPECT_FALSE(player.ramping());
}

TEST(ScenarioPlayer, SetEndsTheRampOfItsQuantityOnly)
{
    ScenarioPlayer player = playerOf(R"(version: 1
timeline:
  - {at: 0, ramp: {load: {current: 10 A, phi: 100}}, over: 10}
  - {at: 5, set: {load: {current: 1 A}}})");
    player.advanceTo({5 * kSecond});
    EXPECT_EQ(current(player), 1);
    player.advanceTo({8 * kSecond});
    EXPECT_EQ(current(player), 1);
    EXPECT_EQ(player.input().load.phiDeg[0], 80);
    player.advanceTo({10 * kSecond});
    EXPECT_EQ(current(player), 1);
    EXPECT_EQ(player.input().load.phiDeg[0], 100);
}

TEST(ScenarioPlayer, AChangeByHandTakesEffectAtOnceAndEndsTheRampOfItsQuantity)
{
    ScenarioPlayer player = playerOf("version: 1\ntimeline: [{at: 0, ramp: {load: {current: 10 A}}, over: 10}]");
    player.advanceTo({kSecond});
    InputChange byHand;
    byHand.current = PerPhase<double>{3, 3, 3};
    byHand.poweredBy = PoweredBy::any;
    player.change(byHand);
    EXPECT_FALSE(player.ramping());
    EXPECT_EQ(current(player), 3);
    EXPECT_EQ(player.poweredBy(), PoweredBy::any);
    player.advanceTo({10 * kSecond});
    EXPECT_EQ(current(player), 3);
}

TEST(ScenarioPlayer, AChangeByHandBeforeTheFirstBlockIsKept)
{
    ScenarioPlayer player = playerOf("version: 1\nload: {current: 1 A}\ntimeline: [{at: 5, power: off}]");
    InputChange byHand;
    byHand.current = PerPhase<double>{3, 3, 3};
    player.change(byHand);
    player.advanceTo({kBlockTime});
    EXPECT_EQ(current(player), 3);
}

TEST(ScenarioPlayer, RevisionChangesWithTheInputAndOnlyThen)
{
    ScenarioPlayer player = playerOf(R"(version: 1
timeline:
  - {at: 1, set: {load: {current: 10 A}}}
  - {at: 2, set: {load: {current: 10 A}}}
  - {at: 3, set: {tariff: 2}}
  - {at: 4, ramp: {load: {current: 20 A}}, over: 1})");
    const uint64_t start = player.inputRevision();
    player.advanceTo({kSecond - Duration{1}});
    EXPECT_EQ(player.inputRevision(), start);
    player.advanceTo({kSecond});
    const uint64_t changed = player.inputRevision();
    EXPECT_NE(changed, start);
    player.advanceTo({4 * kSecond - Duration{1}}); // the same value again, and a tariff, do not change the input
    EXPECT_EQ(player.inputRevision(), changed);
    player.advanceTo({4 * kSecond + kBlockTime});
    const uint64_t ramped = player.inputRevision();
    EXPECT_NE(ramped, changed);
    player.advanceTo({5 * kSecond});
    const uint64_t ended = player.inputRevision();
    EXPECT_NE(ended, ramped);
    player.advanceTo({9 * kSecond});
    EXPECT_EQ(player.inputRevision(), ended);
}

TEST(ScenarioPlayer, ASlowRampIsRenewedSomeThousandTimesAndEndsExactly)
{
    ScenarioPlayer player = playerOf("version: 1\ntimeline: [{at: 0, ramp: {load: {current: 36 A}}, over: 1 h}]");
    const uint64_t start = player.inputRevision();
    for (ScenarioTime now; now.sinceStart < 3600 * kSecond; now += kBlockTime) {
        player.advanceTo(now);
        const double exact = 0.01 * secondsOf(now);
        ASSERT_LE(current(player), exact + 1e-9);
        ASSERT_GT(current(player), exact - 0.01); // 36 A / 4096 is 8.8 mA
    }
    EXPECT_LT(player.inputRevision() - start, 5000U);
    EXPECT_LT(current(player), 36);
    player.advanceTo({3600 * kSecond});
    EXPECT_EQ(current(player), 36);
}

TEST(ScenarioPlayer, NextChangeIsTheNextEntryRampEndOrRepetition)
{
    ScenarioPlayer player = playerOf(R"(version: 1
timeline:
  - {at: 10, ramp: {load: {current: 20 A}}, over: 5}
  - {at: 12, power: on}
repeat: 20)");
    player.advanceTo({4 * kSecond});
    EXPECT_EQ(player.untilNextChange(kFar), 6 * kSecond);
    EXPECT_EQ(player.untilNextChange(kSecond), kSecond);
    player.advanceTo({12 * kSecond});
    EXPECT_EQ(player.untilNextChange(kFar), 3 * kSecond);
    player.advanceTo({15 * kSecond});
    EXPECT_EQ(player.untilNextChange(kFar), 5 * kSecond);
    player.advanceTo({20 * kSecond});
    EXPECT_EQ(player.untilNextChange(kFar), 10 * kSecond);
}

TEST(ScenarioPlayer, SaysWhenTheInputLastChangedButForTheCourseOfARamp)
{
    Scenario scenario;
    scenario.timeline.resize(2);
    scenario.timeline[0].at = Duration{1000};
    scenario.timeline[0].change.tariff = Tariff::t2;
    scenario.timeline[1].at = Duration{2000};
    scenario.timeline[1].kind = TimelineEntry::Kind::ramp;
    scenario.timeline[1].change.current = PerPhase<double>{9, 9, 9};
    scenario.timeline[1].over = Duration{3000};
    ScenarioPlayer player(scenario);
    player.advanceTo({Duration{1500}});
    EXPECT_EQ(player.changedAt(), ScenarioTime{}) << "a tariff is not at the terminals";
    player.advanceTo({Duration{3000}});
    EXPECT_EQ(player.changedAt(), ScenarioTime{Duration{2000}}) << "the ramp's beginning";
    player.advanceTo({Duration{5000}});
    EXPECT_EQ(player.changedAt(), ScenarioTime{Duration{5000}}) << "its end";
    player.advanceTo({Duration{6000}});
    InputChange change;
    change.frequencyHz = 51;
    player.change(change);
    EXPECT_EQ(player.changedAt(), ScenarioTime{Duration{6000}}) << "by hand";
}

TEST(ScenarioPlayer, RepeatStartsAgainFromTheStateOfTheStart)
{
    ScenarioPlayer player = playerOf(R"(version: 1
load: {current: 1 A}
tariff: 1
timeline:
  - {at: 2, set: {load: {current: 5 A}, tariff: 2, powered_by: any}}
  - {at: 8, ramp: {load: {phi: 60}}, over: 2}
repeat: 10)");
    player.advanceTo({9 * kSecond});
    EXPECT_EQ(current(player), 5);
    EXPECT_EQ(player.poweredBy(), PoweredBy::any);
    const auto events = player.advanceTo({10 * kSecond});
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events[0].kind, TimelineEntry::Kind::set);
    EXPECT_EQ(events[0].change.tariff, Tariff::t1);
    EXPECT_EQ(player.input(), player.scenario().input);
    EXPECT_EQ(player.poweredBy(), PoweredBy::l1);
    EXPECT_FALSE(player.ramping());
    player.advanceTo({12 * kSecond});
    EXPECT_EQ(current(player), 5);
}

TEST(ScenarioPlayer, RepeatSwitchesTheMainsOnAgainIfTheTimelineLeftItOff)
{
    ScenarioPlayer leftOff = playerOf("version: 1\ntimeline: [{at: 2, power: off}]\nrepeat: 10");
    leftOff.advanceTo({9 * kSecond});
    const auto events = leftOff.advanceTo({10 * kSecond});
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_TRUE(events[0].powerOn);
    EXPECT_EQ(events[0].kind, TimelineEntry::Kind::power);

    ScenarioPlayer leftOn = playerOf("version: 1\ntimeline: [{at: 2, power: off}, {at: 3, power: on}]\nrepeat: 10");
    leftOn.advanceTo({9 * kSecond});
    EXPECT_THAT(leftOn.advanceTo({10 * kSecond}), IsEmpty());
}

TEST(ScenarioPlayer, SeveralRepetitionsInOneStepGiveAllTheirEvents)
{
    ScenarioPlayer player = playerOf("version: 1\ntimeline: [{at: 2, press: {keys: [up], for: 1}}]\nrepeat: 10");
    EXPECT_THAT(player.advanceTo({32 * kSecond}), SizeIs(4)); // at 2, 12, 22 and 32 s
}

TEST(ScenarioPlayer, SaysForHowLongTheInputKeepsItsValue)
{
    Scenario scenario;
    TimelineEntry fast;
    fast.kind = TimelineEntry::Kind::ramp;
    fast.at = Duration{8000};
    fast.over = Duration{8000};
    fast.change.current = PerPhase<double>{10, 10, 10};
    TimelineEntry slow = fast;
    slow.at = Duration{80'000};
    slow.over = Duration{8000 * 4096};
    slow.change.current = PerPhase<double>{20, 20, 20};
    scenario.timeline = {fast, slow};
    ScenarioPlayer player(scenario);
    player.advanceTo({Duration{1000}});
    EXPECT_EQ(player.steadyFor(), Duration{7000}) << "to the first ramp";
    player.advanceTo({Duration{8040}});
    EXPECT_LT(player.steadyFor(), Duration{40}) << "a fast ramp changes with every block";
    player.advanceTo({Duration{80'000}});
    EXPECT_EQ(player.steadyFor(), Duration{8000}) << "a 4096th of the slow ramp";
}

} // namespace
} // namespace vmeter
