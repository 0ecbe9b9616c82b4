// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/devices/load_board.h"

#include "tests/virtualhw/scenario/scenario_texts.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/timeline/scenario_player.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace vmeter {
namespace {

using vmeter::testing::scenarioOf;

MeterTime second(double seconds)
{
    return {durationFromSeconds(seconds)};
}

/// The current of the device in the scenario at that time, in A; 0: it does not run.
double amperesAt(const Scenario& scenario, double seconds, const std::string& name)
{
    ScenarioPlayer player(scenario);
    player.advanceTo({durationFromSeconds(seconds)});
    for (const Device& device : player.input().load.devices) {
        if (device.name == name) {
            return device.elements.front().current;
        }
    }
    return 0;
}

TEST(LoadBoard, HasAllDevicesWithTheirPower)
{
    const std::vector<BoardKind> kinds = boardKinds();
    ASSERT_EQ(kinds.size(), 16U);
    const auto kind = [&](const char* name) { return *std::ranges::find(kinds, name, &BoardKind::name); };
    EXPECT_NEAR(kind("kettle").watts, 2200, 2);
    EXPECT_NEAR(kind("pv_inverter").watts, -6000, 5);
    EXPECT_NEAR(kind("capacitor_bank").vars, -6969, 2);
    EXPECT_NEAR(kind("oven").watts, 1500, 2) << "two cycles on, two off";
    EXPECT_EQ(kind("welder").connection, scenario_format::Connection::between);
    EXPECT_EQ(kind("motor").title.fr, "Moteur");
}

TEST(LoadBoard, NamesDevicesByTheirPlace)
{
    EXPECT_EQ(boardName({"kettle", {1, 3}}), "kettle L2");
    EXPECT_EQ(boardName({"welder", {0, 2}}), "welder L1-L3");
    EXPECT_EQ(boardName({"motor", {}}), "motor");
}

TEST(LoadBoard, AStartHasTheStagesOfItsKind)
{
    const std::vector<BoardStep> steps = startSteps({.kind = "motor", .times = 2});
    ASSERT_EQ(steps.size(), 4U);
    EXPECT_EQ(steps[1].after, Duration::milliseconds(900));
    EXPECT_EQ(steps[0].device.elements.size(), 3U);
    EXPECT_EQ(steps[0].device.elements[0].current, 176);
    EXPECT_EQ(steps[3].device.elements[0].current, 29.2);
    EXPECT_TRUE(startSteps({"nothing"}).empty());
}

TEST(LoadBoard, WhatWasDoneIsAScenario)
{
    BoardRecord record;
    EXPECT_TRUE(record.empty());
    const BoardUse kettle{"kettle", {1, 3}};
    const BoardUse welder{"welder", {0, 2}, 0.5};
    record.started(second(100), kettle);
    record.started(second(103.5), welder);
    record.changed(second(110), {"kettle", {1, 3}, 1.7});
    record.changed(second(110), {"kettle", {1, 3}, 2});
    record.stopped(second(120), "welder L1-L3");
    record.stopped(second(121), "welder L1-L3"); // no longer on
    const Scenario scenario = scenarioOf(record.yaml({.frequencyHz = 60, .voltage = {231, 230, 229.5}}));
    EXPECT_EQ(scenario.input.supply.frequencyHz, 60);
    EXPECT_EQ(scenario.input.supply.voltage[2], 229.5);
    EXPECT_EQ(scenario.timeline.size(), 4U) << "the slider's last value counts";
    EXPECT_EQ(amperesAt(scenario, 1, "kettle L2"), 9.57);
    EXPECT_EQ(amperesAt(scenario, 3, "welder L1-L3"), 0);
    EXPECT_EQ(amperesAt(scenario, 5, "welder L1-L3"), 21);
    EXPECT_EQ(amperesAt(scenario, 11, "kettle L2"), 19.14);
    EXPECT_EQ(amperesAt(scenario, 11, "welder L1-L3"), 21);
    EXPECT_EQ(amperesAt(scenario, 21, "welder L1-L3"), 0);
}

TEST(LoadBoard, EveryDeviceCanBeSavedInEachPlace)
{
    BoardRecord record;
    MeterTime now = second(1);
    for (const BoardKind& kind : boardKinds()) {
        for (int phase = 0; phase < 3; ++phase) {
            const BoardUse use{kind.name, {phase, (phase + 1) % 3}, 0.35};
            if (kind.connection != scenario_format::Connection::threePhase || phase == 0) {
                record.started(now, use);
                now += kSecond;
            }
        }
    }
    EXPECT_GT(scenarioOf(record.yaml({})).timeline.size(), 30U);
    record.clear();
    EXPECT_TRUE(record.empty());
}

} // namespace
} // namespace vmeter
