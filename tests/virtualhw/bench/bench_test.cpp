// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/meter_time.h"
#include "virtualhw/base/si.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vmeter {
namespace {

Scenario tenAmperes(AfeProfile profile = AfeProfile::ideal)
{
    Scenario scenario;
    scenario.afe.profile = profile;
    scenario.input.load.current = {10, 10, 10};
    scenario.input.load.phiDeg = {60, 60, 60};
    return scenario;
}

void run(Bench& bench, double seconds)
{
    for (int block = 0; block < static_cast<int>(std::lround(seconds * kBlocksPerSecond)); ++block) {
        bench.advance();
    }
}

double importedWh(const Bench& bench)
{
    return wattHours(bench.state().energies.total(Element::system, EnergyQuantity::activeImport));
}

TEST(Bench, IsOnFromTheFirstMoment)
{
    FramMemory fram;
    const Bench bench(kCountisE28, tenAmperes(), fram);
    EXPECT_TRUE(bench.state().powered);
    EXPECT_TRUE(bench.state().lcd.powered);
}

TEST(Bench, CountsTheScenariosEnergy)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    run(bench, 60);
    EXPECT_NEAR(importedWh(bench), 57.5, 57.5e-5);
}

TEST(Bench, StandardFrontEndStaysWithinItsGoal)
{
    // docs/metrology.md, section 1.5: 0.2 %.
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(AfeProfile::standard), fram);
    run(bench, 60);
    EXPECT_NEAR(importedWh(bench), 57.5, 0.115);
    EXPECT_NE(importedWh(bench), 57.5);
}

TEST(Bench, SameInputsGiveTheSameBits)
{
    FramMemory framA;
    FramMemory framB;
    Bench a(kCountisE28, tenAmperes(AfeProfile::standard), framA);
    Bench b(kCountisE28, tenAmperes(AfeProfile::standard), framB);
    const std::vector keys{Key::enter};
    for (Bench* bench : {&a, &b}) {
        run(*bench, 3);
        bench->apply(PressKeys{keys, Duration::milliseconds(200)});
        run(*bench, 3);
        bench->shutDown();
    }
    std::array<uint8_t, kFramSize> bytesA{};
    std::array<uint8_t, kFramSize> bytesB{};
    framA.read(0, bytesA);
    framB.read(0, bytesB);
    EXPECT_EQ(bytesA, bytesB);
    EXPECT_EQ(a.snapshot().scope[7].i, b.snapshot().scope[7].i);
}

TEST(Bench, AnotherSeedGivesOtherNoise)
{
    FramMemory framA;
    FramMemory framB;
    Bench a(kCountisE28, tenAmperes(AfeProfile::standard), framA, 1);
    Bench b(kCountisE28, tenAmperes(AfeProfile::standard), framB, 2);
    run(a, 0.1);
    run(b, 0.1);
    EXPECT_NE(a.snapshot().scope[7].i, b.snapshot().scope[7].i);
}

TEST(Bench, TimelineActsAtItsTime)
{
    Scenario scenario = tenAmperes();
    TimelineEntry entry;
    entry.at = Duration::seconds(30);
    entry.change.current = PerPhase<double>{20, 20, 20};
    scenario.timeline = {entry};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    run(bench, 60);
    EXPECT_NEAR(importedWh(bench), 28.75 + 57.5, 86.25e-5);
}

TEST(Bench, AChangeInsideABlockIsExactToTheSample)
{
    // Switched off 1.6 ms after the begin of a block: 13 of its 40 samples have current.
    Scenario scenario = tenAmperes();
    scenario.input.load.phiDeg = {};
    TimelineEntry entry;
    entry.at = Duration{8000 + 13};
    entry.change.current = PerPhase<double>{};
    scenario.timeline = {entry};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    run(bench, 1.1);
    const Snapshot snapshot = bench.snapshot();
    // The scope holds the samples 8000 .. 8799.
    EXPECT_NE(snapshot.scope[12].i[1], 0);
    EXPECT_EQ(snapshot.scope[13].i[1], 0);
    EXPECT_EQ(snapshot.scope[14].i[1], 0);
}

TEST(Bench, RampsChangeTheLoadGradually)
{
    // From 0 to 10 A in 20 s at PF 1: the mean is 5 A, 3450 W: 19.1667 Wh.
    Scenario scenario = tenAmperes();
    scenario.input.load.phiDeg = {};
    scenario.input.load.current = {};
    TimelineEntry entry;
    entry.kind = TimelineEntry::Kind::ramp;
    entry.over = Duration::seconds(20);
    entry.change.current = PerPhase<double>{10, 10, 10};
    scenario.timeline = {entry};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    run(bench, 20);
    EXPECT_NEAR(importedWh(bench), 19.1667, 0.02);
}

