// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/waveform_recording.h"

#include "tests/virtualhw/terminals/recording/recording_files.h"
#include "virtualhw/scenario/scenario_file.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

using testing::append;
using ::testing::HasSubstr;
using testing::testFolder;
using testing::writeFile;

constexpr double kTurn = 2 * std::numbers::pi;

/// A sine of 325 V on channel "Spannung R", 14 A on "Strom R" sampled half a sample later, at `rate` for one second.
std::filesystem::path sines(double rate, const std::string& unit = "V")
{
    const auto folder = testFolder();
    const auto count = static_cast<int>(rate);
    writeFile(folder / "r.cfg",
        "s,d,2013\n2,2A,0D\n1,Spannung R,,," + unit + ",1,0,0,-1,1,1,1,P\n2,Strom R,,,A,1,0,"
            + std::to_string(0.5e6 / rate) + ",-1,1,1,1,P\n50\n1\n" + std::to_string(rate) + ',' + std::to_string(count)
            + "\n01/01/2026,00:00:00.000000\n01/01/2026,00:00:00.000000\nFLOAT32\n1\n0,0\n0,0\n");
    std::string dat;
    for (int n = 0; n < count; ++n) {
        append<uint32_t>(dat, static_cast<uint32_t>(n + 1));
        append<uint32_t>(dat, 0);
        append<float>(dat, static_cast<float>(325 * std::sin(kTurn * 50 * n / rate)));
        append<float>(dat, static_cast<float>(14 * std::sin(kTurn * 50 * (n + 0.5) / rate)));
    }
    writeFile(folder / "r.dat", dat);
    return folder;
}

std::shared_ptr<const WaveformRecording> loaded(const std::filesystem::path& path, const ChannelMap& map = {})
{
    const auto result = loadRecording(path.string(), map);
    if (const auto* error = std::get_if<Message>(&result)) {
        ADD_FAILURE() << error->english();
        return std::make_shared<WaveformRecording>();
    }
    return std::get<std::shared_ptr<const WaveformRecording>>(result);
}

std::string errorOf(const std::filesystem::path& path, const ChannelMap& map = {})
{
    const auto result = loadRecording(path.string(), map);
    return std::holds_alternative<Message>(result) ? std::get<Message>(result).english() : "";
}

