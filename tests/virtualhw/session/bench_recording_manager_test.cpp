// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/program_version.h"
#include "virtualhw/session/bench_recording_manager.h"

#include "tests/support/meter_time.h"
#include "tests/virtualhw/terminals/recording/recording_files.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/session/waveform_recorder.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace vmeter {
namespace {

using Reason = BenchRecordingFailure::Reason;
using FramImage = std::array<uint8_t, kFramSize>;

class BenchRecordingManagerTest : public ::testing::Test {
protected:
    BenchRecordingManagerTest() { simulation.start(); }

    std::unique_ptr<Bench> newBench()
    {
        BenchRecording begun;
        begun.start.program = QString::fromLatin1(kProgramVersion);
        begun.start.scenario.input.load.current = {10, 6, 3};
        begun.start.fram = QByteArray(kFramSize, '\0');
        auto bench = std::make_unique<Bench>(*begun.start.model, begun.start.scenario, fram);
        log.begin(begun);
        bench->addObserver(log);
        return bench;
    }

    QByteArray saved()
    {
        std::optional<BenchRecordingFailure> failure;
        const QByteArray text = keeper.save(failure);
        EXPECT_FALSE(failure);
        return text;
    }
    std::optional<Reason> reasonNotToLoad(const QByteArray& text)
    {
        std::optional<BenchRecordingFailure> failure;
        keeper.load(text, failure);
        return failure ? std::optional(failure->reason) : std::nullopt;
    }
    QByteArray state()
    {
        return simulation.call([](Bench& bench) { return stateHash(bench); });
    }
    FramImage home() const
    {
        FramImage bytes{};
        fram.read(0, bytes);
        return bytes;
    }
    void press() { simulation.press({Key::up}, seconds(1)); }
    void choose(Tariff tariff)
    {
        simulation.call([tariff](Bench& bench) { bench.apply(SelectTariff{tariff}); });
    }

    FramMemory fram;
    BenchRecordingLog log;
    Simulation simulation{newBench(), Speed{Speed::kPaused}};
    BenchRecordingManager keeper{simulation, log, fram};
};

TEST_F(BenchRecordingManagerTest, LoadedItGoesOnFromWhereItWasSavedToTheLastBit)
{
    simulation.step(seconds(70) + Duration{123});
    press();
    const QByteArray text = saved();
    const MeterTime time = simulation.snapshot()->time;
    simulation.step(seconds(20));
    const QByteArray further = state();

    choose(Tariff::t2);
    simulation.step(seconds(200));
    std::optional<BenchRecordingFailure> failure;
    EXPECT_EQ(keeper.load(text, failure), 2U) << "a minute, and the moment of saving";
    EXPECT_FALSE(failure);
    EXPECT_EQ(simulation.snapshot()->time, time);
    EXPECT_EQ(simulation.snapshot()->meter.tariff, Tariff::t1);
    simulation.step(seconds(20));
    EXPECT_EQ(state(), further);
}

TEST_F(BenchRecordingManagerTest, WhoDoesNotWantItAnyMoreLeavesTheRunningOne)
{
    const QByteArray text = saved();
    simulation.step(seconds(30));
    const QByteArray before = state();
    std::stop_source stop;
    stop.request_stop();
    std::optional<BenchRecordingFailure> failure;
    keeper.load(text, failure, stop.get_token());
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->reason, Reason::cancelled);
    EXPECT_EQ(state(), before);
    EXPECT_EQ(reasonNotToLoad(text), std::nullopt) << "the next one is loaded";
}

TEST_F(BenchRecordingManagerTest, TheLoadedMeterHasTheMemoryOfTheOther)
{
    const QByteArray text = saved();
    simulation.step(seconds(30));
    EXPECT_EQ(reasonNotToLoad(text), std::nullopt);
    choose(Tariff::t2);
    simulation.step(seconds(40));
    simulation.stop();
    FramMemory expected;
    {
        Scenario scenario;
        scenario.input.load.current = {10, 6, 3};
        Bench same(kCountisE28, scenario, expected);
        same.apply(SelectTariff{Tariff::t2});
        while (same.time() < meterTime(40)) {
            same.advance();
        }
        same.shutDown();
    }
    FramImage bytes{};
    expected.read(0, bytes);
    EXPECT_EQ(home(), bytes);
}

