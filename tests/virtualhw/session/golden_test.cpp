// SPDX-License-Identifier: GPL-3.0-or-later
// Files that version 0.1.0 wrote, before the rooms were rebuilt: they load, and the meter comes to the same bits.
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

const QString kGolden = QStringLiteral(VMETER_SOURCE_DIR "/tests/golden/v0.1.0/");
constexpr int64_t kNoonOfJanuary31 = 1'769'860'800'000'000; // 2026-01-31T12:00:00Z, in microseconds

std::vector<std::string> goldenSessions()
{
    std::vector<std::string> names;
    for (const QString& file : QDir(kGolden + QStringLiteral("sessions")).entryList({QStringLiteral("*.vms")})) {
        names.push_back(file.chopped(4).toStdString());
    }
    return names;
}

BenchRecording goldenSession(const std::string& file)
{
    Message error;
    auto session = loadBenchRecording(kGolden + QString::fromStdString(file), error);
    EXPECT_TRUE(session) << error.english();
    return session.value_or(BenchRecording());
}

class GoldenSession : public ::testing::TestWithParam<std::string> { };

TEST_P(GoldenSession, ReplaysToTheSameBits)
{
    const BenchRecording session = goldenSession("sessions/" + GetParam() + ".vms");
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
    if (GetParam().ends_with(".coast")) {
        EXPECT_EQ(goldenSession("sessions/" + GetParam() + ".vms").start.scenario.name.en,
            goldenSession("sessions/" + GetParam().substr(0, GetParam().find('.')) + ".vms").start.scenario.name.en);
        return;
    }
    const BenchRecording session = goldenSession("sessions/" + GetParam() + ".vms");
    Message error;
    const auto scenario = findScenario(GetParam().substr(0, GetParam().find('.')), error);
    ASSERT_TRUE(scenario) << error.english();
    FramMemory fram;
    Bench bench(*session.start.model, *scenario, fram, session.start.seed);
    bench.apply(SetClock{kNoonOfJanuary31});
    const RecordedCheck& first = session.checks[9];
    while (bench.time() < first.time) {
        bench.advance();
    }
    EXPECT_EQ(stateHash(bench), first.hash);
}

INSTANTIATE_TEST_SUITE_P(Version010, GoldenSession, ::testing::ValuesIn(goldenSessions()), [](const auto& info) {
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
});

TEST(GoldenFiles, EveryReadyScenarioHasItsSession)
{
    const std::vector<std::string> names = goldenSessions();
    EXPECT_GE(names.size(), 33U);
}

TEST(GoldenFiles, ASessionWithCommandsOfEachKindReplays)
{
    const BenchRecording session = goldenSession("commands.vms");
    EXPECT_EQ(session.commands.size(), 23U);
    FramMemory fram;
    const Replay again = replay(session, fram);
    EXPECT_FALSE(again.differsAt);
    EXPECT_EQ(again.checked, 58U);
}

TEST(GoldenFiles, AnExamIsJudgedAsItWas)
{
    QFile file(kGolden + QStringLiteral("exam.vms"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    Message error;
    const auto result = judge(file.readAll(), false, error);
    ASSERT_TRUE(result) << error.english();
    EXPECT_EQ(result->assignment.candidate, QStringLiteral("Zoe Test"));
    EXPECT_EQ(result->marks, 0);
    EXPECT_EQ(result->marksPossible, 28);
}

TEST(GoldenFiles, ALessonThatWasLeftReplays)
{
    const BenchRecording session = goldenSession("lesson_left.vms");
    FramMemory fram;
    const Replay again = replay(session, fram);
    EXPECT_FALSE(again.differsAt);
    EXPECT_TRUE(assignmentOf(session).has_value());
}

// fram_energies.json is what the control API said before the program ended.
TEST(GoldenFiles, AFramImageKeepsItsEnergies)
{
    QFile image(kGolden + QStringLiteral("fram.bin"));
    QFile energies(kGolden + QStringLiteral("fram_energies.json"));
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

} // namespace
} // namespace vmeter