TEST(WaveformRecording, IsTakenToEightKilohertzWithoutTheSkewOfItsChannels)
{
    for (const double rate : {3200.0, 6400.0, 8000.0, 12'800.0}) {
        const auto recording = loaded(sines(rate) / "r.cfg");
        ASSERT_EQ(recording->sets(), 8000U) << rate;
        for (std::size_t n = 2000; n < 2160; ++n) {
            const double sine = std::sin(kTurn * 50 * static_cast<double>(n) / 8000);
            ASSERT_NEAR(recording->lane[0][n], 325 * sine, 0.0325) << rate << ' ' << n;
            ASSERT_NEAR(recording->lane[3][n], 14 * sine, 0.002) << rate << ' ' << n;
        }
        EXPECT_EQ(recording->lane[1][77], 0) << "no channel";
    }
}

TEST(WaveformRecording, TheMapNamesChannelsAndFactors)
{
    ChannelMap map;
    map.channelOf = {{2, "Spannung R"}, {5, "Strom R"}};
    map.voltageFactor = 0.5;
    map.currentFactor = 2;
    const auto recording = loaded(sines(8000) / "r.cfg", map);
    EXPECT_EQ(recording->lane[0][2120], 0);
    EXPECT_NEAR(recording->lane[2][2120], 162.5, 1e-3);
    EXPECT_NEAR(recording->lane[5][2120], 28, 1e-3);
    map.channelOf[0] = "Spannung S";
    EXPECT_THAT(
        errorOf(sines(8000) / "r.cfg", map), HasSubstr("no channel 'Spannung S'; there are: Spannung R, Strom R"));
}

TEST(WaveformRecording, SeveralRatesFollowEachOther)
{
    const auto folder = testFolder();
    writeFile(folder / "r.cfg",
        "s,d,1999\n1,1A,0D\n1,UA,A,,V,1,0,0,-1,1,1,1,P\n50\n2\n1000,100\n2000,300\n"
        "01/01/2026,00:00:00.0\n01/01/2026,00:00:00.0\nASCII\n1\n");
    std::string dat;
    for (int n = 0; n < 300; ++n) {
        dat += std::to_string(n + 1) + ",0," + (n < 100 ? "10" : "20") + '\n';
    }
    writeFile(folder / "r.dat", dat);
    const auto recording = loaded(folder / "r.cfg");
    EXPECT_EQ(recording->sets(), 1600U) << "100 ms and 100 ms";
    EXPECT_NEAR(recording->lane[0][400], 10, 1e-6);
    EXPECT_NEAR(recording->lane[0][1200], 20, 1e-6);
}

TEST(WaveformRecording, WhatIsWrongIsSaid)
{
    const auto folder = testFolder();
    EXPECT_THAT(errorOf(folder / "none.cfg"), HasSubstr("no such file"));
    EXPECT_THAT(errorOf(folder / "r.wav"), HasSubstr("a recording is a .cfg with its .dat beside it, or a .cff"));
    EXPECT_THAT(errorOf(folder), HasSubstr("a recording is"));
    ChannelMap none;
    none.channelOf = {{0, "bar"}};
    EXPECT_THAT(errorOf(sines(8000, "bar") / "r.cfg", none), HasSubstr("it has no channel 'bar'"));
    const auto lonely = sines(8000);
    std::filesystem::remove(lonely / "r.dat");
    EXPECT_THAT(errorOf(lonely / "r.cfg"), HasSubstr("r.dat: no such file"));
}

TEST(WaveformRecording, LongOnesAndUnevenOnesAreRefused)
{
    const auto folder = testFolder();
    const std::string head = "s,d,1999\n1,1A,0D\n1,UA,A,,V,1,0,0,-1,1,1,1,P\n50\n";
    const std::string tail = "01/01/2026,00:00:00.0\n01/01/2026,00:00:00.0\nASCII\n1\n";
    writeFile(folder / "r.cfg", head + "1\n0.001,2\n" + tail);
    writeFile(folder / "r.dat", "1,0,1\n2,0,1\n");
    EXPECT_THAT(errorOf(folder / "r.cfg"), HasSubstr("at most 600 s can be played"));
    writeFile(folder / "r.cfg", head + "0\n0,3\n" + tail);
    writeFile(folder / "r.dat", "1,0,1\n2,1000,1\n3,9000,1\n");
    EXPECT_THAT(errorOf(folder / "r.cfg"), HasSubstr("not evenly spaced"));
    writeFile(folder / "r.dat", "1,5,1\n2,5,1\n3,5,1\n");
    EXPECT_THAT(errorOf(folder / "r.cfg"), HasSubstr("not evenly spaced"));
}

TEST(Playback, KnowsWhatIsPlayedWhen)
{
    auto recording = std::make_shared<WaveformRecording>();
    recording->lane[0].resize(100);
    Playback playback{recording, Duration{50}, false, std::nullopt};
    EXPECT_EQ(playback.setAt({Duration{49}}), std::nullopt);
    EXPECT_EQ(playback.setAt({Duration{50}}), 0U);
    EXPECT_EQ(playback.setAt({Duration{149}}), 99U);
    EXPECT_EQ(playback.setAt({Duration{150}}), std::nullopt);
    EXPECT_EQ(playback.untilChange({Duration{0}}, Duration{1000}), Duration{50});
    EXPECT_EQ(playback.untilChange({Duration{60}}, Duration{1000}), Duration{90});
    EXPECT_EQ(playback.untilChange({Duration{150}}, Duration{1000}), Duration{1000});
    playback.loop = true;
    EXPECT_EQ(playback.setAt({Duration{151}}), 1U);
    playback.repeat = Duration{200};
    EXPECT_EQ(playback.setAt({Duration{210}}), std::nullopt);
    EXPECT_EQ(playback.setAt({Duration{251}}), 1U);
}

TEST(WaveformRecording, ItsFileCanStandForAScenario)
{
    const auto result = loadScenarioFile((sines(8000) / "r.cfg").string());
    ASSERT_TRUE(std::holds_alternative<Scenario>(result));
    const Scenario& scenario = std::get<Scenario>(result);
    EXPECT_EQ(scenario.name.fr, "r");
    ASSERT_NE(scenario.waveform.recording, nullptr);
    EXPECT_EQ(scenario.waveform.recording->sets(), 8000U);
    EXPECT_THAT(scenario.notes, ::testing::Not(::testing::IsEmpty())) << "which channel went where";
}

} // namespace
} // namespace vmeter
