// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/meter_time.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/simulation.h"

#include <gtest/gtest.h>

#include <future>
#include <string_view>
#include <thread>
#include <utility>

namespace vmeter {
namespace {

class SimulationTest : public ::testing::Test {
protected:
    std::unique_ptr<Simulation> make(Speed speed)
    {
        Scenario scenario;
        scenario.afe.profile = AfeProfile::ideal;
        scenario.input.load.current = {10, 10, 10};
        return std::make_unique<Simulation>(std::make_unique<Bench>(kCountisE28, scenario, m_fram), speed);
    }

private:
    FramMemory m_fram;
};

TEST_F(SimulationTest, HasASnapshotBeforeItRuns)
{
    const auto simulation = make({Speed::kPaused});
    ASSERT_NE(simulation->snapshot(), nullptr);
    EXPECT_TRUE(simulation->snapshot()->meter.powered);
}

TEST_F(SimulationTest, StepLetsExactlyThatMuchTimePassWhilePaused)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->step(Duration::seconds(10));
    EXPECT_EQ(simulation->snapshot()->time, meterTime(10));
    simulation->step(kSecond / 2);
    EXPECT_EQ(simulation->snapshot()->time, meterTime(10) + kSecond / 2);
}

TEST_F(SimulationTest, RunsAheadWithoutAnybodyWaiting)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->runAhead(Duration::seconds(3));
    simulation->runAhead(Duration::seconds(2)); // starts where the first one ends
    simulation->call([](Bench&) {});            // both have begun
    while (simulation->snapshot()->runningAhead) {
        std::this_thread::yield();
    }
    EXPECT_EQ(simulation->snapshot()->time, meterTime(5));
}

/// Why a wait ended early; nothing if it did not.
std::optional<WaitEnded::Reason> endOf(std::future<void>& wait)
{
    try {
        wait.get();
        return {};
    } catch (const WaitEnded& ended) {
        return ended.reason();
    }
}

TEST_F(SimulationTest, SpeedZeroEndsAStepWhereItIs)
{
    const auto simulation = make({1});
    simulation->start();
    auto step = std::async(std::launch::async, [&] { simulation->step(100 * 365 * Duration::seconds(86400)); });
    while (simulation->snapshot()->time < meterTime(60)) {
        std::this_thread::yield();
    }
    simulation->setSpeed({Speed::kPaused});
    EXPECT_EQ(endOf(step), WaitEnded::Reason::paused);
    const MeterTime stopped = simulation->snapshot()->time;
    simulation->step(kSecond);
    EXPECT_EQ(simulation->snapshot()->time, stopped + kSecond) << "nothing is left of the first step";
}

TEST_F(SimulationTest, CancelledStepEndsAndTheSpeedIsInForceAgain)
{
    const auto simulation = make({1});
    simulation->start();
    std::stop_source cancel;
    auto step = std::async(
        std::launch::async, [&] { simulation->step(100 * 365 * Duration::seconds(86400), cancel.get_token()); });
    while (simulation->snapshot()->time < meterTime(60)) {
        std::this_thread::yield();
    }
    cancel.request_stop();
    EXPECT_EQ(endOf(step), WaitEnded::Reason::cancelled);
    const MeterTime stopped = simulation->snapshot()->time;
    simulation->waitForDisplay([](const LcdFrame&) { return false; }, kSecond / 10);
    EXPECT_GE(simulation->snapshot()->time, stopped + kSecond / 10) << "time goes on";
    EXPECT_LT(simulation->snapshot()->time, stopped + Duration::seconds(86400)) << "but not as fast as in the step";
}

TEST_F(SimulationTest, CancelledWaitsForDisplayAndKeysEnd)
{
    const auto simulation = make({1});
    simulation->start();
    std::stop_source cancel;
    auto shown = std::async(std::launch::async, [&] {
        simulation->waitForDisplay([](const LcdFrame&) { return false; }, Duration::seconds(86400), cancel.get_token());
    });
    auto pressed = std::async(
        std::launch::async, [&] { simulation->press({Key::up}, Duration::seconds(86400), cancel.get_token()); });
    cancel.request_stop();
    EXPECT_EQ(endOf(shown), WaitEnded::Reason::cancelled);
    EXPECT_EQ(endOf(pressed), WaitEnded::Reason::cancelled);
    EXPECT_THROW(simulation->step(Duration::seconds(86400), cancel.get_token()), WaitEnded) << "cancelled before";
    simulation->step(kSecond);
}

