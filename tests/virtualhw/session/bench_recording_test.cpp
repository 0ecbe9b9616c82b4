// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fram_layout.h"
#include "tests/support/meter_time.h"
#include "tests/virtualhw/terminals/recording/recording_files.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/bench/datagram_sink.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/session/bench_recording_writer.h"
#include "virtualhw/session/field_reader.h"
#include "virtualhw/session/field_stream_v1.h"
#include "virtualhw/session/field_writer.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/session/waveform_recorder.h"

#include <QBuffer>
#include <QFile>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {
namespace {

// A scenario with many features: harmonics, noise, a ramp, a press, a fault, a device.
Scenario eventful()
{
    Scenario scenario;
    scenario.seed = 11;
    scenario.input.load.current = {10, 6, 3};
    scenario.input.load.currentHarmonics[0] = {{3, 40, 180}, {5, 12.5, -7}};
    scenario.input.load.devices = {{"heater", {LoadElement{0, 1, 400, 5, 0, {{5, 2, 0}}}}}};
    scenario.input.load.shape[2] = CurrentShape::phaseFired90;
    TimelineEntry ramp;
    ramp.kind = TimelineEntry::Kind::ramp;
    ramp.at = seconds(3);
    ramp.over = seconds(4);
    ramp.change.current = PerPhase<double>{2, 8, 12};
    ramp.change.wiring.reversed = PerPhase<bool>{true, false, false};
    TimelineEntry fault;
    fault.kind = TimelineEntry::Kind::fault;
    fault.at = seconds(5);
    fault.fault = DeviceFault{.kind = FaultKind::malfunction, .duration = seconds(2)};
    scenario.timeline = {ramp, fault};
    return scenario;
}

/// A session in which nothing happens.
QByteArray fileOf(const BenchRecordingStart& start)
{
    BenchRecordingEncoder encoder;
    const QByteArray beginning = encoder.start(start);
    return beginning + encoder.end({});
}

class BenchRecordingTest : public ::testing::Test {
protected:
    BenchRecordingTest()
        : bench(kCountisE28, eventful(), fram)
    {
        out.open(QIODevice::WriteOnly);
        BenchRecording begun;
        begun.start = {QStringLiteral("test"), &kCountisE28, {}, eventful(), QByteArray(kFramSize, '\0')};
        recorder.emplace(out, begun);
        bench.addObserver(*recorder);
    }

    void liveUntil(uint64_t second)
    {
        while (bench.time() < meterTime(second)) {
            bench.advance();
        }
    }

    // By Modbus: 30208 and following, then store and restart.
    void startAskingForTheTime()
    {
        const std::array<uint16_t, 3> server{1, 0x6E74, 0x7000}; // on; "ntp"
        const uint16_t store = 0xA1;
        const uint16_t restart = 0xB2;
        std::vector<uint16_t> words(server.begin(), server.end());
        words.resize(26);
        bench.apply(WriteRegisters{30208, words, false});
        bench.apply(WriteRegisters{57856, {store}, false});
        bench.apply(WriteRegisters{57856, {restart}, false});
    }
    // The reply of the time server, an hour ahead; in the replay there is no server.
    void answerTheTime()
    {
        struct Sink final : DatagramSink {
            SntpClient::Question question{};
            void sendDhcp(const DhcpOutput&) override { }
            void askTime(const SntpClient::Question& asked, const std::string&) override { question = asked; }
        } sink;
        bench.sendDatagrams(sink);
        std::array<uint8_t, kSntpMessageSize> answer{0x24, 1};
        std::copy_n(sink.question.begin() + 40, 8, answer.begin() + 24);
        constexpr uint32_t kAnHourAhead = 1'769'864'400U + 2'208'988'800U; // since 1900
        for (std::size_t n = 0; n < 4; ++n) {
            answer[32 + n] = answer[40 + n] = static_cast<uint8_t>(kAnHourAhead >> (24 - 8 * n));
        }
        bench.apply(DeliverDatagram{NetworkEvent::timeMessage, {answer.begin(), answer.end()}});
        EXPECT_EQ(bench.state().sntp.state, SntpStatus::State::synchronised);
    }

