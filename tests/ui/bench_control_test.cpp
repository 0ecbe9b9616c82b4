// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench_control.h"

#include "virtualhw/fram/fram_file.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class BenchControlTest : public testing::Test {
protected:
    BenchControlTest() { m_simulation.start(); }

    static std::unique_ptr<Bench> bench(Fram& fram)
    {
        Scenario scenario;
        scenario.afe.profile = AfeProfile::ideal;
        return std::make_unique<Bench>(Model::e28, scenario, fram);
    }

    void handPasses(uint64_t milliseconds) { m_hand += milliseconds; }

    std::string label() const { return labelText(m_simulation.snapshot()->meter.lcd).data(); }
    bool pressed(Key key)
    {
        m_simulation.call([](Bench&) {}); // what was posted before has been done by then
        return m_simulation.snapshot()->keyPressed[static_cast<std::size_t>(key)];
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
    const SampleCount before = m_simulation.snapshot()->time;
    m_control.key(Key::set, true);
    handPasses(3300);
    m_control.key(Key::set, false);
    EXPECT_GE(m_simulation.snapshot()->time - before, samplesFromMilliseconds(3300));
    EXPECT_LT(m_simulation.snapshot()->time - before, samplesFromMilliseconds(3400));
    EXPECT_TRUE(m_simulation.snapshot()->meter.lcd.isLit(Icon::setup)); // SETUP 1, manual 9.1
}

TEST_F(BenchControlTest, KeysOfOneGestureArePressedTogether)
{
    for (int page = 0; page < 3; ++page) {
        m_control.press({Key::enter}, 0);
    }
    ASSERT_EQ(label(), "PAr.b");
    const SampleCount before = m_simulation.snapshot()->time;
    m_control.key(Key::up, true);
    m_control.key(Key::enter, true);
    handPasses(200);
    m_control.key(Key::up, false);
    EXPECT_EQ(m_simulation.snapshot()->time, before); // nothing before the last key is let go
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

TEST_F(BenchControlTest, NothingHappensAfterTheSimulationHasStopped)
{
    m_simulation.stop();
    EXPECT_NO_THROW({
        m_control.key(Key::up, true);
        m_control.key(Key::up, false);
        m_control.press({Key::set}, kSampleRate);
        m_control.setSpeed({10});
        m_control.setMains(false);
        m_control.setSealed(true);
        m_control.setModel(Model::e27);
        m_control.setMalfunction(1);
        m_control.addFault({});
        m_control.removeFault(1);
        m_control.removeAllFaults();
    });
}

} // namespace
} // namespace vmeter