TEST_F(SimulationTest, ChoosingASpeedEndsARunAhead)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->runAhead(400 * 365 * Duration::seconds(86400));
    simulation->call([](Bench&) {});
    EXPECT_TRUE(simulation->snapshot()->runningAhead);
    simulation->setSpeed({Speed::kPaused});
    EXPECT_FALSE(simulation->snapshot()->runningAhead);
    const MeterTime still = simulation->snapshot()->time;
    EXPECT_EQ(simulation->call([](Bench& bench) { return bench.time(); }), still);
}

TEST_F(SimulationTest, CoastingSwitchedOffWhileItRunsTakesEverySampleAgain)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->setFastForwarding(true);
    simulation->step(Duration::seconds(7200));
    simulation->setFastForwarding(false);
    simulation->step(kSecond);
    EXPECT_FALSE(simulation->snapshot()->fastForwarding);
    EXPECT_EQ(simulation->snapshot()->time, meterTime(7201));
    // 3 x 230 V, 10 A for 7201 s.
    const Energy energy = simulation->snapshot()->meter.energies.total(Element::system, EnergyQuantity::activeImport);
    EXPECT_NEAR(static_cast<double>(energy.whole), 6900.0 * 7201 / 3600, 3);
}

TEST_F(SimulationTest, CommandsShowInTheNextSnapshot)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    for (const bool on : {false, true, false}) {
        simulation->call([on](Bench& bench) { bench.apply(SwitchMains{on}); });
        EXPECT_EQ(simulation->snapshot()->mainsOn, on);
    }
    EXPECT_EQ(simulation->call([](Bench& bench) { return bench.time(); }), MeterTime{});
}

TEST_F(SimulationTest, CommandsThatThrowTellTheirCaller)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    EXPECT_THROW(simulation->call([](Bench&) { throw std::domain_error("no"); }), std::domain_error);
    simulation->step(kBlockTime);
}

TEST_F(SimulationTest, PressWhilePausedLetsThePressPass)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->press({Key::enter}, Duration::milliseconds(200));
    EXPECT_STREQ(labelText(simulation->snapshot()->meter.lcd).data(), "tAr.2");
    EXPECT_NEAR(static_cast<double>(simulation->snapshot()->time.sinceStart.samples), 0.2 * kSampleRate, kSetsPerBlock);
}

TEST_F(SimulationTest, AnotherBenchTakesThePlaceOfTheOneThatRuns)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->step(Duration::seconds(10));
    FramMemory fram;
    std::unique_ptr<Bench> parked = simulation->replaceBench(std::make_unique<Bench>(kCountisE27, Scenario{}, fram));
    EXPECT_EQ(simulation->snapshot()->time, MeterTime{});
    EXPECT_EQ(simulation->snapshot()->meter.model, &kCountisE27);
    EXPECT_EQ(parked->time(), meterTime(10));
    EXPECT_TRUE(parked->state().powered);
    simulation->step(Duration::seconds(2));
    EXPECT_EQ(simulation->snapshot()->time, meterTime(2));
    simulation->replaceBench(std::move(parked));
    EXPECT_EQ(simulation->snapshot()->time, meterTime(10)) << "it goes on where it stood";
    EXPECT_EQ(simulation->snapshot()->meter.model, &kCountisE28);
}

TEST_F(SimulationTest, WhoWaitsForABenchThatIsTakenAwayIsReleased)
{
    FramMemory fram; // must outlive the simulation, whose bench uses it until its end
    const auto simulation = make({0.001});
    simulation->start();
    std::promise<void> waiting;
    auto waiter = std::async(std::launch::async, [&] {
        waiting.set_value();
        simulation->press({Key::up}, Duration::seconds(3600));
    });
    waiting.get_future().wait();
    // The command may not have been executed yet: waits until the key is down.
    while (!simulation->call([](Bench& bench) { return bench.keyPressed()[1]; })) {
        std::this_thread::yield();
    }
    simulation->replaceBench(std::make_unique<Bench>(kCountisE28, Scenario{}, fram));
    EXPECT_THROW(waiter.get(), SimulationStopped);
}

