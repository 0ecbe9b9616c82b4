// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/meter_time.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/training/training.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

constexpr UtcMicroseconds kBegunAt{1'769'860'800'000'000};

const std::string kLesson = R"(version: 1
title: {en: Tariff 2, fr: Tarif 2}
aim: {en: Aim, fr: But}
minutes: 2
start: {set: {load: {current: 10 A}}, lived: 1 h}
steps:
  - text: {en: Read., fr: Lisez.}
  - text: {en: Go to tariff 2., fr: Allez au tarif 2.}
    goal: {display: {menu: tAr.2}}
    show: [{press: {keys: [enter], for: 0.3 s}}]
  - text: {en: How many., fr: Combien.}
    ask: {number: 6.9, tolerance: 0.1, unit: kWh}
)";

class TrainingTest : public ::testing::Test {
protected:
    TrainingTest()
    {
        simulation.start();
        simulation.step(Duration::seconds(5));
    }

    static Assignment assignment(const std::string& text = kLesson)
    {
        return {QStringLiteral("tariff_2"), text, false, 1, {}, {}};
    }
    void begin()
    {
        Message error;
        ASSERT_TRUE(training->start(assignment(), kBegunAt, error)) << error.english();
        simulation.setSpeed({Speed::kPaused});
    }
    MeterTime time() const { return simulation.snapshot()->time; }
    std::size_t step() const { return training->view()->progress.step; }

    QTemporaryDir folder;
    FramMemory fram;
    Simulation simulation{std::make_unique<Bench>(kCountisE28, Scenario{}, fram), Speed{Speed::kPaused}};
    TrainingPlaces places{folder.path() + QStringLiteral("/records"), QStringLiteral("test")};
    std::optional<Training> training{std::in_place, simulation, places};
};

TEST_F(TrainingTest, ALessonHasAMeterOfItsOwnAndTheUsersComesBack)
{
    simulation.call([](Bench& bench) { bench.apply(SelectTariff{Tariff::t2}); });
    EXPECT_EQ(training->view(), nullptr);
    begin();
    EXPECT_GE(time(), meterTime(3600)) << "the meter has lived before";
    EXPECT_EQ(simulation.snapshot()->meter.tariff, Tariff::t1);
    ASSERT_NE(training->view(), nullptr);
    EXPECT_EQ(training->view()->lesson->title.fr, "Tarif 2");
    training->leave();
    EXPECT_EQ(time(), meterTime(5));
    EXPECT_TRUE(simulation.snapshot()->speed.paused()) << "as it was before";
    EXPECT_EQ(simulation.snapshot()->meter.tariff, Tariff::t2);
    EXPECT_EQ(training->view(), nullptr);
}

TEST_F(TrainingTest, StepsFollowWhatIsDone)
{
    begin();
    training->next();
    EXPECT_EQ(step(), 1U);
    simulation.press({Key::enter}, Duration::milliseconds(200));
    EXPECT_EQ(step(), 2U);
    training->answer("7,5");
    EXPECT_EQ(training->view()->progress.steps[2].wrongAnswers, 1);
    training->answer("6,9");
    EXPECT_TRUE(training->view()->progress.ended);
}

TEST_F(TrainingTest, ShowingDoesTheStepBeforeTheTraineesEyes)
{
    begin();
    training->next();
    training->show();
    EXPECT_TRUE(training->view()->demonstrating);
    simulation.step(Duration::milliseconds(100));
    ASSERT_TRUE(training->view()->press);
    EXPECT_EQ(training->view()->press->keys, std::vector{Key::enter});
    EXPECT_EQ(training->view()->press->hold, Duration::milliseconds(300));
    simulation.step(kSecond);
    EXPECT_EQ(step(), 2U);
    EXPECT_FALSE(training->view()->demonstrating);
    EXPECT_TRUE(training->view()->progress.steps[1].shown);
}

TEST_F(TrainingTest, AStepThatIsShownLeadsToTheNextWhichIsReadyToBeShown)
{
    const std::string tour = "version: 1\ntitle: {en: E, fr: X}\naim: {en: A, fr: B}\nminutes: 20\nsteps:\n"
                             "  - {text: {en: a, fr: b}, show: [{wait: 1 s}, {next: true}]}\n"
                             "  - {text: {en: c, fr: d}, show: [{wait: 1 s}, {next: true}]}\n";
    Message error;
    ASSERT_TRUE(training->start(assignment(tour), kBegunAt, error)) << error.english();
    simulation.setSpeed({Speed::kPaused});
    training->show();
    while (step() == 0) {
        simulation.step(kBlockTime);
    }
    training->show(); // in the same block in which the step began
    simulation.step(Duration::seconds(2));
    EXPECT_TRUE(training->view()->progress.ended);
}

