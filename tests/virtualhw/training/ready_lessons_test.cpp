// SPDX-License-Identifier: GPL-3.0-or-later
// Plays each built-in lesson and exam to its end with its own demonstrations, and once with mistakes.
#include "tests/virtualhw/training/lesson_player.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/training/lesson_file.h"
#include "virtualhw/training/lesson_format.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace vmeter {
namespace {

using test::LessonPlayer;

std::vector<std::string> namesIn(const char* folder)
{
    std::vector<std::string> names;
    for (const QString& name : QDir(QString::fromLatin1(folder)).entryList({QStringLiteral("*.yaml")}, QDir::Files)) {
        names.push_back(name.chopped(5).toStdString());
    }
    return names;
}

std::string textOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path;
    return file.readAll().toStdString();
}

template <class T> T taken(ScenarioResult<T> result, const std::string& name)
{
    if (result) {
        return *std::move(result);
    }
    for (const ScenarioError& error : result.error()) {
        ADD_FAILURE() << error.describe(name + ".yaml").english();
    }
    return {};
}

Scenario scenarioOf(const Lesson& lesson)
{
    if (lesson.start.scenario.empty()) {
        return {};
    }
    const auto scenario = findScenario(lesson.start.scenario);
    EXPECT_TRUE(scenario) << lesson.start.scenario;
    return scenario.value_or(Scenario());
}

/// The expected answer must be shown, as a number or a word, on the page that the step leads to.
void expectAnswerOnTheGlass(const LessonStep& step, LessonPlayer& player)
{
    const auto leads = [](const TrainingAction& action) { return std::holds_alternative<NavigateAction>(action); };
    if (!step.question || !step.question->choices.empty() || std::ranges::none_of(step.show, leads)) {
        return;
    }
    std::vector<TrainingAction> way = step.show;
    std::erase_if(way, [](const TrainingAction& action) { return std::holds_alternative<AnswerAction>(action); });
    player.follow(way);
    const std::string glass = mainText(player.bench().state().lcd).data();
    const std::string value = glass.substr(glass.find(' ') + 1); // after a name like CS1
    EXPECT_TRUE(step.question->isRight(value)) << glass << " instead of " << step.question->rightAnswer();
}

void playToItsEnd(const Lesson& lesson)
{
    LessonPlayer player(lesson, scenarioOf(lesson));
    while (!player.progress().ended) {
        const std::size_t step = player.progress().step;
        expectAnswerOnTheGlass(lesson.steps[step], player);
        ASSERT_TRUE(player.showStep()) << "step " << step + 1 << " (" << lesson.steps[step].text.en
                                       << ") is not done by what it shows; the glass: "
                                       << labelText(player.bench().state().lcd).data() << ' '
                                       << mainText(player.bench().state().lcd).data();
    }
    for (std::size_t n = 0; n < lesson.steps.size(); ++n) {
        const StepProgress& step = player.progress().steps[n];
        EXPECT_EQ(step.state, StepProgress::State::done) << n + 1;
        EXPECT_EQ(step.mistakes, 0) << "step " << n + 1 << " shows a mistake";
        EXPECT_EQ(step.wrongAnswers, 0) << n + 1;
    }
}

// Makes a first mistake: a wrong answer to a question, or only waiting if the step requires an action.
void expectNothingComesOfNothing(const Lesson& lesson)
{
    LessonPlayer player(lesson, scenarioOf(lesson));
    bool asked = false;
    while (!player.progress().ended) {
        const std::size_t step = player.progress().step;
        if (lesson.steps[step].goal || lesson.steps[step].question) {
            player.mark(TrainingEvent::answer, "0");
            player.mark(TrainingEvent::next);
            player.pass(Duration::seconds(2));
            ASSERT_EQ(player.progress().step, step) << "step " << step + 1 << " is done although nothing was done";
            EXPECT_EQ(player.progress().steps[step].wrongAnswers, lesson.steps[step].question ? 1 : 0);
            asked = true;
        }
        ASSERT_TRUE(player.showStep()) << step + 1;
    }
    EXPECT_TRUE(asked) << "there is nothing to do in this lesson";
}

// Each mistake of the author can be made, and counts once.
void expectEachMistakeCountsOnce(const Lesson& lesson)
{
    for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
        for (std::size_t n = 0; n < lesson.steps[step].mistakes.size(); ++n) {
            SCOPED_TRACE("step " + std::to_string(step + 1) + ", mistake " + std::to_string(n + 1));
            const Mistake& mistake = lesson.steps[step].mistakes[n];
            ASSERT_FALSE(mistake.tried.empty()) << "try is missing";
            LessonPlayer player(lesson, scenarioOf(lesson));
            while (player.progress().step < step) {
                ASSERT_TRUE(player.showStep());
            }
            player.pass(kSecond);
            player.follow(mistake.tried);
            player.pass(kSecond);
            ASSERT_EQ(player.progress().step, step) << "the step is done in spite of it";
            EXPECT_EQ(player.progress().steps[step].mistakes, 1);
            EXPECT_EQ(player.progress().mistake, n);
            EXPECT_TRUE(player.showStep()) << "the step cannot be done after it";
        }
    }
}

class ReadyLesson : public ::testing::TestWithParam<std::string> {
protected:
    Lesson lesson() const { return taken(parseLesson(textOf(":/lessons/" + GetParam() + ".yaml")), GetParam()); }
};

TEST_P(ReadyLesson, IsDoneTheWayItShows)
{
    const Lesson read = lesson();
    ASSERT_GE(read.steps.size(), 3U);
    playToItsEnd(read);
}

