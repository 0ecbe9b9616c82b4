// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam.h"

#include "virtualhw/base/split_mix.h"

#include <algorithm>
#include <numeric>

namespace vmeter {

namespace {

/// Draws `count` different numbers below `total` (Fisher-Yates shuffle).
std::vector<std::size_t> drawNumbers(std::size_t count, std::size_t total, uint64_t& state)
{
    std::vector<std::size_t> numbers(total);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    count = std::min(count, total);
    for (std::size_t n = 0; n < count; ++n) {
        state += kSplitMixStep;
        std::swap(numbers[n], numbers[n + splitMix(state) % (total - n)]);
    }
    numbers.resize(count);
    return numbers;
}

Question whichFault(const std::vector<WiringDefect>& faults, std::size_t right)
{
    Question question;
    std::ranges::transform(faults, std::back_inserter(question.choices), &WiringDefect::name);
    question.right = right;
    return question;
}

} // namespace

Lesson drawn(const Exam& exam, uint64_t seed)
{
    Lesson lesson{exam.title, exam.aim, exam.minutes, exam.start, {}, true};
    lesson.passPercent = exam.passPercent;
    uint64_t state = seed;
    std::vector<std::size_t> tasks = drawNumbers(exam.draw, exam.tasks.size(), state);
    std::ranges::sort(tasks);
    for (const std::size_t task : tasks) {
        lesson.steps.push_back(exam.tasks[task]);
    }
    for (const std::size_t number : drawNumbers(exam.wiringDefects, exam.faults.size(), state)) {
        const WiringDefect& fault = exam.faults[number];
        LessonStep find = exam.find;
        find.question = whichFault(exam.faults, number);
        find.blind = true;
        find.begin.emplace_back(SetAction{fault.change});
        LessonStep mend = exam.mend;
        mend.goal.emplace().wiredRight = true;
        mend.view = "wiring";
        mend.show = {SetAction{fault.mend}};
        lesson.steps.push_back(std::move(find));
        lesson.steps.push_back(std::move(mend));
    }
    return lesson;
}

} // namespace vmeter
