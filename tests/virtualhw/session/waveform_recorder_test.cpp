// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/waveform_recorder.h"

#include "tests/support/meter_time.h"
#include "tests/virtualhw/terminals/recording/recording_files.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/base/si.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_file.h"

#include <gmock/gmock.h>

#include <sstream>

namespace vmeter {
namespace {

using testing::testFolder;
using testing::writeFile;

constexpr std::string_view kLively = R"(version: 1
seed: 5
supply: {frequency: 49.9 Hz, voltage: [228 V, 231 V, 230 V], voltage_harmonics: [{order: 5, percent: 3}]}
load: {current: [10 A, 4 A, 0.3 A], phi: [30 deg, -20 deg, 150 deg], devices: [led_lamps]}
timeline:
  - at: 3.0131 s
    start: [motor]
  - at: 6 s
    stop: [motor]
)";

Scenario scenarioOf(std::string_view text, AfeProfile profile)
{
    Scenario scenario = *parseScenario(text);
    scenario.afe.profile = profile;
    return scenario;
}

Scenario playbackOf(const std::filesystem::path& folder)
{
    return *loadScenarioFile((folder / "playback.yaml").string());
}

void run(Bench& bench, double seconds)
{
    while (secondsOf(bench.time()) < seconds) {
        bench.advance();
    }
}

std::shared_ptr<WaveformRecorder> openRecorder(const std::filesystem::path& folder, uint64_t from, uint64_t duration)
{
    Message error;
    std::shared_ptr<WaveformRecorder> recorder
        = WaveformRecorder::open({folder.string(), meterTime(from), Duration::seconds(duration)}, error);
    EXPECT_EQ(error.english(), "");
    return recorder;
}

/// A bench with a recorder; the waveform starts at second `from` and lasts `duration` seconds.
struct Recorded {
    Recorded(std::string_view text, AfeProfile profile, uint64_t from, uint64_t duration)
        : bench(kCountisE28, scenarioOf(text, profile), fram)
        , recorder(openRecorder(folder, from, duration))
    {
        bench.addObserver(*recorder);
    }
    void finishAt(double seconds)
    {
        run(bench, seconds);
        EXPECT_EQ(recorder->finish().english(), "");
    }

    const std::filesystem::path folder = testFolder() / "recording";
    FramMemory fram;
    Bench bench;
    std::shared_ptr<WaveformRecorder> recorder;
};

TEST(WaveformRecorder, ARecordingPlayedBackGivesTheSameBits)
{
    Recorded recorded(kLively, AfeProfile::ideal, 0, 10);
    recorded.finishAt(10);

    FramMemory fram;
    Bench played(kCountisE28, playbackOf(recorded.folder), fram);
    run(played, 10);
    for (const Element element : {Element::l1, Element::l2, Element::l3, Element::system}) {
        for (const EnergyQuantity quantity : {EnergyQuantity::activeImport, EnergyQuantity::activeExport,
                 EnergyQuantity::reactiveImport, EnergyQuantity::reactiveExport, EnergyQuantity::apparent}) {
            const Energy a = recorded.bench.state().energies.total(element, quantity);
            const Energy b = played.state().energies.total(element, quantity);
            EXPECT_EQ(a.whole, b.whole);
            EXPECT_EQ(a.fraction, b.fraction);
        }
    }
    EXPECT_GT(played.state().energies.total(Element::system, EnergyQuantity::activeImport).whole, 10U);
    EXPECT_EQ(recorded.bench.state().ledPulses, played.state().ledPulses);
}

TEST(WaveformRecorder, AMeterFedByAnyPhaseInTariff2IsPlayedSo)
{
    constexpr std::string_view kWithoutL1
        = "version: 1\npowered_by: any\ntariff: 2\nsupply: {voltage: [0 V, 230 V, 230 V]}\nload: {current: 5 A}";
    Recorded recorded(kWithoutL1, AfeProfile::ideal, 0, 2);
    recorded.finishAt(2);

    FramMemory fram;
    Bench played(kCountisE28, playbackOf(recorded.folder), fram);
    run(played, 2);
    EXPECT_TRUE(played.state().powered);
    EXPECT_EQ(played.state().tariff, Tariff::t2);
}

TEST(WaveformRecorder, WithARealFrontEndTheRegistersAgree)
{
    // Its channels have different sampling instants, so playing must interpolate.
    Recorded recorded(kLively, AfeProfile::standard, 0, 10);
    recorded.finishAt(10);

    FramMemory fram;
    Bench played(kCountisE28, playbackOf(recorded.folder), fram);
    run(played, 10);
    const auto importedWattHours = [](const Bench& bench) {
        return wattHours(bench.state().energies.total(Element::system, EnergyQuantity::activeImport));
    };
    EXPECT_NEAR(importedWattHours(played), importedWattHours(recorded.bench), 1e-4 * importedWattHours(recorded.bench));
}

TEST(WaveformRecorder, WritesTheSamplesThatWereAskedFor)
{
    Recorded recorded("version: 1\nload: {current: 10 A}", AfeProfile::standard, 2, 1);
    recorded.finishAt(4);
    EXPECT_EQ(std::filesystem::file_size(recorded.folder / "waveform.dat"), 8000U * (8 + 6 * 4));
    const auto loaded = loadRecording((recorded.folder / "waveform.cfg").string(), {});
    const auto& recording = *loaded;
    // A cycle of 50 Hz begins at second 2; its peak is 5 ms later: the value at the terminals, not that of the
    // converter.
    EXPECT_NEAR(recording->lane[0][40], 325.269, 1e-3);
    EXPECT_NEAR(recording->lane[3][40], 14.1421, 1e-4);
}

TEST(WaveformRecorder, WhatHasBeenRecordedIsThereBeforeTheEnd)
{
    Recorded recorded("version: 1\nload: {current: 10 A}", AfeProfile::ideal, 0, 1);
    run(recorded.bench, 3);
    const auto loaded = loadRecording((recorded.folder / "waveform.cfg").string(), {});
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ((*loaded)->sets(), kSampleRate);
    std::ifstream energies(recorded.folder / "energies.csv");
    std::string text(std::istreambuf_iterator<char>(energies), {});
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 4);
}

