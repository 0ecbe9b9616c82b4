// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/meter_time.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/bench/state_digest.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class PumpedSimulationTest : public ::testing::Test {
protected:
    std::unique_ptr<Simulation> make(Speed speed, Fram& fram)
    {
        Scenario scenario;
        scenario.input.load.current = {10, 10, 10};
        return std::make_unique<Simulation>(std::make_unique<Bench>(kCountisE28, scenario, fram), speed);
    }
    std::string digest(Simulation& simulation)
    {
        return simulation.call([](Bench& bench) { return stateDigest(bench); });
    }

    FramMemory m_fram;
};

TEST_F(PumpedSimulationTest, EndsInTheStateOfOneWithAThread)
{
    const auto pumped = make({Speed::kPaused}, m_fram);
    pumped->startWithoutThread();
    pumped->step(Duration::seconds(3));
    pumped->press({Key::up}, kSecond / 5);
    pumped->step(kSecond);

    FramMemory fram;
    const auto threaded = make({Speed::kPaused}, fram);
    threaded->start();
    threaded->step(Duration::seconds(3));
    threaded->press({Key::up}, kSecond / 5);
    threaded->step(kSecond);
    EXPECT_EQ(pumped->snapshot()->time, threaded->snapshot()->time);
    EXPECT_EQ(digest(*pumped), digest(*threaded));
}

TEST_F(PumpedSimulationTest, LetsNoTimePassWhilePaused)
{
    const auto simulation = make({Speed::kPaused}, m_fram);
    simulation->startWithoutThread();
    EXPECT_FALSE(simulation->pump());
    EXPECT_EQ(simulation->snapshot()->time, MeterTime{});
}

TEST_F(PumpedSimulationTest, RunsWhatWasPostedWhenItIsPumped)
{
    const auto simulation = make({Speed::kPaused}, m_fram);
    simulation->startWithoutThread();
    simulation->post([](Bench& bench) { bench.apply(SwitchMains{false}); });
    EXPECT_TRUE(simulation->snapshot()->mainsOn);
    simulation->pump();
    EXPECT_FALSE(simulation->snapshot()->mainsOn);
}

TEST_F(PumpedSimulationTest, WantsToBePumpedAgainAtFullSpeed)
{
    const auto simulation = make({Speed::kMax}, m_fram);
    simulation->startWithoutThread();
    EXPECT_TRUE(simulation->pump());
    EXPECT_GT(simulation->snapshot()->time, MeterTime{});
}

TEST_F(PumpedSimulationTest, AWaitForTheDisplayRunsAhead)
{
    const auto simulation = make({1}, m_fram);
    simulation->startWithoutThread();
    const auto wait = simulation->waitForDisplay([](const LcdFrame&) { return false; }, Duration::seconds(100));
    EXPECT_EQ(wait.outcome, Simulation::DisplayWait::Outcome::timeOver);
    EXPECT_GE(simulation->snapshot()->time, meterTime(100));
}

} // namespace
} // namespace vmeter
