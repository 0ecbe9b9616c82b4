// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/scenario/scenario_texts.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/timeline/scenario_player.h"
#include "virtualhw/scenario/devices/device_catalogue.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace vmeter {
namespace {

using namespace vmeter::testing;
using ::testing::ElementsAre;

std::vector<std::string> running(const ScenarioPlayer& player)
{
    std::vector<std::string> names;
    for (const Device& device : player.input().load.devices) {
        names.push_back(device.name);
    }
    return names;
}

TEST(Devices, ThoseOfTheFolderAreRightAndNamedInBothLanguages)
{
    const auto folder = std::filesystem::path(VMETER_SOURCE_DIR) / "scenarios" / "loads";
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        SCOPED_TRACE(entry.path().filename());
        std::ifstream file(entry.path());
        std::stringstream text;
        text << file.rdbuf();
        EXPECT_TRUE(text.str().starts_with("# SPDX-License-Identifier: GPL-3.0-or-later\n"
                                           "# yaml-language-server: $schema=../load.schema.json\n"));
        std::vector<ScenarioError> errors;
        const auto type = scenario_format::parseDeviceType(text.str(), errors);
        ASSERT_TRUE(type) << errors.front().describe("").english();
        EXPECT_NE(type->name.en, "");
        EXPECT_NE(type->name.fr, type->name.en);
        EXPECT_NE(scenario_format::DeviceCatalogue{}.find(entry.path().stem().string()), nullptr) << "built in";
        ++count;
    }
    EXPECT_GE(count, 10);
}

TEST(Devices, RunFromTheStartWithoutTheirStart)
{
    const Scenario scenario = scenarioOf("version: 1\nload: {devices: [fridge, {device: kettle, on: L2, times: 2}]}");
    ASSERT_EQ(scenario.input.load.devices.size(), 2U);
    EXPECT_EQ(scenario.input.load.devices[0].elements[0].current, 0.82);
    const LoadElement& kettles = scenario.input.load.devices[1].elements[0];
    EXPECT_EQ(kettles.from, 1);
    EXPECT_EQ(kettles.to, kNeutral);
    EXPECT_DOUBLE_EQ(kettles.current, 2 * 9.57);
}

