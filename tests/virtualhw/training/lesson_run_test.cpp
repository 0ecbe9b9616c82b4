// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/training/lesson_player.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

using State = StepProgress::State;
using test::LessonPlayer;

LessonStep reading()
{
    return {};
}

LessonStep towards(const Condition& goal)
{
    LessonStep step;
    step.goal = goal;
    return step;
}

LessonStep asking(const std::string& word)
{
    LessonStep step;
    step.question.emplace().word = word;
    return step;
}

Condition menu(const std::string& label)
{
    Condition condition;
    condition.display.emplace().menu = label;
    return condition;
}

Condition zeroed(PartialCounter counter)
{
    Condition condition;
    condition.partials = {{counter, {}, true}};
    return condition;
}

Lesson lessonOf(std::vector<LessonStep> steps)
{
    Lesson lesson;
    lesson.start.change.current = PerPhase<double>{10, 10, 10};
    lesson.start.preRun = Duration::seconds(3600);
    lesson.steps = std::move(steps);
    return lesson;
}

TEST(LessonRun, AStepIsReadAnsweredOrReached)
{
    LessonPlayer player(lessonOf({reading(), asking("yes"), towards(menu("tAr.2"))}));
    EXPECT_EQ(player.progress().steps[0].state, State::current);
    player.mark(TrainingEvent::answer, "yes");
    EXPECT_EQ(player.progress().step, 0U) << "nothing was asked";
    player.mark(TrainingEvent::next);
    EXPECT_EQ(player.progress().step, 1U);
    player.mark(TrainingEvent::next);
    EXPECT_EQ(player.progress().step, 1U) << "an answer is wanted";
    player.mark(TrainingEvent::answer, "no");
    EXPECT_EQ(player.progress().steps[1].wrongAnswers, 1);
    EXPECT_EQ(player.progress().wrongAnswer, "no");
    player.mark(TrainingEvent::answer, "YES");
    EXPECT_EQ(player.progress().step, 2U);
    EXPECT_FALSE(player.progress().wrongAnswer);
    player.press({Key::enter}, 200);
    EXPECT_TRUE(player.progress().ended);
    EXPECT_EQ(player.progress().steps[2].state, State::done);
    EXPECT_EQ(player.progress().steps[2].keyPresses, 1);
}

TEST(LessonRun, AGoalMayHaveToLast)
{
    Condition goal = menu("tAr.2");
    goal.lasting = Duration::seconds(2);
    LessonPlayer player(lessonOf({towards(goal)}));
    player.press({Key::enter}, 200);
    player.pass(kSecond);
    player.press({Key::enter}, 200); // the next menu: from the start
    for (int n = 0; n < 6; ++n) {
        player.press({Key::enter}, 200);
    }
    player.pass(kSecond);
    EXPECT_FALSE(player.progress().ended);
    player.pass(kSecond);
    EXPECT_TRUE(player.progress().ended);
}

TEST(LessonRun, AMistakeCountsEachTimeItIsMade)
{
    LessonStep step = towards(zeroed(PartialCounter::activeImportT1));
    step.mistakes = {{zeroed(PartialCounter::activeImport), {"wrong meter", "mauvais compteur"}}, {menu("tAr.1"), {}}};
    LessonPlayer player(lessonOf({step}));
    player.pass(kSecond);
    EXPECT_EQ(player.progress().steps[0].mistakes, 0) << "tAr.1 was there at the beginning";
    player.bench().apply(ZeroPartial{PartialCounter::activeImport});
    player.pass(kSecond);
    EXPECT_EQ(player.progress().steps[0].mistakes, 1);
    EXPECT_EQ(player.progress().mistake, 0U);
    player.pass(kSecond);
    EXPECT_EQ(player.progress().steps[0].mistakes, 1) << "once";
    player.press({Key::enter}, 200);
    for (int n = 0; n < 6; ++n) {
        player.press({Key::enter}, 200);
    }
    EXPECT_EQ(player.progress().mistake, 1U) << "back on tAr.1";
    player.bench().apply(ZeroPartial{PartialCounter::activeImportT1});
    player.pass(kSecond);
    EXPECT_TRUE(player.progress().ended);
    EXPECT_EQ(player.progress().steps[0].mistakes, 2);
}

TEST(LessonRun, WhatStandsAtTheBeginningOfAStepIsDoneBeforeItsGoalIsLookedAt)
{
    LessonStep mend;
    mend.goal.emplace().wiredRight = true;
    InputChange open;
    open.wiring.open = PerConductor<bool>{false, true, false, false};
    mend.begin = {SetAction{open}};
    LessonPlayer player(lessonOf({mend}));
    player.pass(kSecond);
    EXPECT_EQ(player.progress().step, 0U);
    InputChange close;
    close.wiring.open = PerConductor<bool>{};
    player.bench().apply(ChangeInputs{close});
    player.pass(kSecond);
    EXPECT_TRUE(player.progress().ended);
}

TEST(LessonRun, HintsAreGivenOneByOneAndOnlyInALesson)
{
    LessonStep step = reading();
    step.hints = {{"a", "a"}, {"b", "b"}};
    Lesson lesson = lessonOf({step});
    LessonPlayer player(lesson);
    for (const std::size_t given : {1U, 2U, 2U}) {
        player.mark(TrainingEvent::hint);
        EXPECT_EQ(player.progress().steps[0].hints, given);
    }
    player.mark(TrainingEvent::show);
    EXPECT_TRUE(player.progress().steps[0].shown);
    lesson.exam = true;
    LessonPlayer examinee(lesson);
    examinee.mark(TrainingEvent::hint);
    examinee.mark(TrainingEvent::show);
    EXPECT_EQ(examinee.progress().steps[0].hints, 0U);
    EXPECT_FALSE(examinee.progress().steps[0].shown);
}

TEST(LessonRun, AnExamEndsWithItsTime)
{
    Lesson lesson = lessonOf({reading(), reading()});
    lesson.exam = true;
    lesson.minutes = 1;
    LessonPlayer player(lesson);
    player.mark(TrainingEvent::next);
    player.pass(Duration::seconds(59));
    EXPECT_FALSE(player.progress().ended);
    player.pass(kSecond);
    EXPECT_TRUE(player.progress().ended);
    EXPECT_TRUE(player.progress().timeOver);
    EXPECT_EQ(player.progress().steps[1].state, State::givenUp);
    player.mark(TrainingEvent::next);
    EXPECT_EQ(player.progress().step, 1U) << "too late";
}

TEST(LessonRun, MarksFallWithMistakesAndWrongAnswers)
{
    LessonStep step;
    step.marks = 3;
    EXPECT_EQ(marksFor(step, {.state = State::done}), 3);
    EXPECT_EQ(marksFor(step, {.state = State::done, .mistakes = 1, .wrongAnswers = 1}), 1);
    EXPECT_EQ(marksFor(step, {.state = State::done, .wrongAnswers = 9}), 0);
    EXPECT_EQ(marksFor(step, {.state = State::givenUp}), 0);
    EXPECT_EQ(marksFor(step, {.state = State::current}), 0);
}

} // namespace
} // namespace vmeter