TEST(WaveformRecorder, WritesARowASecond)
{
    Recorded recorded("version: 1\nload: {current: 10 A}", AfeProfile::ideal, 0, 1);
    recorded.finishAt(5.5);
    const auto linesOf = [&](const char* name) {
        std::ifstream file(recorded.folder / name);
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);) {
            lines.push_back(line);
        }
        return lines;
    };
    const auto measurements = linesOf("measurements.csv");
    ASSERT_EQ(measurements.size(), 6U);
    EXPECT_THAT(measurements[0], ::testing::StartsWith("time [s],V1 [V],I1 [A],P1 [W],Q1 [var],S1 [VA],PF1 [1],V2"));
    EXPECT_THAT(measurements[5], ::testing::StartsWith("5,"));
    const auto energies = linesOf("energies.csv");
    ASSERT_EQ(energies.size(), 6U);
    std::istringstream last(energies[5]);
    std::string field;
    std::getline(last, field, ',');
    std::getline(last, field, ',');
    EXPECT_EQ(field, "1") << "tariff";
    std::getline(last, field, ',');
    EXPECT_NEAR(std::stod(field), 6900.0 * 5 / 3600, 0.02);
}

TEST(WaveformRecorder, CoastingLeavesNoSamplesOutOfTheWaveform)
{
    const auto folder = testFolder() / "recording";
    FramMemory fram;
    Bench bench(kCountisE28, scenarioOf("version: 1\nload: {current: 10 A}", AfeProfile::ideal), fram);
    const auto recorder = openRecorder(folder, 60, 2);
    bench.addObserver(*recorder);
    Duration fastForwarded;
    while (bench.time() < meterTime(120)) {
        const Duration left = bench.fastForward(meterTime(120) - bench.time());
        fastForwarded += left;
        if (left == Duration{}) {
            bench.advance();
        }
    }
    EXPECT_GT(fastForwarded, Duration::seconds(60));
    EXPECT_EQ(recorder->finish().english(), "");
    EXPECT_EQ(std::filesystem::file_size(folder / "waveform.dat"), 16'000U * 32);
}

TEST(WaveformRecorder, AFolderWithARecordingIsLeftAlone)
{
    const auto folder = testFolder();
    writeFile(folder / "energies.csv", "mine");
    Message error;
    EXPECT_EQ(WaveformRecorder::open({folder.string()}, error), nullptr);
    EXPECT_THAT(error.english(), ::testing::HasSubstr("holds a recording already (energies.csv)"));
    EXPECT_EQ(WaveformRecorder::open({"/proc/nowhere"}, error), nullptr);
    EXPECT_THAT(error.english(), ::testing::HasSubstr("cannot be written"));
}

TEST(WaveformRecorder, ARecordingFollowsAndPrecedesTheScenario)
{
    Recorded recorded("version: 1\nload: {current: 20 A}", AfeProfile::ideal, 0, 5);
    run(recorded.bench, 5);
    recorded.recorder->finish();
    writeFile(recorded.folder / "between.yaml",
        "version: 1\nafe: ideal\nload: {current: 5 A}\nwaveform: {file: waveform.cfg, at: 5 s}\n");
    FramMemory fram;
    Bench played(kCountisE28, *loadScenarioFile((recorded.folder / "between.yaml").string()), fram);
    const auto amperes = [&] { return static_cast<double>(played.state().measurements.phase[0].current.value) * 1e-6; };
    run(played, 4.5);
    EXPECT_NEAR(amperes(), 5, 0.001);
    run(played, 9.5);
    EXPECT_NEAR(amperes(), 20, 0.001);
    run(played, 14);
    EXPECT_NEAR(amperes(), 5, 0.001);
}

} // namespace
} // namespace vmeter
