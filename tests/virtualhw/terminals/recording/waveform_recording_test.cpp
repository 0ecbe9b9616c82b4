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
    if (!result) {
        ADD_FAILURE() << result.error().english();
        return std::make_shared<WaveformRecording>();
    }
    return *result;
}

std::string errorOf(const std::filesystem::path& path, const ChannelMap& map = {})
{
    const auto result = loadRecording(path.string(), map);
    return !result ? result.error().english() : "";
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

TEST(WaveformRecording, LongOnesAreRefused)
{
    const auto folder = testFolder();
    const std::string head = "s,d,1999\n1,1A,0D\n1,UA,A,,V,1,0,0,-1,1,1,1,P\n50\n";
    const std::string tail = "01/01/2026,00:00:00.0\n01/01/2026,00:00:00.0\nASCII\n1\n";
    writeFile(folder / "r.cfg", head + "1\n0.001,2\n" + tail);
    writeFile(folder / "r.dat", "1,0,1\n2,0,1\n");
    EXPECT_THAT(errorOf(folder / "r.cfg"), HasSubstr("at most 600 s can be played"));
    writeFile(folder / "r.cfg", head + "0\n0,3\n" + tail);
    writeFile(folder / "r.dat", "1,5,1\n2,5,1\n3,5,1\n");
    EXPECT_THAT(errorOf(folder / "r.cfg"), HasSubstr("the time stamps do not grow (sample 2)"));
}

/// Three voltages of 230 V and three currents of 10 A in phase with them, ASCII, taken at `seconds`.
std::filesystem::path threePhases(
    const std::vector<double>& seconds, const std::string& rates, const std::vector<std::string>& names)
{
    const auto folder = testFolder();
    std::string cfg = "s,d,1999\n" + std::to_string(names.size()) + ',' + std::to_string(names.size()) + "A,0D\n";
    for (std::size_t i = 0; i < names.size(); ++i) {
        cfg += std::to_string(i + 1) + ',' + names[i] + ",1,0,0,-99999,99998,1,1,P\n";
    }
    writeFile(folder / "r.CFG", cfg + "50\n" + rates + "01/01/2026,00:00:00.0\n01/01/2026,00:00:00.0\nASCII\n1\n");
    std::string dat;
    for (std::size_t n = 0; n < seconds.size(); ++n) {
        dat += std::to_string(n + 1) + ',' + std::to_string(std::lround(seconds[n] * 1e6));
        for (std::size_t i = 0; i < names.size(); ++i) {
            const bool current = names[i].ends_with("A");
            const double angle = kTurn * (50 * seconds[n] - static_cast<double>(i % 3) / 3);
            dat += ',' + std::to_string((current ? 10 : 230) * std::numbers::sqrt2 * std::sin(angle));
        }
        dat += '\n';
    }
    writeFile(folder / "r.Dat", dat);
    return folder / "r.CFG";
}

std::vector<double> every(double step, std::size_t count, double from = 0)
{
    std::vector<double> seconds;
    for (std::size_t n = 0; n < count; ++n) {
        seconds.push_back(from + static_cast<double>(n) * step);
    }
    return seconds;
}

const std::vector<std::string> kSixNames{"UL1,,,V", "UL2,,,V", "UL3,,,V", "IL1,,,A", "IL2,,,A", "IL3,,,A"};

/// Largest difference of a lane to a sine of `rms`, in per cent of it, from the second to the last but one cycle.
double worstPercent(const WaveformRecording& recording, std::size_t lane, double rms, double degrees)
{
    double worst = 0;
    for (std::size_t n = 160; n + 160 < recording.sets(); ++n) {
        const double sine = std::sin(kTurn * (50 * static_cast<double>(n) / 8000 + degrees / 360));
        worst = std::max(worst,
            100 * std::fabs(static_cast<double>(recording.lane[lane][n]) - rms * std::numbers::sqrt2 * sine) / rms);
    }
    return worst;
}

TEST(WaveformRecording, AChangeOfTheRateLeavesNoTrace)
{
    auto seconds = every(1.0 / 4000, 800);
    const auto slow = every(1.0 / 1200, 240, 0.2);
    seconds.insert(seconds.end(), slow.begin(), slow.end());
    const auto recording = loaded(threePhases(seconds, "2\n4000,800\n1200,1040\n", kSixNames));
    ASSERT_EQ(recording->sets(), 3200U);
    EXPECT_LT(worstPercent(*recording, 0, 230, 0), 0.1);
    EXPECT_LT(worstPercent(*recording, 4, 10, -120), 0.1);
}

TEST(WaveformRecording, SamplesWithoutAnEvenRateArePlayedByTheirStamps)
{
    std::vector<double> seconds{0};
    for (int n = 0; seconds.back() < 0.3; ++n) {
        seconds.push_back(seconds.back() + 1e-6 * (150 + 37 * (n % 7)));
    }
    const auto recording = loaded(threePhases(seconds, "0\n0," + std::to_string(seconds.size()) + '\n', kSixNames));
    EXPECT_LT(worstPercent(*recording, 0, 230, 0), 0.1);
    EXPECT_THAT(recording->notes.front().english(), HasSubstr("played by their time stamps"));
}

TEST(WaveformRecording, PhasesAreFoundInTheWaysWritersNameThem)
{
    const std::vector<std::vector<std::string>> ways{
        {"VR,,,V", "VY,,,V", "VB,,,V", "IR,,,A", "IY,,,A", "IB,,,A"},
        {"u_R,,,V", "u_S,,,V", "u_T,,,V", "i_R,,,A", "i_S,,,A", "i_T,,,A"},
        {"A-N,,,V", "B-N,,,V", "C-N,,,V", "IA,,,A", "IB,,,A", "IC,,,A"},
        {"L1-E,,,V", "L2-E,,,V", "L3-E,,,V", "iL1,,,A", "iL2,,,A", "iL3,,,A"},
        {"Line,A,,V", "Line,B,,V", "Line,C,,V", "Line,AN,,A", "Line,BN,,A", "Line,CN,,A"},
        {"VA Bus C,,,V", "VB Bus C,,,V", "VC Bus C,,,V", "feeder 2 IL1,,,A", "feeder 2 IL2,,,A", "feeder 2 IL3,,,A"},
        {"Phase A Volts,,,V", "Phase B Volts,,,V", "Phase C Volts,,,V", "Strom 1,,,A", "Strom 2,,,A", "Strom 3,,,A"},
    };
    for (const auto& names : ways) {
        const auto recording = loaded(threePhases(every(1.0 / 8000, 800), "1\n8000,800\n", names));
        for (std::size_t lane = 0; lane < kRecordedLanes; ++lane) {
            EXPECT_LT(worstPercent(*recording, lane, lane < 3 ? 230 : 10, -120.0 * static_cast<double>(lane % 3)), 0.01)
                << names.front() << ' ' << lane;
        }
    }
}

TEST(WaveformRecording, LineVoltagesBecomePhaseVoltages)
{
    // U12, U23, U31 of 230 V each: phase voltages of 132.79 V, 30 degrees behind.
    const auto recording = loaded(threePhases(
        every(1.0 / 8000, 800), "1\n8000,800\n", {"U12,,,V", "U23,,,V", "U31,,,V", "I1,,,A", "I2,,,A", "I3,,,A"}));
    EXPECT_LT(worstPercent(*recording, 0, 230 / std::sqrt(3.0), -30), 0.01);
    EXPECT_LT(worstPercent(*recording, 2, 230 / std::sqrt(3.0), -270), 0.01);
    const auto one = loaded(
        threePhases(every(1.0 / 8000, 800), "1\n8000,800\n", {"U12,,,V", "UN,,,V", "I1,,,A", "I2,,,A", "3I0,,,A"}));
    EXPECT_EQ(one->lane[0][200], 0) << "one line voltage gives no phase voltage";
    EXPECT_EQ(one->notes.back().english(), "3 channels are not used: U12 [V], UN [V], 3I0 [A]");
}

TEST(WaveformRecording, CurrentsAloneGetTheSupplyOfTheScenario)
{
    const auto path = threePhases(every(1.0 / 8000, 1600), "1\n8000,1600\n", {"IA,,,A", "IB,,,A", "IC,,,A"});
    GridInput input;
    input.supply.voltage = {230, 231, 232};
    auto result = loadRecording(path.string(), {}, &input);
    auto recording = *result;
    EXPECT_LT(worstPercent(*recording, 0, 230, 0), 0.05) << "in phase with the current";
    EXPECT_LT(worstPercent(*recording, 1, 231, -120), 0.05);
    input.load.phiDeg = {60, 60, 60};
    result = loadRecording(path.string(), {}, &input);
    recording = *result;
    EXPECT_LT(worstPercent(*recording, 0, 230, 60), 0.05) << "ahead of it by phi";
}

TEST(WaveformRecording, VoltagesAloneGetTheLoadOfTheScenario)
{
    const auto path = threePhases(every(1.0 / 8000, 1600), "1\n8000,1600\n", {"UA,,,V", "UB,,,V", "UC,,,V"});
    GridInput input;
    input.load.current = {5, 6, 7};
    input.load.phiDeg = {30, 30, 30};
    const auto result = loadRecording(path.string(), {}, &input);
    const auto recording = *result;
    EXPECT_LT(worstPercent(*recording, 3, 5, -30), 0.05);
    EXPECT_LT(worstPercent(*recording, 5, 7, -270), 0.05);
}

TEST(WaveformRecording, AMapNamesOnlyWhatFits)
{
    ChannelMap map;
    map.channelOf = {{0, "IL1"}};
    EXPECT_THAT(errorOf(threePhases(every(1.0 / 8000, 8), "1\n8000,8\n", kSixNames), map),
        HasSubstr("channel 'IL1' is in A and cannot be V1"));
    map.channelOf = {{0, "U"}};
    const auto perUnit = threePhases(every(1.0 / 8000, 800), "1\n8000,800\n", {"U,,,pu"});
    EXPECT_THAT(errorOf(perUnit, map), HasSubstr("give its base in factor"));
    map.voltageFactor = 2;
    EXPECT_LT(worstPercent(*loaded(perUnit, map), 0, 460, 0), 0.01);
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
    ASSERT_TRUE(result.has_value());
    const Scenario& scenario = *result;
    EXPECT_EQ(scenario.name.fr, "r");
    ASSERT_NE(scenario.waveform.recording, nullptr);
    EXPECT_EQ(scenario.waveform.recording->sets(), 8000U);
    EXPECT_THAT(scenario.notes, ::testing::Not(::testing::IsEmpty())) << "which channel went where";
}

} // namespace
} // namespace vmeter