    // Keys, writes, changes, power, another scenario, each at its own second.
    void liveEventfully()
    {
        bench.apply(SetClock{1'769'860'800'000'000});
        startAskingForTheTime();
        liveUntil(1);
        bench.apply(PressKeys{std::vector{Key::up, Key::enter}, seconds(3) + Duration{1}});
        liveUntil(5);
        answerTheTime();
        liveUntil(6);
        bench.apply(WriteRegisters{40481, {2}, true});
        InputChange change;
        change.voltage = PerPhase<double>{230.1, 229.7, 0.1 + 0.2};
        bench.apply(ChangeInputs{change});
        liveUntil(8);
        bench.apply(SwitchMains{false});
        liveUntil(9);
        bench.apply(SwitchMains{true});
        bench.apply(ExchangeMeter{&kCountisE27});
        bench.apply(AddFault{DeviceFault{.kind = FaultKind::restart}});
        liveUntil(14);
        Scenario another = eventful();
        another.input.supply.frequencyHz = 49.7;
        bench.apply(PlayScenario{another});
        bench.apply(MoveKey{Key::up, true});
        liveUntil(16);
        bench.apply(MoveKey{Key::up, false});
        bench.apply(ShowActivity{});
        Settings settings;
        settings.unitId = 9;
        bench.apply(ApplySettings{settings});
        bench.apply(SetWebPassword{WebAccount::user, {.changes = 1, .own = true, .salt = {1, 2}, .hash = {3}}});
        bench.apply(RunPartial{PartialCounter::apparent, true});
        bench.apply(ZeroPartial{PartialCounter::activeImport});
        bench.apply(MarkTraining{TrainingEvent::answer, "L2"});
        liveUntil(17);
    }

    static std::optional<BenchRecording> read(const QByteArray& text)
    {
        Message error;
        auto session = readBenchRecording(text, error);
        EXPECT_TRUE(session) << error.english();
        return session;
    }

    static QString errorOf(const QByteArray& text)
    {
        Message error;
        EXPECT_FALSE(readBenchRecording(text, error));
        return QString::fromStdString(error.english());
    }

    /// The recording so far; ends the recording.
    QByteArray record()
    {
        bench.removeObserver(*recorder);
        recorder->finish(bench);
        EXPECT_TRUE(recorder->isComplete());
        return out.data();
    }

    QBuffer out;
    std::optional<BenchRecordingWriter> recorder;
    FramMemory fram;
    Bench bench;
};

TEST_F(BenchRecordingTest, LivedAgainItIsTheSameToTheLastBit)
{
    liveEventfully();
    const auto session = read(record());
    EXPECT_EQ(session->commands.size(), 21U);
    FramMemory framAgain;
    const Replay again = replay(*session, framAgain);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(again.checked, 18U) << "each second, and the end";
    ASSERT_EQ(again.bench->time(), bench.time());

    // The replayed bench continues identically: noise, ramps and presses have the same state.
    for (int n = 0; n < 400; ++n) {
        bench.advance();
        again.bench->advance();
    }
    const Snapshot there = bench.snapshot();
    const Snapshot here = again.bench->snapshot();
    ASSERT_EQ(here.scope.size(), kScopeSets);
    EXPECT_EQ(std::memcmp(here.scope.data(), there.scope.data(), kScopeSets * sizeof here.scope[0]), 0)
        << "the last samples";
    EXPECT_EQ(here.meter.lcd, there.meter.lcd);
    EXPECT_EQ(here.ledPulses, there.ledPulses);
    EXPECT_EQ(stateHash(*again.bench), stateHash(bench));
    EXPECT_EQ(again.bench->state().model, &kCountisE27);
    EXPECT_EQ(again.bench->state().clock, bench.state().clock) << "set by the time server";
}

TEST_F(BenchRecordingTest, ARecordingThatIsPlayedIsInTheSession)
{
    auto waveform = std::make_shared<WaveformRecording>();
    for (auto& lane : waveform->lane) {
        lane.assign(4000, 7.25F);
    }
    Scenario scenario;
    scenario.waveform = {waveform, seconds(1), false, std::nullopt};
    bench.apply(PlayScenario{scenario});
    liveUntil(2);
    FramMemory framAgain;
    const auto session = read(record());
    ASSERT_TRUE(session);
    const Replay again = replay(*session, framAgain);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(stateHash(*again.bench), stateHash(bench));
}

TEST_F(BenchRecordingTest, ALoadCurveIsInTheSession)
{
    Scenario scenario;
    scenario.loadCurve.profile = *parseLoadProfile("t,P1 [W],P2 [W],P3 [W]\n0,1000,2000,-500\n1,3000,0,700\n");
    scenario.loadCurve.supplyVolts = {230, 230, 230};
    bench.apply(PlayScenario{scenario});
    liveUntil(3);
    FramMemory framAgain;
    const auto session = read(record());
    ASSERT_TRUE(session);
    ASSERT_EQ(std::get<PlayScenario>(session->commands.front().command()).scenario.loadCurve.size(), 3U);
    const Replay again = replay(*session, framAgain);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(stateHash(*again.bench), stateHash(bench));
    BenchRecordingStart start;
    start.scenario = scenario;
    start.fram = QByteArray(kFramSize, '\0');
    const auto begun = read(fileOf(start));
    ASSERT_TRUE(begun);
    EXPECT_EQ(begun->start.scenario.loadCurve.profile->row(1).active, (PerPhase<double>{3000, 0, 700}));
}

TEST_F(BenchRecordingTest, ALongRecordingIsNamedByItsFile)
{
    const auto folder = testing::testFolder();
    constexpr uint32_t kSamples = 31 * kSampleRate;
    testing::writeFile(folder / "r.cfg",
        "s,d,2013\n1,1A,0D\n1,UA,A,,V,1,0,0,-1,1,1,1,P\n50\n1\n8000," + std::to_string(kSamples)
            + "\n01/01/2026,00:00:00.0\n01/01/2026,00:00:00.0\nFLOAT32\n1\n");
    std::string dat;
    for (uint32_t n = 0; n < kSamples; ++n) {
        testing::append<uint32_t>(dat, n + 1);
        testing::append<uint32_t>(dat, 0);
        testing::append<float>(dat, static_cast<float>(n * 7919 % 325));
    }
    testing::writeFile(folder / "r.dat", dat);
    BenchRecordingStart start;
    start.scenario = *loadScenarioFile((folder / "r.cfg").string());
    start.fram = QByteArray(kFramSize, '\0');
    const QByteArray file = fileOf(start);
    EXPECT_LT(file.size(), 20'000);
    const auto session = read(file);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->start.scenario.waveform.recording->lane, start.scenario.waveform.recording->lane);
    testing::writeFile(folder / "r.dat", dat.substr(0, 12 * kSampleRate * 30) + std::string(12 * kSampleRate, '\1'));
    Message error;
    EXPECT_FALSE(readBenchRecording(file, error));
    EXPECT_NE(error.english().find("the recording is not the one that was played"), std::string::npos);
    std::filesystem::remove(folder / "r.dat");
    EXPECT_FALSE(readBenchRecording(file, error));
    EXPECT_NE(error.english().find("the recording that was played is needed"), std::string::npos);
    EXPECT_GT(fileOf(start).size(), 20'000) << "without the file the samples are in the session";
}

TEST_F(BenchRecordingTest, TheLongestRecordingFitsIn)
{
    auto waveform = std::make_shared<WaveformRecording>();
    for (auto& lane : waveform->lane) {
        lane.assign(kMaxRecordedSets, 7.25F);
    }
    BenchRecordingStart start;
    start.scenario.waveform = {waveform, {}, false, std::nullopt};
    start.fram = QByteArray(kFramSize, '\0');
    const auto session = read(fileOf(start));
    ASSERT_TRUE(session);
    ASSERT_TRUE(session->start.scenario.waveform.recording);
    EXPECT_EQ(session->start.scenario.waveform.recording->sets(), kMaxRecordedSets);
}

TEST_F(BenchRecordingTest, CoastedStretchesAreCoastedAgain)
{
    liveUntil(20);
    Duration leftOut;
    while (bench.time() < meterTime(600)) {
        const Duration duration = bench.fastForward(meterTime(600) - bench.time());
        leftOut += duration;
        if (duration == Duration{}) {
            bench.advance();
        }
    }
    ASSERT_GT(leftOut, seconds(500));
    FramMemory framAgain;
    const Replay again = replay(*read(record()), framAgain);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(stateHash(*again.bench), stateHash(bench));
}

TEST_F(BenchRecordingTest, WhatARecorderKeptFromBeingLeftOutIsLivedAgainWithoutIt)
{
    Message error;
    const auto folder = testing::testFolder() / "recording";
    const std::unique_ptr<WaveformRecorder> waveforms
        = WaveformRecorder::open({folder.string(), meterTime(60) + Duration{1}, seconds(2)}, error);
    ASSERT_TRUE(waveforms) << error.english();
    bench.addObserver(*waveforms);
    Duration leftOut;
    while (bench.time() < meterTime(120)) {
        const Duration duration = bench.fastForward(meterTime(120) - bench.time());
        leftOut += duration;
        if (duration == Duration{}) {
            bench.advance();
        }
    }
    ASSERT_GT(leftOut, seconds(60));
    FramMemory framAgain;
    const Replay again = replay(*read(record()), framAgain);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(again.bench->time(), bench.time());
    EXPECT_EQ(stateHash(*again.bench), stateHash(bench));
}

TEST_F(BenchRecordingTest, AnInputThatIsMissingShows)
{
    liveEventfully();
    auto session = read(record());
    const auto write = std::find_if(session->commands.begin(), session->commands.end(),
        [](const RecordedCommand& given) { return given.time == meterTime(6); }); // the tariff
    ASSERT_NE(write, session->commands.end());
    const MeterTime at = write->time;
    session->commands.erase(write);
    for (RecordedCheck& check : session->checks) {
        check.after -= check.time > at ? 1 : 0;
    }
    FramMemory framAgain;
    EXPECT_EQ(replay(*session, framAgain).differsAt, meterTime(7)) << "at the next check";
}

TEST_F(BenchRecordingTest, OneGoesOnWithTheRecordOfTheOther)
{
    liveEventfully();
    const QByteArray text = record();
    QBuffer outAgain;
    outAgain.open(QIODevice::WriteOnly);
    BenchRecordingWriter goingOn(outAgain, *read(text));
    // Everything except the end, which is not written yet: [0, "end"] and the end of the array.
    const QByteArray end = QByteArray::fromHex("9f0063656e64ffff");
    ASSERT_TRUE(text.endsWith(end));
    EXPECT_EQ(outAgain.data(), text.chopped(end.size()));
}

TEST_F(BenchRecordingTest, WhatCannotBeWrittenIsSaid)
{
    QBuffer closed;
    EXPECT_FALSE(BenchRecordingWriter(closed, {}).isComplete());
}

TEST_F(BenchRecordingTest, ARecordThatBreaksOffIsReadUpToThere)
{
    liveEventfully();
    QByteArray text = record();
    text.chop(12);
    const auto session = read(text);
    EXPECT_FALSE(session->whole);
    EXPECT_EQ(session->commands.size(), 21U);
}

TEST_F(BenchRecordingTest, EqualCommandsAtOneTimeTakeAFewBytes)
{
    liveUntil(1);
    const qint64 before = out.size();
    for (int n = 0; n < 1000; ++n) {
        bench.apply(WriteRegisters{40481, {2}, false});
    }
    liveUntil(2);
    EXPECT_LT(out.size() - before, 100) << "one write, how often it was repeated, and a check";
    const auto session = read(record());
    ASSERT_EQ(session->commands.size(), 1U);
    EXPECT_EQ(session->commands[0].times, 1000U);
    EXPECT_EQ(std::get<WriteRegisters>(session->commands[0].command()).address, 40481);
    FramMemory framAgain;
    EXPECT_FALSE(replay(*session, framAgain).differsAt);
}

TEST_F(BenchRecordingTest, EqualCommandsKeepTheirTimeWhenAnotherOneFollowsBeforeTheNextCheck)
{
    liveUntil(1);
    bench.apply(WriteRegisters{40481, {2}, false});
    bench.apply(WriteRegisters{40481, {2}, false});
    bench.advance(); // 5 ms
    bench.apply(WriteRegisters{40481, {3}, false});
    liveUntil(2);
    const auto session = read(record());
    ASSERT_EQ(session->commands.size(), 2U);
    EXPECT_EQ(session->commands[0].times, 2U);
    EXPECT_EQ(session->commands[0].time, meterTime(1));
    EXPECT_EQ(session->commands[1].times, 1U);
    EXPECT_EQ(session->commands[1].time, meterTime(1) + kBlockTime);
    FramMemory framAgain;
    EXPECT_FALSE(replay(*session, framAgain).differsAt);
}

TEST_F(BenchRecordingTest, TrafficIsNotedTwiceASecond)
{
    for (uint64_t second = 1; second <= 2; ++second) {
        while (bench.time() < meterTime(second)) {
            bench.apply(ShowActivity{});
            bench.advance();
        }
    }
    EXPECT_EQ(read(record())->commands.size(), 4U);
}

TEST_F(BenchRecordingTest, WhatAnotherVersionRecordedIsLivedToItsEnd)
{
    liveUntil(3);
    auto session = read(record());
    session->checks[0].hash = "0123456789abcdef";
    FramMemory framAgain;
    const Replay ofAnother = replay(*session, framAgain); // "test" has recorded it
    EXPECT_EQ(ofAnother.differsAt, meterTime(1));
    EXPECT_FALSE(ofAnother.failed);
    EXPECT_EQ(ofAnother.bench->time(), meterTime(3));
    session->start.program = QString::fromLatin1(kProgramVersion);
    const Replay ofThis = replay(*session, framAgain);
    EXPECT_TRUE(ofThis.failed);
    EXPECT_EQ(ofThis.bench->time(), meterTime(1));
}

TEST_F(BenchRecordingTest, WhatIsNoSessionIsRefusedAndSaysWhy)
{
    liveUntil(1);
    bench.apply(SealCover{true});
    const QByteArray good = record();
    EXPECT_EQ(errorOf(""), "this is no session of vmeter");
    EXPECT_EQ(errorOf("vmeter session 0\n"), "this is no session of vmeter");
    EXPECT_EQ(errorOf("vmeter session 3\nstart AAAA\n"),
        "a newer version of vmeter has saved this session (format 3): open it with that one");
    EXPECT_EQ(errorOf("vmeter session 2\nstart AAAA\n"),
        "the start of the session cannot be read: it is no entry of a session");
    EXPECT_EQ(errorOf(QByteArray(good).replace("dseal", "dsoul")),
        "entry 2: this version of vmeter does not know the command; a newer one does");
    EXPECT_EQ(errorOf(QByteArray(good).replace("fsealed", "fsoiled")),
        "entry 2: soiled: this version of vmeter does not know it; a newer one does");
    EXPECT_EQ(errorOf(QByteArray(good).replace("fsealed\xF5", QByteArray::fromHex("667365616C656405"))),
        "entry 2: sealed: its kind is wrong");
    EXPECT_EQ(errorOf(QByteArray(good).replace("dseed\x0B", QByteArray::fromHex("6473656564F5"))),
        "the start of the session cannot be read: scenario.seed: its kind is wrong");
}

TEST_F(BenchRecordingTest, AMemoryThatCannotBeReadIsRefused)
{
    liveUntil(1);
    BenchRecordingStart start = read(record())->start;
    FramMemory good;
    FramLayout layout;
    layout.storePersistentData(good, {});
    start.fram = imageOf(good);
    EXPECT_TRUE(read(BenchRecordingEncoder().start(start))) << "a session that breaks off at once";

    FramMemory spoilt;
    PersistentData data;
    data.tariff = static_cast<Tariff>(3);
    layout.storePersistentData(spoilt, data);
    start.fram = imageOf(spoilt);
    EXPECT_EQ(errorOf(BenchRecordingEncoder().start(start)),
        "the session cannot be read: the meter's memory: neither copy of the energies and settings can be read");

    // All bits set: no record, and not blank.
    start.fram = QByteArray(kFramSize, '\xFF');
    EXPECT_EQ(errorOf(BenchRecordingEncoder().start(start)),
        "the session cannot be read: the meter's memory: neither copy of the energies and settings can be read");
}

/// What reading `written` says; "" if it may be used.
template <class T> std::string errorOfReading(const T& written)
{
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    FieldWriter(out).write(written);
    QCborStreamReader in(bytes);
    FieldReader reader(in);
    T read{};
    const bool good = reader.read(read);
    EXPECT_EQ(good, reader.error().isEmpty());
    return reader.error().english();
}

TEST(SessionFields, ValuesOutOfTheirRangeAreRefusedByName)
{
    EXPECT_EQ(errorOfReading(MoveKey{Key::enter, true}), "");
    EXPECT_EQ(errorOfReading(MoveKey{static_cast<Key>(3), true}), "key: it is out of range");
    EXPECT_EQ(errorOfReading(Harmonic{40, 1, 0}), "");
    EXPECT_EQ(errorOfReading(Harmonic{41, 1, 0}), "order: it is out of range");
    EXPECT_EQ(errorOfReading(Harmonic{2, std::numeric_limits<double>::quiet_NaN(), 0}), "percent: it is out of range");
    WiringChange wiring;
    wiring.loadAt = PerConductor<int>{0, 1, 2, 4};
    EXPECT_EQ(errorOfReading(wiring), "load_at: it is out of range");
    EXPECT_EQ(errorOfReading(SelectTariff{static_cast<Tariff>(2)}), "tariff: it is out of range");
    EXPECT_EQ(errorOfReading(SetClock{std::numeric_limits<int64_t>::max()}), "microseconds: it is out of range");
    DeviceFault fault;
    fault.delay = {std::chrono::milliseconds(2), std::chrono::milliseconds(1)};
    EXPECT_EQ(errorOfReading(AddFault{fault}), "fault.delay: its values do not fit together");
}

TEST(SessionFields, AScenarioHasTheLimitsOfItsFile)
{
    Scenario scenario = eventful();
    EXPECT_EQ(errorOfReading(scenario), "");
    scenario.repeat = Duration{};
    EXPECT_EQ(errorOfReading(scenario), "repeat: it is out of range");
    scenario.repeat = seconds(6); // the ramp ends after 7 s
    EXPECT_EQ(errorOfReading(scenario), "its values do not fit together");
    scenario.repeat.reset();
    std::swap(scenario.timeline[0], scenario.timeline[1]);
    EXPECT_EQ(errorOfReading(scenario), "its values do not fit together");
    scenario = eventful();
    scenario.input.load.devices.resize(201, scenario.input.load.devices[0]);
    EXPECT_EQ(errorOfReading(scenario), "its values do not fit together");
    scenario = eventful();
    scenario.input.supply.frequencyHz = 0;
    EXPECT_EQ(errorOfReading(scenario), "input.supply.frequency: it is out of range");
}

/// Version 1 has no writer any more: its integers have eight bytes each.
template <class T> QDataStream::Status statusOfReadingV1(const QByteArray& bytes)
{
    QDataStream in(bytes);
    FieldStreamV1(in).take<T>();
    return in.status();
}

TEST(SessionFields, ATimeServerHasPrintableName)
{
    Settings settings;
    settings.sntpServer[0] = 'a';
    EXPECT_EQ(errorOfReading(settings), "");
    settings.sntpServer[0] = '\n';
    EXPECT_EQ(errorOfReading(settings), "its values do not fit together");
}

TEST(SessionFieldsV1, ValuesOutOfTheirRangeAreRefused)
{
    const QByteArray enter = QByteArray::fromHex("000000000000000201"); // number 2, pressed
    EXPECT_EQ(statusOfReadingV1<MoveKey>(enter), QDataStream::Ok);
    EXPECT_EQ(statusOfReadingV1<MoveKey>(QByteArray(enter).replace(7, 1, "\x03")), QDataStream::ReadCorruptData);
    EXPECT_EQ(statusOfReadingV1<SelectTariff>(QByteArray::fromHex("0000000000000001")), QDataStream::Ok);
    EXPECT_EQ(statusOfReadingV1<SelectTariff>(QByteArray::fromHex("0000000000000002")), QDataStream::ReadCorruptData);
}

TEST(SessionFieldsV1, AListLongerThanItsBytesIsRefused)
{
    EXPECT_EQ(statusOfReadingV1<std::vector<Key>>(QByteArray::fromHex("00000000FFFFFFFF0000000000000000")),
        QDataStream::ReadCorruptData);
}

TEST(SessionFieldsV1, AWrongLineIsNamed)
{
    QFile file(QStringLiteral(VMETER_SOURCE_DIR "/tests/golden/v0.1.0/commands.vms"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    const auto errorOf = [](const QByteArray& bytes) {
        Message error;
        EXPECT_FALSE(readBenchRecording(bytes, error));
        return error.english();
    };
    EXPECT_EQ(errorOf("vmeter session 1\nstart AAAA\n"), "line 2: the start of the session cannot be read");
    const qsizetype at = good.indexOf(" mains ");
    ASSERT_GT(at, 0);
    const std::string line = "line " + std::to_string(good.first(at).count('\n') + 1);
    EXPECT_EQ(errorOf(QByteArray(good).replace(" mains ", " manes ")),
        line + ": this line cannot be read, or it is out of order");
    EXPECT_EQ(errorOf(good + "9000 mains AQ==\n"),
        "line " + std::to_string(good.count('\n') + 1) + ": this line cannot be read, or it is out of order");
}

} // namespace
} // namespace vmeter