TEST_F(SimulationTest, AnAttendantWorksTheBenchBetweenItsBlocks)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    std::vector<MeterTime> visits;
    simulation->setStepHook([&visits](Bench& bench) {
        visits.push_back(bench.time());
        bench.apply(SealCover{bench.time() >= MeterTime{2 * kBlockTime}});
    });
    EXPECT_EQ(visits, std::vector<MeterTime>(1)) << "after the command that brought him";
    simulation->step(3 * kBlockTime);
    simulation->setStepHook({});
    simulation->step(kBlockTime);
    EXPECT_TRUE(simulation->snapshot()->sealed);
    EXPECT_EQ(visits, (std::vector<MeterTime>{{}, {}, {kBlockTime}, {2 * kBlockTime}, {3 * kBlockTime}}))
        << "after the command that lets time pass, and after each block";
}

TEST_F(SimulationTest, StandsStillAtTheEndAskedFor)
{
    const auto simulation = make({Speed::kMax});
    std::promise<void> finished;
    simulation->stopAt(meterTime(3600), [&] { finished.set_value(); });
    simulation->start();
    finished.get_future().wait();
    EXPECT_EQ(simulation->call([](Bench& bench) { return bench.time(); }), meterTime(3600));
}

TEST_F(SimulationTest, AnExchangedBenchHasAsMuchTimeLeftAsTheOther)
{
    FramMemory fram;
    auto older = std::make_unique<Bench>(kCountisE28, Scenario{}, fram);
    while (older->time() < meterTime(100)) {
        older->advance();
    }
    const auto simulation = make({Speed::kPaused});
    std::promise<void> finished;
    simulation->stopAt(meterTime(30), [&] { finished.set_value(); });
    simulation->start();
    simulation->step(Duration::seconds(10));
    simulation->replaceBench(std::move(older));
    simulation->setSpeed({Speed::kMax});
    finished.get_future().wait();
    EXPECT_EQ(simulation->call([](Bench& bench) { return bench.time(); }), meterTime(120));
}

TEST_F(SimulationTest, AHandOverThatThrowsLeavesTheBench)
{
    FramMemory fram;
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    EXPECT_THROW(simulation->replaceBench(std::make_unique<Bench>(kCountisE27, Scenario{}, fram),
                     [](Bench&, Bench&) { throw std::domain_error("no"); }),
        std::domain_error);
    EXPECT_EQ(simulation->snapshot()->meter.model, &kCountisE28);
}

TEST_F(SimulationTest, StoppingReleasesWhoeverWaits)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    std::promise<void> waiting;
    auto waiter = std::async(std::launch::async, [&] {
        waiting.set_value();
        simulation->step(400 * 365 * Duration::seconds(86400));
    });
    waiting.get_future().wait();
    simulation->stop();
    EXPECT_THROW(waiter.get(), SimulationStopped);
    EXPECT_THROW(simulation->call([](Bench&) {}), SimulationStopped);
}

TEST_F(SimulationTest, StoppingSwitchesTheMeterOff)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->stop();
    simulation->stop();
    EXPECT_FALSE(simulation->snapshot()->meter.powered);
}

TEST_F(SimulationTest, SpeedOfASnapshotIsTheOneInForce)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    EXPECT_TRUE(simulation->snapshot()->speed.paused());
    simulation->setSpeed({Speed::kMax});
    EXPECT_TRUE(simulation->snapshot()->speed.unlimited());
}

TEST_F(SimulationTest, ManyThreadsMayAskAtOnce)
{
    const auto simulation = make({Speed::kMax});
    simulation->start();
    std::vector<std::future<MeterTime>> askers;
    for (int n = 0; n < 8; ++n) {
        askers.push_back(std::async(std::launch::async, [&] {
            MeterTime last;
            for (int k = 0; k < 200; ++k) {
                const MeterTime now = simulation->call([](Bench& bench) { return bench.time(); });
                EXPECT_GE(now, last);
                EXPECT_GE(simulation->snapshot()->time, now) << "the snapshot shows what the answer tells";
                last = now;
            }
            return last;
        }));
    }
    for (auto& asker : askers) {
        EXPECT_GT(asker.get(), MeterTime{});
    }
}

// ---- waiting for the display ------------------------------------------------------------------------------------

/// 230 V, 10 A, PF 1 on three phases: the first 10 Wh after 36000 / 6900 s = 5.2 s. Holds from then on.
bool showsTenWattHours(const LcdFrame& lcd)
{
    return std::string_view(mainText(lcd).data()) >= "000000.01";
}