TEST_F(TrainingTest, ALessonThatWasLeftGoesOnWhereItWas)
{
    begin();
    training->next();
    simulation.press({Key::enter}, Duration::milliseconds(200));
    simulation.step(Duration::seconds(7));
    const MeterTime left = time();
    const LcdFrame glass = simulation.snapshot()->meter.lcd;
    training->leave();
    ASSERT_TRUE(training->canResume(QStringLiteral("tariff_2")));
    Message error;
    ASSERT_TRUE(training->resume(QStringLiteral("tariff_2"), error)) << error.english();
    simulation.setSpeed({Speed::kPaused});
    EXPECT_EQ(step(), 2U);
    EXPECT_LT(time() - (left - kSecond), Duration::seconds(2)) << "a second at most is lost, one may have passed";
    EXPECT_EQ(simulation.snapshot()->meter.lcd.main, glass.main);
    training->answer("6.9");
    training->leave();
    EXPECT_FALSE(training->canResume(QStringLiteral("tariff_2"))) << "it was done";
}

TEST_F(TrainingTest, AReplayThatIsNotWantedAnyMoreChangesNothing)
{
    begin();
    training->next();
    training->leave();
    Message error;
    std::vector<double> shares;
    EXPECT_FALSE(training->resume(QStringLiteral("tariff_2"), error, [&](double share) {
        shares.push_back(share);
        return share < 0.5;
    }));
    EXPECT_TRUE(error.isEmpty()) << error.english();
    ASSERT_GE(shares.size(), 2U);
    EXPECT_EQ(shares.front(), 0);
    EXPECT_GE(shares.back(), 0.5);
    EXPECT_EQ(training->view(), nullptr);
    EXPECT_EQ(time(), meterTime(5));
    EXPECT_TRUE(training->canResume(QStringLiteral("tariff_2")));
}

TEST_F(TrainingTest, ALessonBegunDuringAReplayIsNotReplaced)
{
    begin();
    training->next();
    training->leave();
    Message error;
    EXPECT_FALSE(training->resume(QStringLiteral("tariff_2"), error, [this](double share) {
        if (share == 0) {
            begin();
        }
        return true;
    }));
    EXPECT_EQ(error.english(), "another lesson or exam has begun meanwhile");
    EXPECT_EQ(step(), 0U);
}

TEST_F(TrainingTest, AKilledProgramLeavesALessonThatGoesOn)
{
    begin();
    training->next();
    simulation.press({Key::enter}, Duration::milliseconds(200));
    simulation.step(Duration::seconds(3));
    // As after a killed program: the file ends in the middle of a line.
    QFile record(training->recordFile());
    ASSERT_TRUE(record.open(QIODevice::ReadOnly));
    QByteArray text = record.readAll();
    text.chop(5);
    training->leave();
    QFile torn(places.records + QStringLiteral("/torn.vms"));
    ASSERT_TRUE(torn.open(QIODevice::WriteOnly) && torn.write(text) == text.size());
    torn.close();
    Message error;
    ASSERT_TRUE(training->resume(QStringLiteral("torn"), error)) << error.english();
    EXPECT_EQ(step(), 2U);
}

TEST_F(TrainingTest, AnExamsRecordSaysAllThatIsNeededToJudgeItAgain)
{
    const std::string exam = "version: 1\ntitle: {en: E, fr: X}\naim: {en: A, fr: B}\nminutes: 20\n"
                             "tasks:\n  - {text: {en: a, fr: b}, marks: 2, ask: {word: yes}}\n"
                             "  - {text: {en: c, fr: d}, ask: {word: no}}\n";
    Message error;
    const Assignment given{QStringLiteral("e"), exam, true, 42, QStringLiteral("Zoé"), QStringLiteral("2026-01-31")};
    ASSERT_TRUE(training->start(given, kBegunAt, error)) << error.english();
    training->answer("perhaps");
    training->answer("yes");
    training->giveUp();
    EXPECT_TRUE(training->view()->progress.ended);
    const QString file = training->recordFile();
    training->leave();

    const auto session = loadBenchRecording(file, error);
    ASSERT_TRUE(session && session->whole) << error.english();
    const auto found = assignmentOf(*session);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->candidate, QStringLiteral("Zoé"));
    EXPECT_EQ(found->seed, 42U);
    LessonRun judged(lessonOf(*found, error).value());
    FramMemory again;
    EXPECT_FALSE(replay(*session, again, {}, &judged).differsAt);
    EXPECT_TRUE(judged.progress().ended);
    EXPECT_EQ(marksFor(judged.lesson().steps[0], judged.progress().steps[0]), 1);
    EXPECT_EQ(judged.progress().steps[1].state, StepProgress::State::givenUp);
}

TEST_F(TrainingTest, AWrongLessonChangesNothing)
{
    Message error;
    EXPECT_FALSE(training->start(assignment("version: 1\n"), kBegunAt, error));
    EXPECT_THAT(error.english(), ::testing::StartsWith("tariff_2.yaml:1:1: "));
    EXPECT_EQ(training->view(), nullptr);
    EXPECT_EQ(time(), meterTime(5));
    EXPECT_FALSE(training->resume(QStringLiteral("nowhere"), error));
}

TEST_F(TrainingTest, TheUsersMeterKeepsItsEnergiesWhenTheProgramEndsInALesson)
{
    begin();
    training.reset();
    EXPECT_EQ(time(), meterTime(5));
}

} // namespace
} // namespace vmeter