TEST_F(BenchRecordingManagerTest, WhatIsDoneAfterLoadingIsSavedToo)
{
    simulation.step(seconds(2));
    const QByteArray first = saved();
    ASSERT_EQ(reasonNotToLoad(first), std::nullopt);
    choose(Tariff::t2);
    simulation.step(seconds(3));
    Message error;
    const auto session = readBenchRecording(saved(), error);
    ASSERT_TRUE(session) << error.english();
    EXPECT_EQ(session->commands.size(), 1U);
    FramMemory framAgain;
    const Replay again = replay(*session, framAgain);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(stateHash(*again.bench), state());
}

TEST_F(BenchRecordingManagerTest, AFileThatIsWrittenBecomesThatOfTheLoadedSession)
{
    const auto path = QString::fromStdString((testing::testFolder() / "live.vms").string());
    BenchRecordingLog written;
    Message error;
    ASSERT_TRUE(written.add(path, error)) << error.english();
    FramMemory memory;
    BenchRecording begun;
    begun.start.fram = QByteArray(kFramSize, '\0');
    auto bench = std::make_unique<Bench>(*begun.start.model, begun.start.scenario, memory);
    written.begin(begun);
    bench->addObserver(written);
    Simulation other(std::move(bench), Speed{Speed::kPaused});
    BenchRecordingManager otherKeeper(other, written, memory);
    other.start();
    other.step(seconds(1));
    std::optional<BenchRecordingFailure> failure;
    const QByteArray text = otherKeeper.save(failure);
    other.step(seconds(50));
    otherKeeper.load(text, failure);
    ASSERT_FALSE(failure);
    other.step(seconds(4));
    EXPECT_EQ(other.call([&](Bench& running) { return written.finish(running).english(); }), "");

    QFile file(path);
    constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    EXPECT_EQ(file.permissions() & kOthers, QFileDevice::Permissions()) << "hashes of passwords are in it";
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto session = readBenchRecording(file.readAll(), error);
    ASSERT_TRUE(session) << error.english();
    EXPECT_EQ(session->end, meterTime(5));
    FramMemory framAgain;
    EXPECT_FALSE(replay(*session, framAgain).differsAt);
}

TEST_F(BenchRecordingManagerTest, ALoadThatFailsChangesNothing)
{
    simulation.step(seconds(3));
    const QByteArray text = saved();
    const QByteArray before = state();
    const FramImage memory = home();
    EXPECT_EQ(reasonNotToLoad("no session"), Reason::notABenchRecording);
    QByteArray other = text;
    const qsizetype check = other.size() - 10; // in the last check, before [0, "end"] and the end of the array
    other[check] = static_cast<char>(other[check] ^ 1);
    EXPECT_EQ(reasonNotToLoad(other), Reason::differs);
    EXPECT_EQ(state(), before);
    EXPECT_EQ(home(), memory);
    EXPECT_EQ(saved(), text);
    EXPECT_EQ(keeper.loading(), std::nullopt);
}

TEST_F(BenchRecordingManagerTest, ABenchOfSomebodyElseIsNeitherSavedNorReplaced)
{
    const QByteArray text = saved();
    FramMemory lesson;
    auto bench = std::make_unique<Bench>(kCountisE27, Scenario{}, lesson);
    bench->setOwner(BenchOwner::lesson);
    auto parked = simulation.replaceBench(std::move(bench));
    std::optional<BenchRecordingFailure> failure;
    EXPECT_EQ(keeper.save(failure), QByteArray());
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->reason, Reason::otherBench);
    EXPECT_EQ(reasonNotToLoad(text), Reason::otherBench);
    EXPECT_EQ(simulation.snapshot()->meter.model, &kCountisE27);
    simulation.replaceBench(std::move(parked));
    EXPECT_EQ(saved(), text);
}

TEST_F(BenchRecordingManagerTest, ABenchThatIsRecordedIsNotReplaced)
{
    const QByteArray text = saved();
    Message error;
    std::shared_ptr<WaveformRecorder> recorder
        = WaveformRecorder::open({(testing::testFolder() / "recording").string()}, error);
    ASSERT_TRUE(recorder) << error.english();
    simulation.call([&](Bench& bench) { bench.addObserver(*recorder); });
    EXPECT_EQ(reasonNotToLoad(text), Reason::recording);
}

TEST_F(BenchRecordingManagerTest, CancelledItLoadsNoMore)
{
    const QByteArray text = saved();
    keeper.cancel();
    EXPECT_EQ(reasonNotToLoad(text), Reason::cancelled);
}

} // namespace
} // namespace vmeter