TEST(Bench, MainsSwitchTurnsTheMeterOffAndOnAndKeepsItsEnergy)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    run(bench, 30);
    const double before = importedWh(bench);
    bench.apply(SwitchMains{false});
    run(bench, 5);
    EXPECT_FALSE(bench.state().powered);
    bench.apply(SwitchMains{true});
    run(bench, 0.1);
    EXPECT_TRUE(bench.state().powered);
    EXPECT_NEAR(importedWh(bench), before + 0.0958, 0.001) << "3450 W count from the first 0.1 s on";
}

TEST(Bench, AShortDipIsRiddenThrough)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    run(bench, 2);
    bench.apply(SwitchMains{false});
    run(bench, 0.05);
    EXPECT_TRUE(bench.state().powered);
    bench.apply(SwitchMains{true});
    run(bench, 1);
    EXPECT_EQ(bench.state().uptime, Uptime{Duration::milliseconds(3050)});
}

TEST(Bench, ADeadPhaseOneTurnsTheMeterOffUnlessAnyPhaseFeedsIt)
{
    Scenario scenario = tenAmperes();
    scenario.input.wiring.open[0] = true;
    FramMemory fram;
    Bench dead(kCountisE28, scenario, fram);
    run(dead, 1);
    EXPECT_FALSE(dead.state().powered);

    scenario.input.poweredBy = PoweredBy::any;
    FramMemory otherFram;
    Bench alive(kCountisE28, scenario, otherFram);
    run(alive, 2);
    EXPECT_TRUE(alive.state().powered);
    EXPECT_TRUE(alive.state().measurements.missing[0]);
}

// Manual 12: if the meter is off, look at the neutral and at phase 1.
TEST(Bench, AnOpenNeutralWithoutALoadTurnsTheMeterOff)
{
    Scenario scenario = tenAmperes();
    scenario.input.load.current = {};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    run(bench, 2);
    ASSERT_TRUE(bench.state().powered);
    InputChange open;
    open.wiring.open = PerConductor<bool>{false, false, false, true};
    bench.apply(ChangeInputs{open});
    run(bench, 1);
    EXPECT_FALSE(bench.state().powered);

    open.wiring.open = PerConductor<bool>{};
    bench.apply(ChangeInputs{open});
    run(bench, 1);
    EXPECT_TRUE(bench.state().powered);
}

TEST(Bench, AnOpenNeutralBehindEqualLoadsLeavesTheMeterOn)
{
    Scenario scenario = tenAmperes();
    scenario.input.wiring.open[kNeutral] = true;
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    run(bench, 2);
    EXPECT_TRUE(bench.state().powered);
}

TEST(Bench, AScenarioFitsTheSealAndTakesItOff)
{
    const auto setup = [](Bench& bench) { return bench.state().lcd.isLit(Icon::setup); };
    Scenario scenario = tenAmperes();
    scenario.sealed = true;
    TimelineEntry off;
    off.at = seconds(8);
    off.change.sealed = false;
    scenario.timeline = {off};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    run(bench, 1);
    bench.apply(PressKeys{std::vector{Key::set}, seconds(4)});
    run(bench, 5);
    EXPECT_TRUE(bench.sealed());
    EXPECT_FALSE(setup(bench)) << "SET is under the seal";
    run(bench, 3);
    EXPECT_FALSE(bench.sealed());
    bench.apply(PressKeys{std::vector{Key::set}, seconds(4)});
    run(bench, 5);
    EXPECT_TRUE(setup(bench));
}

TEST(Bench, PressesKeysForTheTimeAsked)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    run(bench, 1);
    const std::vector keys{Key::enter};
    EXPECT_EQ(bench.apply(PressKeys{keys, Duration{800}}), bench.time() + Duration{800});
    EXPECT_TRUE(bench.snapshot().keyPressed[static_cast<std::size_t>(Key::enter)]);
    run(bench, 0.2);
    EXPECT_FALSE(bench.snapshot().keyPressed[static_cast<std::size_t>(Key::enter)]);
    EXPECT_STREQ(labelText(bench.state().lcd).data(), "tAr.2");
}