TEST_F(SimulationTest, WaitEndsWhenTheDisplayShowsWhatIsWaitedFor)
{
    const auto simulation = make({Speed::kMax});
    simulation->start();
    const auto wait = simulation->waitForDisplay(showsTenWattHours, Duration::seconds(10));
    EXPECT_EQ(wait.outcome, Simulation::DisplayWait::Outcome::shown);
    EXPECT_TRUE(showsTenWattHours(wait.lcd));
    EXPECT_GE(simulation->snapshot()->time, meterTime(5));
}

TEST_F(SimulationTest, WaitEndsWhenItsMeterTimeIsOver)
{
    const auto simulation = make({Speed::kMax});
    simulation->setFastForwarding(true);
    simulation->start();
    const auto wait = simulation->waitForDisplay([](const LcdFrame&) { return false; }, Duration::seconds(2));
    EXPECT_EQ(wait.outcome, Simulation::DisplayWait::Outcome::timeOver);
    EXPECT_GE(simulation->snapshot()->time, meterTime(2));
}

TEST_F(SimulationTest, WaitWhilePausedEndsAtOnceUnlessItIsAlreadyShown)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    using Outcome = Simulation::DisplayWait::Outcome;
    EXPECT_EQ(simulation->waitForDisplay([](const LcdFrame&) { return false; }, kSecond).outcome, Outcome::paused);
    EXPECT_EQ(simulation->waitForDisplay([](const LcdFrame&) { return true; }, kSecond).outcome, Outcome::shown);
    EXPECT_EQ(simulation->snapshot()->time, MeterTime{});
}

TEST_F(SimulationTest, PausingEndsAWaitThatIsUnderWay)
{
    const auto simulation = make({1});
    simulation->start();
    std::promise<void> asked;
    auto wait = std::async(std::launch::async, [&] {
        return simulation->waitForDisplay(
            [&, first = true](const LcdFrame&) mutable {
                if (std::exchange(first, false)) {
                    asked.set_value();
                }
                return false;
            },
            Duration::seconds(3600));
    });
    asked.get_future().wait();
    simulation->setSpeed({Speed::kPaused});
    EXPECT_EQ(wait.get().outcome, Simulation::DisplayWait::Outcome::paused);
}

TEST_F(SimulationTest, StoppingReleasesAWait)
{
    const auto simulation = make({1});
    simulation->start();
    std::promise<void> asked;
    auto wait = std::async(std::launch::async, [&] {
        return simulation->waitForDisplay(
            [&, first = true](const LcdFrame&) mutable {
                if (std::exchange(first, false)) {
                    asked.set_value();
                }
                return false;
            },
            Duration::seconds(3600));
    });
    asked.get_future().wait();
    simulation->stop();
    EXPECT_THROW(wait.get(), SimulationStopped);
}

TEST_F(SimulationTest, EventsOfACommandAreThereWhenItsCallerGoesOn)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    const uint64_t before = simulation->events().next();
    simulation->call([](Bench& bench) { bench.apply(SelectTariff{Tariff::t2}); });
    const auto events = simulation->events().read(before, 100).events;
    ASSERT_FALSE(events.empty());
    EXPECT_TRUE(std::holds_alternative<TariffChanged>(events[0].body));
}

TEST_F(SimulationTest, EverySecondIsLoggedWhateverIsPublished)
{
    const auto simulation = make({Speed::kPaused});
    simulation->start();
    simulation->step(Duration::seconds(30));
    uint64_t next = 0;
    const auto seconds = simulation->snapshot()->seconds->readFrom(next);
    ASSERT_EQ(seconds.size(), 30U);
    for (unsigned i = 0; i < seconds.size(); ++i) {
        EXPECT_EQ(seconds[i].time, meterTime(i + 1));
    }
    EXPECT_NEAR(static_cast<double>(seconds.back().activePower.value), 6.9e9, 1e7);
    EXPECT_TRUE(simulation->snapshot()->seconds->readFrom(next).empty());
}

TEST(SecondLog, KeepsTheNewestAndCountsOn)
{
    SecondLog log;
    SecondReading reading;
    for (uint64_t second = 1; second <= SecondLog::kCapacity + 5; ++second) {
        reading.time = {Duration::seconds(second)};
        log.add(reading);
    }
    uint64_t next = 2;
    const auto kept = log.readFrom(next);
    ASSERT_EQ(kept.size(), SecondLog::kCapacity);
    EXPECT_EQ(kept.front().time, MeterTime{Duration::seconds(6)});
    EXPECT_EQ(next, SecondLog::kCapacity + 5);
}

} // namespace
} // namespace vmeter
