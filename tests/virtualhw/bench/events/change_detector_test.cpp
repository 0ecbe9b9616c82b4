// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/events/change_detector.h"

#include "virtualhw/bench/fram/fram_memory.h"

#include <gtest/gtest.h>

#include <variant>
#include <vector>

namespace vmeter {
namespace {

/// 230 V, 10 A, PF 1 on all phases: 6900 W, an LED pulse every 3600 / 6900 s.
Scenario load6900W()
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {10, 10, 10};
    return scenario;
}

class ChangeDetectorTest : public ::testing::Test {
protected:
    void pass(unsigned seconds)
    {
        for (const MeterTime end = m_bench.time() + Duration::seconds(seconds); m_bench.time() < end;) {
            m_bench.advance();
            m_changeDetector.poll(m_bench);
        }
    }
    /// All events of one kind so far, with their times.
    template <class Body> std::vector<std::pair<MeterTime, Body>> all() const
    {
        std::vector<std::pair<MeterTime, Body>> found;
        for (const BenchEvent& event : m_log.read(0, EventLog::kDefaultCapacity).events) {
            if (const auto* body = std::get_if<Body>(&event.body)) {
                found.emplace_back(event.time, *body);
            }
        }
        return found;
    }

    FramMemory m_fram;
    Bench m_bench{kCountisE28, load6900W(), m_fram};
    EventLog m_log;
    ChangeDetector m_changeDetector{m_bench, m_log};
};

TEST_F(ChangeDetectorTest, EveryLedPulseIsThereWithItsSample)
{
    pass(60);
    const auto pulses = all<LedPulses>();
    ASSERT_EQ(pulses.size(), m_bench.state().ledPulses);
    ASSERT_GE(
        pulses.size(), 110U); // 60 s * 6900 W / 3600 J = 115, minus the energy held back before the first decision
    const double interval = 3600.0 / 6900.0 * kSampleRate;
    for (std::size_t i = 20; i < pulses.size(); ++i) {
        EXPECT_NEAR(static_cast<double>((pulses[i].first - pulses[i - 1].first).samples), interval, 45)
            << "pulse " << i; // power pulsates with 100 Hz within a block: half a block of 40 samples and rounding
        EXPECT_EQ(pulses[i].second.count, 1U);
    }
}

TEST_F(ChangeDetectorTest, OutputPulseStandsForHundredWattHours)
{
    pass(60); // 115 Wh
    const auto pulses = all<OutputPulses>();
    ASSERT_EQ(pulses.size(), 1U);
    EXPECT_NEAR(
        static_cast<double>(pulses[0].first.sinceStart.samples), 100 * 3600.0 / 6900.0 * kSampleRate, kSampleRate);
}

TEST_F(ChangeDetectorTest, KeysGoDownAndUp)
{
    m_bench.apply(MoveKey{Key::up, true});
    m_changeDetector.poll(m_bench);
    pass(1);
    m_bench.apply(MoveKey{Key::up, false});
    m_changeDetector.poll(m_bench);
    const auto keys = all<KeyMoved>();
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0].first, MeterTime{});
    EXPECT_EQ(keys[0].second.key, Key::up);
    EXPECT_TRUE(keys[0].second.pressed);
    EXPECT_EQ(keys[1].first, MeterTime{kSecond});
    EXPECT_FALSE(keys[1].second.pressed);
}

TEST_F(ChangeDetectorTest, TariffChangeIsAnEventOnce)
{
    m_bench.apply(SelectTariff{Tariff::t2});
    m_changeDetector.poll(m_bench);
    pass(1);
    const auto tariffs = all<TariffChanged>();
    ASSERT_EQ(tariffs.size(), 1U);
    EXPECT_EQ(tariffs[0].second.tariff, Tariff::t2);
}

TEST_F(ChangeDetectorTest, DisplayIsAnEventWhenItChangesAndNotWhenItBlinks)
{
    pass(2);
    const auto before = all<LcdChanged>().size();
    m_bench.apply(PressKeys{{Key::up}, Duration::milliseconds(200)});
    pass(1);
    const auto changes = all<LcdChanged>();
    ASSERT_GT(changes.size(), before);
    EXPECT_EQ(changes.back().second.frame.main, m_bench.state().lcd.main);
    for (std::size_t i = 1; i < changes.size(); ++i) {
        EXPECT_NE(changes[i].second.frame, changes[i - 1].second.frame);
    }
}

TEST_F(ChangeDetectorTest, EventsAreInTheOrderOfMeterTimeWithinABlock)
{
    m_bench.apply(PressKeys{{Key::enter}, Duration::milliseconds(300)});
    pass(120);
    MeterTime last;
    for (const BenchEvent& event : m_log.read(0, EventLog::kDefaultCapacity).events) {
        EXPECT_GE(event.time + kBlockTime, last);
        last = event.time;
    }
    EXPECT_GT(last, MeterTime{});
}

TEST_F(ChangeDetectorTest, FaultsBeginAndEnd)
{
    m_bench.apply(AddFault{{.kind = FaultKind::noReply, .duration = Duration::seconds(2)}});
    m_changeDetector.poll(m_bench);
    pass(1);
    m_bench.apply(AddFault{{.kind = FaultKind::reset}});
    m_changeDetector.poll(m_bench);
    pass(2);
    const auto moves = all<FaultMoved>();
    ASSERT_EQ(moves.size(), 3U);
    EXPECT_EQ(moves[0].first, MeterTime{});
    EXPECT_EQ(moves[0].second.kind, FaultKind::noReply);
    EXPECT_TRUE(moves[0].second.active);
    EXPECT_EQ(moves[1].second.id, 2U);
    EXPECT_TRUE(moves[1].second.active);
    EXPECT_EQ(moves[2].second.id, 1U);
    EXPECT_FALSE(moves[2].second.active);
    EXPECT_NEAR(static_cast<double>(moves[2].first.sinceStart.samples), 2.0 * kSampleRate, kSetsPerBlock);
}

} // namespace
} // namespace vmeter
