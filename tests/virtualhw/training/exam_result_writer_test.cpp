// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_result_writer.h"

#include "tests/support/exam_result.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/training/training.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

constexpr UtcMicroseconds kExamClock{1'769'860'800'000'000};

class ExamResultTest : public ::testing::Test {
protected:
    ExamResultTest() { simulation.start(); }

    QString results() const { return folder.filePath(QStringLiteral("results")); }
    void begin(const char* candidate = "Zoé <Test>", const char* name = "trial")
    {
        Message error;
        ASSERT_TRUE(training->start(shortExam(candidate, name), kExamClock, error)) << error.english();
        simulation.setSpeed({Speed::kPaused});
    }
    QString page(const char* name) const { return readText(results() + u'/' + QString::fromUtf8(name)); }

    QTemporaryDir folder;
    FramMemory fram;
    Simulation simulation{std::make_unique<Bench>(kCountisE28, Scenario{}, fram), Speed{Speed::kPaused}};
    std::optional<Training> training{std::in_place, simulation,
        TrainingPlaces{folder.filePath(QStringLiteral("records")), QStringLiteral("1.2"), results()}};
};

TEST_F(ExamResultTest, APageAndTheRecordAreWrittenWhenTheLastTaskIsDone)
{
    begin();
    EXPECT_EQ(training->lastResult(), nullptr);
    training->answer("no");
    training->answer("Yes");
    training->giveUp();
    training->waitForResults();
    const auto result = training->lastResult();
    ASSERT_NE(result, nullptr);
    ASSERT_EQ(result->state, ExamOutcome::State::written) << result->error.english();
    EXPECT_EQ(result->page, results() + QString::fromUtf8("/2026-01-31T10_00_Zoé_Test__trial.html"));
    EXPECT_EQ(result->marks, 2) << "3 less the wrong answer, and nothing for what was given up";
    EXPECT_EQ(result->marksPossible, 5);
    const QString html = readText(result->page);
    EXPECT_TRUE(html.contains(QStringLiteral("Zoé &lt;Test&gt;")));
    EXPECT_TRUE(html.contains(QStringLiteral("<td>2 of 5</td>")));
    EXPECT_EQ(result->percent, 40);
    EXPECT_FALSE(result->passed);
    EXPECT_TRUE(html.contains(QStringLiteral("40 %: not passed (60 % are needed)")));
    QFile record(result->page.chopped(4) + QStringLiteral("vms"));
    ASSERT_TRUE(record.open(QIODevice::ReadOnly));
    const QByteArray checksum = QCryptographicHash::hash(record.readAll(), QCryptographicHash::Sha256).toHex();
    EXPECT_TRUE(html.contains(QString::fromLatin1(checksum)));
}

TEST_F(ExamResultTest, AChoiceIsToldByItsText)
{
    Message error;
    Assignment assignment = shortExam("Zoé");
    assignment.text = R"(version: 1
title: {en: Trial, fr: Essai}
aim: {en: Aim, fr: But}
minutes: 5
tasks:
  - text: {en: Which, fr: Lequel}
    ask: {choices: [{en: The left one, fr: Celui de gauche}, {en: The right one, fr: Celui de droite}], right: 2}
  - {text: {en: How much, fr: Combien}, ask: {number: 230, tolerance: 1, unit: V}}
)";
    ASSERT_TRUE(training->start(assignment, kExamClock, error)) << error.english();
    training->answer("1");
    training->answer("2");
    training->answer("230");
    training->waitForResults();
    const QString html = readText(training->lastResult()->page);
    EXPECT_TRUE(html.contains(QString::fromUtf8("answer “The left one”: wrong")));
    EXPECT_TRUE(html.contains(QString::fromUtf8("answer “The right one”: right")));
    EXPECT_TRUE(html.contains(QString::fromUtf8("answer “230 V”: right")));
}

TEST_F(ExamResultTest, AnExamThatIsLeftHasAResultToo)
{
    begin();
    training->answer("yes");
    training->leave();
    training->waitForResults();
    ASSERT_NE(training->lastResult(), nullptr);
    EXPECT_EQ(training->lastResult()->marks, 3);
}

TEST_F(ExamResultTest, AnExamThatTheProgramEndsHasAResultWhenTheProgramHasEnded)
{
    begin();
    training.reset();
    EXPECT_TRUE(page("2026-01-31T10_00_Zoé_Test__trial.html").contains(QStringLiteral("<td>0 of 5</td>")));
}

TEST_F(ExamResultTest, AnExamBegunAtOnceDoesNotTouchTheResultOfTheOneBefore)
{
    begin("Ada");
    training->answer("yes");
    begin("Bob"); // its record has the same name
    training->end();
    training->waitForResults();
    EXPECT_TRUE(page("2026-01-31T10_00_Ada_trial.html").contains(QStringLiteral("<td>3 of 5</td>")));
    EXPECT_TRUE(page("2026-01-31T10_00_Bob_trial.html").contains(QStringLiteral("<td>0 of 5</td>")));
}

TEST_F(ExamResultTest, ThePageIsInTheLanguageThatWasSet)
{
    training->setResultsFrench(true);
    begin();
    training->end();
    training->waitForResults();
    EXPECT_TRUE(page("2026-01-31T10_00_Zoé_Test__trial.html").contains(QStringLiteral("<td>0 sur 5</td>")));
}

TEST_F(ExamResultTest, ALessonHasNone)
{
    Assignment lesson = shortExam("", "lesson");
    lesson.exam = false;
    lesson.text = "version: 1\ntitle: {en: L, fr: L}\naim: {en: A, fr: B}\nminutes: 5\n"
                  "steps:\n  - text: {en: Read., fr: Lisez.}\n";
    Message error;
    ASSERT_TRUE(training->start(lesson, kExamClock, error)) << error.english();
    training->next();
    training->waitForResults();
    EXPECT_EQ(training->lastResult(), nullptr);
}

TEST_F(ExamResultTest, AFolderThatCannotBeMadeIsSaidWithThePlaceOfTheRecord)
{
    QFile inTheWay(results());
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    begin();
    training->end();
    training->waitForResults();
    ASSERT_NE(training->lastResult(), nullptr);
    EXPECT_EQ(training->lastResult()->state, ExamOutcome::State::notWritten);
    EXPECT_THAT(training->lastResult()->error.english(), ::testing::StartsWith(results().toStdString() + ": "));
    EXPECT_THAT(training->lastResult()->error.english(), ::testing::HasSubstr("/records/trial.vms"));
}

TEST(ExamResultWriter, ARecordThatIsNoneOrIsNotThereIsSaid)
{
    const QTemporaryDir folder;
    ExamResultWriter writer(folder.path());
    writer.write(folder.filePath(QStringLiteral("missing.vms")), false);
    writer.wait();
    ASSERT_NE(writer.last(), nullptr);
    EXPECT_EQ(writer.last()->state, ExamOutcome::State::notJudged);
    EXPECT_THAT(writer.last()->error.english(), ::testing::HasSubstr("missing.vms"));
    QFile other(folder.filePath(QStringLiteral("other.vms")));
    ASSERT_TRUE(other.open(QIODevice::WriteOnly));
    other.write("not a record\n");
    other.close();
    writer.write(other.fileName(), false);
    writer.wait();
    EXPECT_EQ(writer.last()->state, ExamOutcome::State::notJudged);
    EXPECT_FALSE(writer.last()->error.isEmpty());
}

} // namespace
} // namespace vmeter
