// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench_control.h"

#include "tests/support/meter_time.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

#include <thread>

namespace vmeter {
namespace {

class BenchControlTest : public ::testing::Test {
protected:
    BenchControlTest() { m_simulation.start(); }

    static std::unique_ptr<Bench> bench(Fram& fram)
    {
        Scenario scenario;
        scenario.afe.profile = AfeProfile::ideal;
        return std::make_unique<Bench>(kCountisE28, scenario, fram);
    }

    void handPasses(uint64_t milliseconds) { m_hand += milliseconds; }

    std::string label() const { return labelText(m_simulation.snapshot()->meter.lcd).data(); }
    bool pressed(Key key)
    {
        m_simulation.call([](Bench&) {}); // waits until earlier commands have been executed
        return m_simulation.snapshot()->keyPressed[static_cast<std::size_t>(key)];
    }

    /// Waits until earlier commands have been executed, with any run-ahead that they started.
    void arrive()
    {
        m_simulation.call([](Bench&) {});
        while (m_simulation.snapshot()->runningAhead) {
            std::this_thread::yield();
        }
    }

    FramMemory m_fram;
    Simulation m_simulation{bench(m_fram), {Speed::kPaused}};
    uint64_t m_hand = 1000;
    BenchControl m_control{m_simulation, [this] { return m_hand; }};
};

TEST_F(BenchControlTest, AtRealTimeEdgesGoToTheMeterAsTheyCome)
{
    m_simulation.setSpeed({1});
    m_control.key(Key::up, true);
    EXPECT_TRUE(pressed(Key::up));
    m_control.key(Key::enter, true);
    EXPECT_TRUE(pressed(Key::enter));
    m_control.key(Key::up, false);
    EXPECT_FALSE(pressed(Key::up));
    m_control.key(Key::enter, false);
    EXPECT_FALSE(pressed(Key::enter));
}

TEST_F(BenchControlTest, PressWhilePausedTakesEffectAtOnce)
{
    m_control.key(Key::enter, true);
    EXPECT_EQ(label(), "tAr.1");
    handPasses(80);
    m_control.key(Key::enter, false);
    EXPECT_EQ(label(), "tAr.2");
}

TEST_F(BenchControlTest, PressLastsForTheMeterAsLongAsForTheHand)
{
    const MeterTime before = m_simulation.snapshot()->time;
    m_control.key(Key::set, true);
    handPasses(3300);
    m_control.key(Key::set, false);
    EXPECT_GE(m_simulation.snapshot()->time - before, Duration::milliseconds(3300));
    EXPECT_LT(m_simulation.snapshot()->time - before, Duration::milliseconds(3400));
    EXPECT_TRUE(m_simulation.snapshot()->meter.lcd.isLit(Icon::setup)); // SETUP 1, manual 9.1
}

TEST_F(BenchControlTest, KeysOfOneGestureArePressedTogether)
{
    for (int page = 0; page < 3; ++page) {
        m_control.press({Key::enter}, {});
    }
    ASSERT_EQ(label(), "PAr.b");
    const MeterTime before = m_simulation.snapshot()->time;
    m_control.key(Key::up, true);
    m_control.key(Key::enter, true);
    handPasses(200);
    m_control.key(Key::up, false);
    EXPECT_EQ(m_simulation.snapshot()->time, before); // no time passes before the last key is released
    m_control.key(Key::enter, false);
    EXPECT_TRUE(m_simulation.snapshot()->meter.lcd.isBlinking(Icon::partial)); // stopped, manual 9.1 and 4.4
}

TEST_F(BenchControlTest, KeyPressedAtRealTimeIsReleasedAfterAChangeOfSpeed)
{
    m_simulation.setSpeed({1});
    m_control.key(Key::up, true);
    EXPECT_TRUE(pressed(Key::up));
    m_simulation.setSpeed({Speed::kPaused});
    m_control.key(Key::up, false);
    EXPECT_FALSE(pressed(Key::up));
}

TEST_F(BenchControlTest, StepLetsASecondPassAndStandsStill)
{
    m_simulation.setSpeed({1});
    const MeterTime before = m_simulation.snapshot()->time;
    m_control.step(kSecond);
    arrive();
    const MeterTime after = m_simulation.snapshot()->time;
    EXPECT_TRUE(m_simulation.snapshot()->speed.paused());
    EXPECT_GE(after - before, kSecond);
    m_simulation.call([](Bench&) {});
    EXPECT_EQ(m_simulation.snapshot()->time, after);
}

TEST_F(BenchControlTest, StepsInQuickSuccessionAddUp)
{
    m_simulation.setSpeed({Speed::kPaused});
    const MeterTime before = m_simulation.snapshot()->time;
    m_control.step(kSecond);
    m_control.step(kSecond);
    arrive();
    EXPECT_EQ(m_simulation.snapshot()->time - before, Duration::seconds(2));
}

TEST_F(BenchControlTest, StepToRefreshEndsWithTheSecondOfTheMeter)
{
    m_simulation.step(Duration::milliseconds(1'700));
    m_control.stepToRefresh();
    arrive();
    EXPECT_EQ(m_simulation.snapshot()->meter.uptime, Uptime{Duration::seconds(2)});
}

TEST_F(BenchControlTest, SkipEndsWhenTheNextEventHasTakenEffect)
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.timeline.resize(2);
    scenario.timeline[0].at = Duration::seconds(7);
    scenario.timeline[0].change.current = PerPhase<double>{3, 3, 3};
    scenario.timeline[1].at = Duration::seconds(20);
    scenario.timeline[1].change.current = PerPhase<double>{4, 4, 4};
    m_control.setScenario(scenario);
    m_simulation.call([](Bench&) {});
    m_control.skipToNextEvent();
    arrive();
    EXPECT_EQ(m_simulation.snapshot()->scenarioTime, ScenarioTime{Duration::seconds(7) + kBlockTime});
    EXPECT_EQ(m_simulation.snapshot()->input.load.current[0], 3);
    m_control.skipToNextEvent();
    arrive();
    EXPECT_EQ(m_simulation.snapshot()->input.load.current[0], 4);
    const MeterTime last = m_simulation.snapshot()->time;
    m_control.skipToNextEvent(); // there is none
    arrive();
    EXPECT_EQ(m_simulation.snapshot()->time, last);
}

TEST_F(BenchControlTest, InAnExamTimeIsNotInItsPower)
{
    m_simulation.call([](Bench& running) { running.setOwner(BenchOwner::exam); });
    const MeterTime before = m_simulation.snapshot()->time;
    m_control.setSpeed({2});
    m_control.setFastForwarding(true);
    m_control.step(Duration::seconds(1));
    m_control.stepToRefresh();
    m_control.skipToNextEvent();
    arrive();
    EXPECT_TRUE(m_simulation.snapshot()->speed.paused()) << "as it was";
    EXPECT_FALSE(m_simulation.snapshot()->fastForwardAlways);
    EXPECT_EQ(m_simulation.snapshot()->time, before);
    m_simulation.call([](Bench& running) { running.setOwner(BenchOwner::lesson); });
    m_control.step(Duration::seconds(1));
    arrive();
    EXPECT_EQ(m_simulation.snapshot()->time, before + Duration::seconds(1));
}

TEST_F(BenchControlTest, CoastingIsSwitchedWhileItRuns)
{
    m_control.setFastForwarding(true);
    m_simulation.call([](Bench&) {});
    EXPECT_TRUE(m_simulation.snapshot()->fastForwardAlways);
    m_control.setFastForwarding(false);
    m_simulation.call([](Bench&) {});
    EXPECT_FALSE(m_simulation.snapshot()->fastForwardAlways);
    EXPECT_FALSE(m_simulation.snapshot()->fastForwarding);
}

TEST_F(BenchControlTest, WiringReplacesWhatWasThere)
{
    Wiring first;
    first.open[3] = true;
    m_control.setWiring(first);
    Wiring second;
    second.reversed[0] = true;
    m_control.setWiring(second);
    m_simulation.call([](Bench&) {});
    EXPECT_EQ(m_simulation.snapshot()->input.wiring, second);
}

TEST_F(BenchControlTest, NothingHappensAfterTheSimulationHasStopped)
{
    m_simulation.stop();
    EXPECT_NO_THROW({
        m_control.key(Key::up, true);
        m_control.key(Key::up, false);
        m_control.press({Key::set}, kSecond);
        m_control.setSpeed({10});
        m_control.setMains(false);
        m_control.setSealed(true);
        m_control.setModel(kCountisE27);
        m_control.setMalfunction(1);
        m_control.step(kSecond);
        m_control.stepToRefresh();
        m_control.skipToNextEvent();
        m_control.setFastForwarding(true);
        m_control.setWiring({});
        m_control.addFault({});
        m_control.removeFault(1);
        m_control.removeAllFaults();
    });
}

} // namespace
} // namespace vmeter