TEST_P(ReadyLesson, IsNotDoneByDoingNothingOrByWrongAnswers)
{
    expectNothingComesOfNothing(lesson());
}

TEST_P(ReadyLesson, EachMistakeCountsOnceWhenItIsMade)
{
    expectEachMistakeCountsOnce(lesson());
}

TEST_P(ReadyLesson, HintsAndTextsAreInBothLanguages)
{
    for (const LessonStep& step : lesson().steps) {
        EXPECT_NE(step.text.en, step.text.fr);
        for (const LocalizedText& hint : step.hints) {
            EXPECT_NE(hint.en, hint.fr);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Lessons, ReadyLesson, ::testing::ValuesIn(namesIn(":/lessons")), [](const auto& info) { return info.param; });

/// The examples of the page for authors, in the same order.
std::vector<std::string> examples()
{
    const std::string page = textOf(std::string(VMETER_SOURCE_DIR) + "/scenarios/lessons/README.md");
    const std::string begin = "```yaml\n";
    std::vector<std::string> found;
    for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at)) {
        at += begin.size();
        found.push_back(page.substr(at, page.find("```", at) - at));
    }
    return found;
}

TEST(ReadyExamples, OfThePageForAuthorsAreALessonAndAnExam)
{
    const auto texts = examples();
    ASSERT_EQ(texts.size(), 2U);
    const Lesson lesson = taken(parseLesson(texts[0]), "lesson");
    playToItsEnd(lesson);
    expectNothingComesOfNothing(lesson);
    expectEachMistakeCountsOnce(lesson);
    const Exam exam = taken(parseExam(texts[1]), "exam");
    EXPECT_EQ(exam.faults.size(), 2U);
    for (uint64_t seed = 1; seed <= 4; ++seed) {
        playToItsEnd(drawn(exam, seed));
    }
}

TEST(ReadyExamples, AllKeysOfTheFormatAreOnThePageForAuthors)
{
    using namespace lesson_format;
    const std::string page = textOf(std::string(VMETER_SOURCE_DIR) + "/scenarios/lessons/README.md");
    const auto expectOnPage = [&](const auto& keys) {
        for (const std::string_view key : keys) {
            EXPECT_NE(page.find(key), std::string::npos) << key;
        }
    };
    expectOnPage(kLessonKeys);
    expectOnPage(kExamKeys);
    expectOnPage(kStartKeys);
    expectOnPage(kStepKeys);
    expectOnPage(kConditionKeys);
    expectOnPage(kDisplayKeys);
    expectOnPage(kSettingsKeys);
    expectOnPage(kPartialKeys);
    expectOnPage(kRegisterKeys);
    expectOnPage(kQuestionKeys);
    expectOnPage(kMistakeKeys);
    expectOnPage(kActionKeys);
    expectOnPage(kViews);
}

TEST(ReadyTour, RunsByItselfWithCaptionsThatCanBeRead)
{
    constexpr int kLongestCaption = 120;
    constexpr Duration kShortest = Duration::seconds(4);
    const Lesson tour = taken(parseLesson(textOf(":/tour/tour.yaml")), "tour");
    ASSERT_GE(tour.steps.size(), 9U);
    LessonPlayer player(tour, scenarioOf(tour));
    while (!player.progress().ended) {
        const LessonStep& step = tour.steps[player.progress().step];
        SCOPED_TRACE(step.text.en);
        EXPECT_FALSE(step.goal || step.question);
        EXPECT_LE(QString::fromStdString(step.text.en).size(), kLongestCaption);
        EXPECT_LE(QString::fromStdString(step.text.fr).size(), kLongestCaption);
        ASSERT_TRUE(player.showStep());
    }
    for (const StepProgress& step : player.progress().steps) {
        EXPECT_GE(step.ended - step.began, kShortest);
    }
    const Duration all = player.progress().time - player.progress().began;
    EXPECT_GT(all, Duration::seconds(90));
    EXPECT_LT(all, Duration::seconds(180));
}

class ReadyExam : public ::testing::TestWithParam<std::string> {
protected:
    Exam exam() const { return taken(parseExam(textOf(":/exams/" + GetParam() + ".yaml")), GetParam()); }

    /// All tasks and faults, with enough time.
    Lesson whole() const
    {
        Exam all = exam();
        all.draw = all.tasks.size();
        all.wiringDefects = all.faults.size();
        all.minutes = static_cast<int>(lesson_format::kMaxMinutes);
        return drawn(all, 1);
    }
};

TEST_P(ReadyExam, WhateverIsDrawnCanBeDone)
{
    const Exam read = exam();
    EXPECT_GE(read.tasks.size(), 10U);
    EXPECT_GE(read.faults.size(), 6U);
    for (uint64_t seed = 1; seed <= 4; ++seed) {
        SCOPED_TRACE(seed);
        playToItsEnd(drawn(read, seed));
    }
}

TEST_P(ReadyExam, EachTaskAndFaultCanBeDone)
{
    playToItsEnd(whole());
}

TEST_P(ReadyExam, IsNotDoneByDoingNothingOrByWrongAnswers)
{
    expectNothingComesOfNothing(whole());
}

TEST_P(ReadyExam, EachMistakeCountsOnceWhenItIsMade)
{
    expectEachMistakeCountsOnce(whole());
}

INSTANTIATE_TEST_SUITE_P(
    Exams, ReadyExam, ::testing::ValuesIn(namesIn(":/exams")), [](const auto& info) { return info.param; });

} // namespace
} // namespace vmeter