TEST(Devices, StartThroughTheirStagesAndStop)
{
    ScenarioPlayer player(scenarioOf(R"(version: 1
timeline:
  - at: 10 s
    start: [motor]
  - at: 20 s
    stop: [motor]
)"));
    const auto amperesAt = [&](double seconds) {
        player.advanceTo({durationFromSeconds(seconds)});
        const auto& devices = player.input().load.devices;
        return devices.empty() ? 0 : devices.front().elements[2].current;
    };
    EXPECT_EQ(amperesAt(9), 0);
    EXPECT_EQ(amperesAt(10), 88);
    EXPECT_EQ(amperesAt(10.9), 62);
    EXPECT_EQ(amperesAt(11.4), 30);
    EXPECT_EQ(amperesAt(11.6), 14.6);
    EXPECT_EQ(amperesAt(20), 0);
}

TEST(Devices, WhatIsSaidOfAStartIsSaidOfItsFirstStageOnly)
{
    const Scenario scenario = scenarioOf(R"(version: 1
timeline:
  - {at: 10 s, start: [motor], what: {en: Saw on, fr: Scie en marche}}
  - {at: 20 s, stop: [motor], what: Silence}
  - {at: 30 s, set: {load: {current: 1 A}}}
)");
    ASSERT_EQ(scenario.timeline.size(), 6U); // three stages, running, stop, set
    EXPECT_EQ(scenario.timeline[0].what, (LocalizedText{"Saw on", "Scie en marche"}));
    EXPECT_FALSE(scenario.timeline[1].what || scenario.timeline[3].what);
    EXPECT_EQ(scenario.timeline[4].what, (LocalizedText{"Silence", "Silence"}));
    EXPECT_FALSE(scenario.timeline[5].what);
}

TEST(Devices, HaveTheTitleOfTheirKind)
{
    EXPECT_EQ(deviceTitle("ev_charger_3ph"), (LocalizedText{"Car on three phases", "Voiture en triphasé"}));
    EXPECT_EQ(deviceTitle("my pump"), (LocalizedText{"my pump", "my pump"}));
}

TEST(Devices, AStopDuringTheStartEndsIt)
{
    ScenarioPlayer player(scenarioOf(R"(version: 1
timeline:
  - at: 10 s
    start: [motor, kettle]
  - at: 10.5 s
    stop: [motor]
)"));
    player.advanceTo({11 * kSecond});
    EXPECT_THAT(running(player), ElementsAre("kettle"));
    player.advanceTo({30 * kSecond});
    EXPECT_THAT(running(player), ElementsAre("kettle"));
}

TEST(Devices, ASetOfDevicesReplacesThoseThatRun)
{
    ScenarioPlayer player(scenarioOf(R"(version: 1
load: {devices: [kettle]}
timeline:
  - at: 1 s
    start: [motor]
  - at: 1.5 s
    set: {load: {devices: [fridge]}}
  - at: 3 s
    stop: [fridge]
)"));
    player.advanceTo({2 * kSecond});
    EXPECT_THAT(running(player), ElementsAre("fridge"));
    player.advanceTo({4 * kSecond});
    EXPECT_THAT(running(player), ElementsAre());
}

TEST(Devices, AScenarioCanBringItsOwn)
{
    const Scenario scenario = scenarioOf(R"(version: 1
devices:
  press: {connection: between, current: 4 A, power_factor: 0.5 ind, start: [{for: 1 s, current: 9 A}]}
load: {devices: [{device: press, on: [L3, L1], name: the press}]}
)");
    const Device& press = scenario.input.load.devices.at(0);
    EXPECT_EQ(press.name, "the press");
    EXPECT_EQ(press.elements.at(0).from, 2);
    EXPECT_EQ(press.elements.at(0).to, 0);
    EXPECT_EQ(press.elements.at(0).ratedVolts, 400);
    EXPECT_NEAR(press.elements.at(0).phiDeg, 60, 1e-9);
}

TEST(Devices, CanBeGivenByHand)
{
    const auto change = parseInputChange(R"({"load": {"devices": ["kettle"]}})");
    ASSERT_TRUE(change.has_value());
    EXPECT_EQ(change->devices->size(), 1U);
}

TEST(Devices, WhatIsWrongIsSaidWhereItStands)
{
    EXPECT_THAT(scenarioErrors("version: 1\nload: {devices: [kettel]}"),
        ElementsAre("2:18: 'kettel' is not a device known here; did you mean 'kettle'?"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: {devices: [kettle, kettle]}"),
        ElementsAre("2:26: 'kettle' is there already; give this one a name of its own"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: {devices: [{device: motor, on: L1}]}"),
        ElementsAre("2:34: a device of three phases is connected to all of them: leave out on"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: {devices: [{device: welder, on: [L1, L1]}]}"),
        ElementsAre("2:39: the two phases must differ"));
    EXPECT_THAT(scenarioErrors("version: 1\ntimeline:\n  - at: 1\n    stop: [kettle]"),
        ElementsAre("4:12: 'kettle' does not run then; nothing does"));
    EXPECT_THAT(scenarioErrors("version: 1\ntimeline:\n  - {at: 1, start: [kettle]}\n  - {at: 2, start: [kettle]}"),
        ElementsAre("4:21: 'kettle' runs already; stop it before, or give this one a name of its own"));
    EXPECT_THAT(scenarioErrors("version: 1\ndevices: {a: {current: [1 A, 2 A, 1 A]}}"),
        ElementsAre("2:14: a device is the same on all its phases: give one value, not three"));
    EXPECT_THAT(scenarioErrors("version: 1\ndevices: 5"),
        ElementsAre("2:10: devices is a map of names, like devices: {pump: {current: 4 A}}"));
    EXPECT_THAT(scenarioErrors("version: 1\nload: {devices: [{device: kettle, times: 1e6}]}"),
        ElementsAre("2:42: '1e6' is out of range: a number of devices is 0.001 to 1000"));
}

} // namespace
} // namespace vmeter