TEST(Bench, ANewScenarioStartsAtZeroAndTheMeterGoesOn)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    run(bench, 10);
    const double before = importedWh(bench);
    Scenario other = tenAmperes();
    other.name.en = "other";
    bench.apply(PlayScenario{other});
    EXPECT_EQ(bench.snapshot().scenarioTime, ScenarioTime{});
    EXPECT_EQ(bench.snapshot().time, MeterTime{Duration{80'000}});
    EXPECT_NEAR(importedWh(bench), before, 1e-9);
    EXPECT_EQ(bench.snapshot().scenarioName.en, "other");
}

TEST(Bench, InputChangesByHand)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    InputChange change;
    change.voltage = PerPhase<double>{240, 240, 240};
    change.tariff = Tariff::t2;
    bench.apply(ChangeInputs{change});
    run(bench, 3);
    EXPECT_NEAR(static_cast<double>(bench.state().measurements.phase[0].voltage.value), 240e6, 1000);
    EXPECT_EQ(bench.state().tariff, Tariff::t2);
}

TEST(Bench, TheOtherModelTakesOverTheFram)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    bench.apply(SealCover{true});
    run(bench, 30);
    const double before = importedWh(bench);
    const uint64_t pulses = bench.state().ledPulses;
    bench.apply(ExchangeMeter{&kCountisE27});
    EXPECT_EQ(bench.state().model, &kCountisE27);
    EXPECT_TRUE(bench.state().powered);
    EXPECT_EQ(bench.state().uptime, Uptime{}) << "switched off and on";
    EXPECT_NEAR(importedWh(bench), before, 1e-9);
    EXPECT_GE(bench.state().ledPulses, pulses) << "whoever counts flashes sees none taken back";
    run(bench, 30);
    EXPECT_NEAR(importedWh(bench), 57.5, 0.1); // 60 s, without the first moments after the restart

    const std::vector set{Key::set};
    bench.apply(PressKeys{set, Duration::milliseconds(3'100)});
    run(bench, 4);
    EXPECT_TRUE(bench.state().lcd.isLit(Icon::setup)) << "the E27 has no seal (manual 7)";
}

TEST(Bench, ModelOfAMeterWithoutPowerIsChangedInTheDark)
{
    FramMemory fram;
    Bench bench(kCountisE27, tenAmperes(), fram);
    bench.apply(SwitchMains{false});
    run(bench, 1);
    bench.apply(ExchangeMeter{&kCountisE28});
    EXPECT_FALSE(bench.state().powered);
    bench.apply(SwitchMains{true});
    run(bench, 1);
    EXPECT_TRUE(bench.state().powered);
    EXPECT_EQ(bench.state().model, &kCountisE28);
}

TEST(Bench, MalfunctionStaysUntilItIsRepaired)
{
    FramMemory fram;
    Bench bench(kCountisE28, tenAmperes(), fram);
    bench.apply(SetMalfunction{1});
    bench.apply(ExchangeMeter{&kCountisE27});
    run(bench, 1);
    EXPECT_STREQ(mainText(bench.state().lcd).data(), "Error 01");
    bench.apply(SetMalfunction{0});
    run(bench, 1);
    EXPECT_STREQ(labelText(bench.state().lcd).data(), "tAr.1");
}

TEST(Bench, TheClockGoesOnWithoutPower)
{
    FramMemory fram;
    Bench bench(kCountisE28, Scenario{}, fram);
    bench.apply(SetClock{1'767'268'800'000'000});
    run(bench, 1);
    bench.apply(SwitchMains{false});
    run(bench, 2);
    EXPECT_FALSE(bench.state().powered);
    bench.apply(SwitchMains{true});
    run(bench, 1);
    EXPECT_TRUE(bench.state().powered);
    EXPECT_EQ(bench.state().clock.value, 1'767'268'804'000'000);
}

TEST(Bench, SnapshotSaysSinceWhenTheSameIsAtTheTerminals)
{
    auto recording = std::make_shared<WaveformRecording>();
    for (std::vector<float>& lane : recording->lane) {
        lane.assign(kSampleRate, 1);
    }
    Scenario scenario = tenAmperes();
    scenario.waveform = {recording, Duration::seconds(2), false, {}};
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram);
    run(bench, 1);
    EXPECT_FALSE(bench.snapshot().recordingPlayed);
    EXPECT_EQ(bench.snapshot().inputChangedAt, MeterTime{});
    run(bench, 1.5);
    EXPECT_TRUE(bench.snapshot().recordingPlayed);
    EXPECT_EQ(bench.snapshot().inputChangedAt, meterTime(2));
    run(bench, 1.5);
    EXPECT_FALSE(bench.snapshot().recordingPlayed);
    EXPECT_EQ(bench.snapshot().inputChangedAt, meterTime(3));
    bench.apply(SwitchMains{false});
    EXPECT_EQ(bench.snapshot().inputChangedAt, meterTime(4));
    run(bench, 1);
    InputChange change;
    change.frequencyHz = 51;
    bench.apply(ChangeInputs{change});
    EXPECT_EQ(bench.snapshot().inputChangedAt, meterTime(5) - kBlockTime); // position of the player
}

} // namespace
} // namespace vmeter
