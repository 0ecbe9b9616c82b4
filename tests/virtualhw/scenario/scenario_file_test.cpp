// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/scenario/scenario_texts.h"

#include <gmock/gmock.h>

namespace vmeter {
namespace {

using namespace vmeter::testing;
using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ScenarioFile, ReadsEveryPartOfTheFormat)
{
    const Scenario scenario = scenarioOf(R"(version: 1
name: {en: Balanced load, fr: Charge équilibrée}
description: {en: What to watch, fr: À observer}
seed: 7
afe: default
supply:
  frequency: 50 Hz
  sequence: 123
  voltage: 230 V
  voltage_angle: [0, -120, 120]
  voltage_harmonics: [{order: 5, percent: 10, angle: 0}]
load:
  current: [5 A, 5 A, 0 A]
  phi: 60 deg
  current_harmonics: [{order: 5, percent: 40, angle: 30}]
  shape: sine
wiring: {swap: [L2, L3], reverse: [L1], open: [L3]}
powered_by: any
tariff: 1
timeline:
  - at: 30 s
    set: {load: {current: 10 A}}
  - at: 60 s
    ramp: {load: {current: 40 A}, supply: {frequency: 50.2 Hz}}
    over: 10 s
  - at: 90 s
    press: {keys: [enter], for: 3.2 s}
  - at: 95 s
    set: {tariff: 2}
  - at: 100 s
    power: off
repeat: 24 h
)");
    EXPECT_EQ(scenario.name.en, "Balanced load");
    EXPECT_EQ(scenario.name.fr, "Charge équilibrée");
    EXPECT_EQ(scenario.description.en, "What to watch");
    EXPECT_EQ(scenario.description.fr, "À observer");
    EXPECT_EQ(scenario.seed, 7U);
    EXPECT_EQ(scenario.afe.profile, AfeProfile::standard);
    EXPECT_EQ(scenario.input.poweredBy, PoweredBy::any);
    EXPECT_EQ(scenario.tariff, Tariff::t1);
    EXPECT_EQ(scenario.repeat, 86400 * kSecond);

    const Supply& supply = scenario.input.supply;
    EXPECT_EQ(supply.frequencyHz, 50);
    EXPECT_THAT(supply.voltage, ElementsAre(230, 230, 230));
    EXPECT_THAT(supply.voltageAngleDeg, ElementsAre(0, -120, 120));
    for (const auto& harmonics : supply.voltageHarmonics) {
        EXPECT_THAT(harmonics, ElementsAre(Harmonic{5, 10, 0}));
    }
    const Load& load = scenario.input.load;
    EXPECT_THAT(load.current, ElementsAre(5, 5, 0));
    EXPECT_THAT(load.phiDeg, ElementsAre(60, 60, 60));
    EXPECT_THAT(load.currentHarmonics[2], ElementsAre(Harmonic{5, 40, 30}));
    EXPECT_THAT(load.shape, ElementsAre(CurrentShape::sine, CurrentShape::sine, CurrentShape::sine));
    const Wiring& wiring = scenario.input.wiring;
    EXPECT_THAT(wiring.conductorAt, ElementsAre(0, 2, 1, 3));
    EXPECT_THAT(wiring.reversed, ElementsAre(true, false, false));
    EXPECT_THAT(wiring.open, ElementsAre(false, false, true, false));

    ASSERT_EQ(scenario.timeline.size(), 5U);
    const TimelineEntry& set = scenario.timeline[0];
    EXPECT_EQ(set.kind, TimelineEntry::Kind::set);
    EXPECT_EQ(set.at, 30 * kSecond);
    InputChange tenAmperes;
    tenAmperes.current = PerPhase<double>{10, 10, 10};
    EXPECT_EQ(set.change, tenAmperes);
    const TimelineEntry& ramp = scenario.timeline[1];
    EXPECT_EQ(ramp.kind, TimelineEntry::Kind::ramp);
    EXPECT_EQ(ramp.at, 60 * kSecond);
    EXPECT_EQ(ramp.over, 10 * kSecond);
    EXPECT_EQ(ramp.change.frequencyHz, 50.2);
    EXPECT_EQ(ramp.change.current, (PerPhase<double>{40, 40, 40}));
    const TimelineEntry& press = scenario.timeline[2];
    EXPECT_EQ(press.kind, TimelineEntry::Kind::press);
    EXPECT_THAT(press.keys, ElementsAre(Key::enter));
    EXPECT_EQ(press.hold, Duration{25600}); // 3.2 s
    EXPECT_EQ(scenario.timeline[3].change.tariff, Tariff::t2);
    const TimelineEntry& power = scenario.timeline[4];
    EXPECT_EQ(power.kind, TimelineEntry::Kind::power);
    EXPECT_FALSE(power.powerOn);
}

TEST(ScenarioFile, LeftOutPartsAreANormalSupplyWithoutLoad)
{
    const Scenario scenario = scenarioOf("version: 1");
    EXPECT_EQ(scenario.input, GridInput{});
    EXPECT_EQ(scenario.input.supply.frequencyHz, 50);
    EXPECT_THAT(scenario.input.supply.voltage, ElementsAre(230, 230, 230));
    EXPECT_THAT(scenario.input.load.current, ElementsAre(0, 0, 0));
    EXPECT_EQ(scenario.seed, 1U);
    EXPECT_EQ(scenario.input.poweredBy, PoweredBy::l1);
    EXPECT_EQ(scenario.tariff, std::nullopt);
    EXPECT_EQ(scenario.repeat, std::nullopt);
    EXPECT_THAT(scenario.timeline, IsEmpty());
}

TEST(ScenarioFile, SequenceChoosesTheAnglesUnlessTheyAreGiven)
{
    EXPECT_THAT(
        scenarioOf("version: 1\nsupply: {sequence: 132}").input.supply.voltageAngleDeg, ElementsAre(0, 120, -120));
    EXPECT_THAT(
        scenarioOf("version: 1\nsupply: {voltage_angle: [0, -90, 90], sequence: 132}").input.supply.voltageAngleDeg,
        ElementsAre(0, -90, 90));
}

TEST(ScenarioFile, OneTextServesBothLanguagesAndAMissingOneIsTakenFromTheOther)
{
    EXPECT_EQ(scenarioOf("version: 1\nname: Test").name.fr, "Test");
    EXPECT_EQ(scenarioOf("version: 1\nname: {fr: Essai}").name.en, "Essai");
    EXPECT_EQ(scenarioOf("version: 1\nname: {en: Test}").name.fr, "Test");
}

TEST(ScenarioFile, TakesEachProfileOfTheAfe)
{
    EXPECT_EQ(scenarioOf("version: 1\nafe: ideal").afe.profile, AfeProfile::ideal);
    EXPECT_EQ(scenarioOf("version: 1\nafe: {profile: ideal}").afe.profile, AfeProfile::ideal);
    EXPECT_EQ(scenarioOf("version: 1\nafe: {profile: default}").afe.profile, AfeProfile::standard);
    EXPECT_EQ(scenarioOf("version: 1\nafe: worst").afe.profile, AfeProfile::worst);
    EXPECT_EQ(scenarioOf("version: 1\nafe: shunt").afe.profile, AfeProfile::shunt);
    EXPECT_EQ(scenarioOf("version: 1\nafe: {noise: 1}").afe.profile, AfeProfile::standard);
}

TEST(ScenarioFile, EveryPartOfTheAfeCanBeSet)
{
    AfeParameters expected;
    expected.profile = AfeProfile::worst;
    expected.noise = 2;
    expected.gainErrorPercent = {0.5, -0.5, 0};
    expected.phaseErrorDeg = {0.1, 0.1, 0.1};
    expected.dcOffset = {5e-4, 5e-4, 5e-4};
    expected.dcDrift = 1e-5;
    expected.crosstalkDb = -110;
    expected.phaseCrosstalkDb = -130;
    expected.thdDb = -90;
    expected.clockPpm = -50;
    expected.bits = 16;
    expected.decimation = Decimation::sinc3;
    expected.recoverySeconds = 0.002;
    expected.temperature = 40;
    expected.temperatureCoefficient = 25;
    expected.calibrated = false;
    EXPECT_EQ(scenarioOf(R"(version: 1
afe:
  profile: worst
  noise: 2
  gain_error: [0.5 %, -0.5, 0]
  phase_error: 0.1 deg
  dc_offset: 0.0005 FS
  dc_drift: 1e-5
  crosstalk: -110 dB
  phase_crosstalk: -130
  thd: -90 dB
  clock: -50 ppm
  bits: 16
  decimation: sinc3
  recovery: 2 ms
  temperature: 40 degC
  temperature_coefficient: 25 ppm/K
  calibrated: false
)")
                  .afe,
        expected);
    EXPECT_DOUBLE_EQ(scenarioOf("version: 1\nafe: {dc_offset: 0.05 %}").afe.dcOffset[1], 5e-4);
    EXPECT_EQ(scenarioOf("version: 1\nafe: {temperature: -10 °C}").afe.temperature, -10);
}

TEST(ScenarioFile, HarmonicsAndShapesMayDifferByPhase)
{
    const Load load = scenarioOf(R"(version: 1
load:
  current_harmonics: [[{order: 3, percent: 30}, {order: 40, percent: 1 %, angle: -90}], [], [{order: 2, percent: 100}]]
  shape: [half_wave, phase_fired_90, burst_2_2]
)")
                          .input.load;
    EXPECT_THAT(load.currentHarmonics,
        ElementsAre(
            ElementsAre(Harmonic{3, 30, 0}, Harmonic{40, 1, -90}), IsEmpty(), ElementsAre(Harmonic{2, 100, 0})));
    EXPECT_THAT(
        load.shape, ElementsAre(CurrentShape::halfWave, CurrentShape::phaseFired90, CurrentShape::burst2on2off));
}

/// Quadrants of docs/metrology.md, section 4: inductive is I and III, capacitive II and IV; cos 60 deg = 0.5.
TEST(ScenarioFile, PowerFactorBecomesPhiInTheQuadrantOfItsDirection)
{
    const auto phiOf
        = [](const std::string& load) { return scenarioOf("version: 1\nload: {" + load + "}").input.load.phiDeg; };
    const auto all
        = [](double phi) { return ElementsAre(DoubleNear(phi, 1e-9), DoubleNear(phi, 1e-9), DoubleNear(phi, 1e-9)); };
    EXPECT_THAT(phiOf("power_factor: 0.5 ind"), all(60));
    EXPECT_THAT(phiOf("power_factor: 0.5 cap"), all(-60));
    EXPECT_THAT(phiOf("power_factor: 0.5 ind, direction: export"), all(-120));
    EXPECT_THAT(phiOf("power_factor: 0.5 cap, direction: export"), all(120));
    EXPECT_THAT(phiOf("power_factor: 0 ind"), all(90));
    EXPECT_THAT(phiOf("power_factor: 1"), all(0));
    EXPECT_THAT(phiOf("power_factor: [1, 0.5ind, 0.5 cap], direction: [export, import, import]"),
        ElementsAre(DoubleNear(-180, 1e-9), DoubleNear(60, 1e-9), DoubleNear(-60, 1e-9)));
}

TEST(ScenarioFile, WiringSetLaterChangesOnlyWhatItNames)
{
    const Scenario scenario = scenarioOf(R"(version: 1
wiring: {swap: [L1, L3], reverse: [L2]}
timeline:
  - at: 1 s
    set: {wiring: {open: [L1, L2]}}
  - at: 2 s
    set: {wiring: {swap: [], reverse: []}}
)");
    GridInput input = scenario.input;
    apply(scenario.timeline[0].change, input);
    EXPECT_THAT(input.wiring.conductorAt, ElementsAre(2, 1, 0, 3));
    EXPECT_THAT(input.wiring.reversed, ElementsAre(false, true, false));
    EXPECT_THAT(input.wiring.open, ElementsAre(true, true, false, false));
    apply(scenario.timeline[1].change, input);
    EXPECT_THAT(input.wiring.conductorAt, ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(input.wiring.reversed, ElementsAre(false, false, false));
    EXPECT_THAT(input.wiring.open, ElementsAre(true, true, false, false));
}

TEST(ScenarioFile, ConductorsCanBeGivenTerminalByTerminal)
{
    const Scenario scenario = scenarioOf("version: 1\nwiring: {supply_at: [L2, L3, L1, N], load_at: [N, L2, L3, L1]}");
    EXPECT_THAT(scenario.input.wiring.conductorAt, ElementsAre(1, 2, 0, 3));
    EXPECT_THAT(scenario.input.wiring.loadAt, ElementsAre(3, 1, 2, 0));
}

TEST(ScenarioFile, TimelineIsPutInTheOrderOfTime)
{
    const Scenario scenario = scenarioOf(R"(version: 1
timeline:
  - {at: 20, power: off}
  - {at: 10, set: {tariff: 2}}
  - {at: 20, power: on}
)");
    ASSERT_EQ(scenario.timeline.size(), 3U);
    EXPECT_EQ(scenario.timeline[0].change.tariff, Tariff::t2);
    EXPECT_FALSE(scenario.timeline[1].powerOn);
    EXPECT_TRUE(scenario.timeline[2].powerOn);
}

TEST(ScenarioFile, RampsMayFollowEachOtherAndRunBesideOthers)
{
    const Scenario scenario = scenarioOf(R"(version: 1
timeline:
  - {at: 0, ramp: {load: {current: 10 A}}, over: 10}
  - {at: 5, ramp: {load: {phi: 60}}, over: 10}
  - {at: 10, ramp: {load: {current: 0 A}}, over: 10}
repeat: 20
)");
    EXPECT_EQ(scenario.timeline.size(), 3U);
}

TEST(ScenarioFile, ReadsJsonAndAByteOrderMark)
{
    const Scenario scenario
        = scenarioOf("\xEF\xBB\xBF{\"version\":1,\"load\":{\"current\":\"20 mA\",\"phi\":[0,1.5e1,-3]}}");
    EXPECT_THAT(scenario.input.load.current, ElementsAre(0.02, 0.02, 0.02));
    EXPECT_THAT(scenario.input.load.phiDeg, ElementsAre(0, 15, -3));
}

TEST(InputChange, NamesOnlyWhatTheTextNames)
{
    const auto result = parseInputChange(R"({"supply":{"voltage":[230,0,"0.2 kV"]},"tariff":2,"powered_by":"any"})");
    InputChange expected;
    expected.voltage = PerPhase<double>{230, 0, 200};
    expected.tariff = Tariff::t2;
    expected.poweredBy = PoweredBy::any;
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(*result, expected);
}

TEST(InputChange, ThatIsWrongSaysWhereAndWhichField)
{
    const auto result = parseInputChange("{\"load\":{\"current\":[1,2,\"3 V\"]},\n \"timeline\":[]}");
    EXPECT_THAT(errorsOf(result),
        ElementsAre("1:25: '3 V' has the unit 'V', which does not fit: a current is given in A, mA or kA",
            "2:2: 'timeline' belongs to a scenario and cannot be changed by hand"));
    const auto& errors = result.error();
    EXPECT_EQ(errors[0].field, "load.current[2]");
    EXPECT_EQ(errors[1].field, "timeline");
}

} // namespace
} // namespace vmeter
