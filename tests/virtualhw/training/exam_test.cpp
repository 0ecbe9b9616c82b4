// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_judge.h"
#include "virtualhw/training/lesson_file.h"

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <string>

namespace vmeter {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

const std::string kHead = "version: 1\ntitle: {en: E, fr: X}\naim: {en: A, fr: B}\nminutes: 20\n";

const std::string kExam = kHead + R"(draw: 2
tasks:
  - {text: {en: t1, fr: t1}, ask: {number: 1, tolerance: 0}}
  - {text: {en: t2, fr: t2}, ask: {number: 2, tolerance: 0}}
  - {text: {en: t3, fr: t3}, ask: {number: 3, tolerance: 0}}
  - {text: {en: t4, fr: t4}, ask: {number: 4, tolerance: 0}}
hidden_faults: 1
faults:
  - name: {en: L2 open, fr: L2 coupée}
    set: {wiring: {open: [L2]}}
    mend: {wiring: {open: []}}
  - name: {en: L1 reversed, fr: L1 inversée}
    set: {wiring: {reverse: [L1]}}
    mend: {wiring: {reverse: []}}
find: {text: {en: Find it., fr: Trouvez.}, marks: 4}
mend: {text: {en: Mend it., fr: Réparez.}, marks: 2}
)";

Exam exam(const std::string& text)
{
    auto result = parseExam(text);
    if (result) {
        return std::move(*result);
    }
    ADD_FAILURE() << result.error().front().describe("exam").english();
    return {};
}

std::string examErrorOf(const std::string& text)
{
    const auto result = parseExam(text);
    const auto* const errors = result ? nullptr : &result.error();
    return errors == nullptr ? "none" : errors->front().describe("").english();
}

std::string textsOf(const Lesson& lesson)
{
    std::string texts;
    for (const LessonStep& step : lesson.steps) {
        texts += step.text.en + ' ';
    }
    return texts;
}

TEST(Exam, ASeedDrawsTheSameEverywhere)
{
    const Exam read = exam(kExam);
    std::map<std::string, int> drawings;
    std::set<std::size_t> faults;
    for (uint64_t seed = 1; seed <= 200; ++seed) {
        const Lesson lesson = drawn(read, seed);
        EXPECT_EQ(textsOf(lesson), textsOf(drawn(read, seed)));
        ASSERT_EQ(lesson.steps.size(), 4U);
        EXPECT_LT(lesson.steps[0].text.en, lesson.steps[1].text.en) << "in the order of the text";
        EXPECT_TRUE(lesson.exam);
        ++drawings[textsOf(lesson)];
        faults.insert(lesson.steps[2].question->right);
    }
    EXPECT_EQ(drawings.size(), 6U) << "two out of four";
    for (const auto& [texts, count] : drawings) {
        EXPECT_GT(count, 15) << texts << ": about 33 of 200 are expected";
    }
    EXPECT_THAT(faults, ElementsAre(0U, 1U));
}

TEST(Exam, IsPassedWithSixtyPerCentUnlessItSaysOtherwise)
{
    EXPECT_EQ(drawn(exam(kExam), 1).passPercent, 60);
    EXPECT_EQ(drawn(exam(kExam + "pass: 75\n"), 1).passPercent, 75);
    EXPECT_NE(examErrorOf(kExam + "pass: 101\n").find("per cent"), std::string::npos);
    ExamResult result;
    result.marksPossible = 10;
    result.exam.passPercent = 60;
    result.marks = 5;
    EXPECT_FALSE(hasPassed(result));
    result.marks = 6;
    EXPECT_TRUE(hasPassed(result));
    result.marksPossible = 7;
    result.marks = 4;
    EXPECT_EQ(percentOf(result), 57) << "57.1 %";
}

TEST(Exam, AHiddenFaultIsToBeNamedAndMended)
{
    const Exam read = exam(kExam);
    const Lesson lesson = drawn(read, 3);
    const LessonStep& find = lesson.steps[2];
    const LessonStep& mend = lesson.steps[3];
    ASSERT_TRUE(find.question);
    EXPECT_EQ(find.question->choices.size(), 2U);
    EXPECT_EQ(find.question->choices[1].fr, "L1 inversée");
    EXPECT_EQ(find.marks, 4);
    EXPECT_TRUE(find.blind);
    EXPECT_FALSE(mend.blind);
    ASSERT_EQ(find.begin.size(), 1U);
    GridInput input;
    apply(std::get<SetAction>(find.begin[0]).change, input);
    EXPECT_EQ(input.wiring.open[1], find.question->right == 0);
    EXPECT_EQ(input.wiring.reversed[0], find.question->right == 1);
    EXPECT_EQ(mend.goal->wiredRight, true);
    EXPECT_EQ(mend.marks, 2);
    apply(std::get<SetAction>(mend.show[0]).change, input);
    EXPECT_EQ(input.wiring, Wiring{});
}

TEST(Exam, WhatIsWrongIsSaidWithLineAndColumn)
{
    EXPECT_THAT(
        examErrorOf(kHead + "draw: 3\ntasks:\n  - {text: {en: a, fr: b}, ask: {word: x}}\n"), HasSubstr(":5:7: "));
    EXPECT_THAT(examErrorOf(kHead + "steps: []\n"), HasSubstr(":5:1: 'steps' belongs to a lesson"));
    EXPECT_THAT(examErrorOf(kHead), HasSubstr("the exam has no tasks"));
    EXPECT_THAT(examErrorOf(kHead
                    + "faults:\n  - name: {en: a, fr: b}\n    set: {wiring: {open: [L2]}}\n"
                      "    mend: {wiring: {reverse: []}}\n"
                      "find: {text: {en: a, fr: b}}\nmend: {text: {en: a, fr: b}}\n"),
        HasSubstr(":8:5: set must make the wiring wrong, and mend must make it right again"));
}

} // namespace
} // namespace vmeter
