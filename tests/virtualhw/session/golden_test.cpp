// SPDX-License-Identifier: GPL-3.0-or-later
// Files that older versions wrote. Those of the version that last changed what the meter measures or shows come to the
// same bits; those before are read, and lived to their end.
#include "tests/support/meter_time.h"
#include "virtualhw/base/si.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/session/bench_recording_writer.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/training/exam_judge.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vmeter {
namespace {

constexpr const char* kFirst = "v0.1.0/";                   ///< before the windows of the metrology were weighted anew
constexpr const char* kLast = "v0.2.0/";                    ///< scripts/record_golden
constexpr int64_t kNoonOfJanuary31 = 1'769'860'800'000'000; // 2026-01-31T12:00:00Z, in microseconds

QString goldenPath(const std::string& file)
{
    return QStringLiteral(VMETER_SOURCE_DIR "/tests/golden/") + QString::fromStdString(file);
}

std::vector<std::string> sessionsOf(const std::string& version)
{
    std::vector<std::string> names;
    for (const QString& file : QDir(goldenPath(version + "sessions")).entryList({QStringLiteral("*.vms")})) {
        names.push_back(file.chopped(4).toStdString());
    }
    return names;
}

BenchRecording golden(const std::string& file)
{
    Message error;
    auto session = loadBenchRecording(goldenPath(file), error);
    EXPECT_TRUE(session) << error.english();
    return session.value_or(BenchRecording());
}

BenchRecording goldenSession(const std::string& version, const std::string& name)
{
    return golden(version + "sessions/" + name + ".vms");
}

std::string nameOfTest(const ::testing::TestParamInfo<std::string>& info)
{
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

class OldSession : public ::testing::TestWithParam<std::string> { };

TEST_P(OldSession, IsLivedToItsEnd)
{
    const BenchRecording session = goldenSession(kFirst, GetParam());
    ASSERT_TRUE(session.whole);
    EXPECT_EQ(session.start.program, QStringLiteral("0.1.0"));
    FramMemory fram;
    const Replay again = replay(session, fram);
    EXPECT_FALSE(again.failed);
    EXPECT_EQ(again.bench->time(), session.end);
}

// Its scenario is the one that the file of that name describes today.
TEST_P(OldSession, HasTheScenarioOfThatName)
{
    const std::string scenario = GetParam().substr(0, GetParam().find('.'));
    EXPECT_EQ(
        goldenSession(kFirst, GetParam()).start.scenario.name, goldenSession(kLast, scenario).start.scenario.name);
}

INSTANTIATE_TEST_SUITE_P(Version010, OldSession, ::testing::ValuesIn(sessionsOf(kFirst)), nameOfTest);

class GoldenSession : public ::testing::TestWithParam<std::string> { };

TEST_P(GoldenSession, ReplaysToTheSameBits)
{
    const BenchRecording session = goldenSession(kLast, GetParam());
    ASSERT_TRUE(session.whole);
    FramMemory fram;
    const Replay again = replay(session, fram);
    EXPECT_FALSE(again.differsAt) << "after " << again.checked << " checks";
    EXPECT_EQ(again.checked, session.checks.size());
    EXPECT_GE(again.checked, GetParam().ends_with(".coast") ? 2U : 61U) << "a minute of seconds, and the end";
}

// A session holds the scenario as it was read: its file must still be read as the same. The meter of the fast-forwarded
// ones is checked after hours only.
TEST_P(GoldenSession, ComesFromTheScenarioOfThatName)
{
    const std::string name = GetParam().substr(0, GetParam().find('.'));
    const BenchRecording session = goldenSession(kLast, GetParam());
    if (GetParam().ends_with(".coast")) {
        EXPECT_EQ(session.start.scenario.name, goldenSession(kLast, name).start.scenario.name);
        return;
    }
    const auto scenario = findScenario(name);
    ASSERT_TRUE(scenario) << scenario.error().english();
    FramMemory fram;
    Bench bench(*session.start.model, *scenario, fram, session.start.seed);
    bench.apply(SetClock{kNoonOfJanuary31});
    const RecordedCheck& first = session.checks[9];
    while (bench.time() < first.time) {
        bench.advance();
    }
    EXPECT_EQ(stateHash(bench), first.hash);
}

INSTANTIATE_TEST_SUITE_P(Version020, GoldenSession, ::testing::ValuesIn(sessionsOf(kLast)), nameOfTest);

TEST(GoldenFiles, EveryReadyScenarioHasItsSession)
{
    EXPECT_GE(sessionsOf(kFirst).size(), 33U);
    EXPECT_GE(sessionsOf(kLast).size(), 33U);
}

TEST(GoldenFiles, ASessionWithCommandsOfEachKindReplays)
{
    const BenchRecording old = golden(std::string(kFirst) + "commands.vms");
    EXPECT_EQ(old.commands.size(), 23U);
    FramMemory framOfOld;
    EXPECT_EQ(replay(old, framOfOld).bench->time(), old.end);

    const BenchRecording session = golden(std::string(kLast) + "commands.vms");
    EXPECT_EQ(session.commands.size(), 24U);
    FramMemory fram;
    const Replay again = replay(session, fram);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(again.checked, session.checks.size());
}

TEST(GoldenFiles, AnExamIsJudgedAsItWas)
{
    QFile file(goldenPath(std::string(kLast) + "exam.vms"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    Message error;
    const auto result = judge(file.readAll(), false, error);
    ASSERT_TRUE(result) << error.english();
    EXPECT_EQ(result->assignment.candidate, QStringLiteral("Zoe Test"));
    EXPECT_EQ(result->marks, 0);
    EXPECT_EQ(result->marksPossible, 28);
}

// What the meter showed then is not what it shows now, so the marks cannot be confirmed.
TEST(GoldenFiles, AnExamOfAnotherVersionIsNotJudged)
{
    QFile file(goldenPath(std::string(kFirst) + "exam.vms"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    Message error;
    EXPECT_FALSE(judge(file.readAll(), false, error));
    EXPECT_NE(error.english().find("the session was recorded by vmeter 0.1.0"), std::string::npos) << error.english();
}

TEST(GoldenFiles, ALessonThatWasLeftReplays)
{
    for (const char* version : {kFirst, kLast}) {
        const BenchRecording session = golden(std::string(version) + "lesson_left.vms");
        FramMemory fram;
        const Replay again = replay(session, fram);
        EXPECT_FALSE(again.failed);
        EXPECT_EQ(again.bench->time(), session.end);
        EXPECT_TRUE(assignmentOf(session).has_value());
    }
}

// fram_energies.json is what the control API said before the program ended.
class GoldenFram : public ::testing::TestWithParam<std::string> { };

TEST_P(GoldenFram, KeepsItsEnergies)
{
    QFile image(goldenPath(GetParam() + "fram.bin"));
    QFile energies(goldenPath(GetParam() + "fram_energies.json"));
    ASSERT_TRUE(image.open(QIODevice::ReadOnly) && energies.open(QIODevice::ReadOnly));
    const QByteArray bytes = image.readAll();
    ASSERT_EQ(bytes.size(), qsizetype{kFramSize});
    const QJsonObject total = QJsonDocument::fromJson(energies.readAll())[u"total"].toObject();

    FramMemory fram;
    fram.write(0, {reinterpret_cast<const uint8_t*>(bytes.constData()), kFramSize});
    Scenario noLoad;
    noLoad.afe.profile = AfeProfile::ideal;
    Bench bench(kCountisE28, noLoad, fram);
    while (bench.time() < meterTime(1)) {
        bench.advance();
    }
    const auto counted
        = [&](EnergyQuantity quantity) { return wattHours(bench.state().energies.total(Element::system, quantity)); };
    EXPECT_NEAR(counted(EnergyQuantity::activeImport), total[u"Ea+"][u"sum"].toDouble(), 1e-6);
    EXPECT_NEAR(counted(EnergyQuantity::apparent), total[u"Eap"][u"sum"].toDouble(), 1e-6);
    EXPECT_GT(total[u"Ea+"][u"sum"].toDouble(), 90);
    EXPECT_EQ(bench.state().settings.unitId, 7) << "set by the web before";
}

INSTANTIATE_TEST_SUITE_P(Versions, GoldenFram, ::testing::Values(kFirst, kLast),
    [](const auto& info) { return info.index == 0 ? "first" : "last"; });

} // namespace
} // namespace vmeter
