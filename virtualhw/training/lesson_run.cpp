// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/lesson_run.h"

#include <algorithm>
#include <tuple>

namespace vmeter {

namespace {

bool isLess(const Energy& a, const Energy& b)
{
    return std::tie(a.whole, a.fraction) < std::tie(b.whole, b.fraction);
}

} // namespace

LessonRun::LessonRun(Lesson lesson)
    : m_lesson(std::move(lesson))
{
    m_progress.steps.resize(m_lesson.steps.size());
}

void LessonRun::commandGiven(MeterTime time, const BenchCommand& command)
{
    if (const auto* training = std::get_if<MarkTraining>(&command)) {
        process(time, *training);
        return;
    }
    if (!running()) {
        return;
    }
    const auto* const key = std::get_if<MoveKey>(&command);
    const auto* const press = std::get_if<PressKeys>(&command);
    if (press != nullptr || (key != nullptr && key->pressed)) {
        ++stepProgress().keyPresses;
    } else if (const auto* activity = std::get_if<ShowActivity>(&command); activity != nullptr && activity->served) {
        ++stepProgress().reads;
    }
}

void LessonRun::process(MeterTime time, const MarkTraining& input)
{
    if (input.event == TrainingEvent::begin && !m_progress.begun) {
        m_progress.begun = true;
        m_progress.began = m_progress.time = time;
        beginStep(time);
        return;
    }
    if (!running()) {
        return;
    }
    switch (input.event) {
    case TrainingEvent::begin:
        break;
    case TrainingEvent::next:
        if (!step().goal && !step().question) {
            endStep(time, StepProgress::State::done);
        }
        break;
    case TrainingEvent::answer:
        processAnswer(time, input.text);
        break;
    case TrainingEvent::hint:
        if (!m_lesson.exam && stepProgress().hints < step().hints.size()) {
            ++stepProgress().hints;
        }
        break;
    case TrainingEvent::show:
        stepProgress().shown = stepProgress().shown || !m_lesson.exam;
        break;
    case TrainingEvent::skip:
        endStep(time, StepProgress::State::givenUp);
        break;
    case TrainingEvent::end:
        end(time);
        break;
    case TrainingEvent::resumed:
    case TrainingEvent::closed:
    case TrainingEvent::signature:
        break; // for the one who judges the record
    }
}

void LessonRun::processAnswer(MeterTime time, const std::string& answer)
{
    if (!step().question) {
        return;
    }
    if (step().question->isRight(answer)) {
        endStep(time, StepProgress::State::done);
    } else {
        ++stepProgress().wrongAnswers;
        m_progress.wrongAnswer = answer;
    }
}

void LessonRun::beginStep(MeterTime time)
{
    m_progress.mistake.reset();
    m_progress.wrongAnswer.reset();
    if (m_progress.step >= m_lesson.steps.size()) {
        end(time);
        return;
    }
    stepProgress().state = StepProgress::State::current;
    stepProgress().began = time;
    m_begunSteps = m_progress.step + 1;
    m_firstLook = true;
    m_past = {};
    m_goalSince.reset();
}

void LessonRun::endStep(MeterTime time, StepProgress::State state)
{
    stepProgress().state = state;
    stepProgress().ended = time;
    ++m_progress.step;
    beginStep(time);
}

void LessonRun::end(MeterTime time)
{
    m_progress.ended = true;
    m_progress.time = time;
    if (m_progress.step < m_lesson.steps.size()) {
        stepProgress().state = StepProgress::State::givenUp;
        stepProgress().ended = time;
    }
}

void LessonRun::blockEnded(const Bench& bench)
{
    if (!running()) {
        return;
    }
    m_progress.time = bench.time();
    const Duration limit = static_cast<uint64_t>(m_lesson.minutes) * Duration::seconds(60);
    if (m_lesson.exam && limit > Duration{} && bench.time() - m_progress.began >= limit) {
        m_progress.timeOver = true;
        end(bench.time());
        return;
    }
    rememberPartials(bench.state().partials);
    checkMistakes(bench);
    m_firstLook = false;
    if (step().goal && goalReached(bench)) {
        endStep(bench.time(), StepProgress::State::done);
    }
}

void LessonRun::rememberPartials(const PartialCounters& partials)
{
    const bool first = m_firstLook || m_partials.empty();
    m_partials.resize(kPartialCounters);
    for (std::size_t n = 0; n < kPartialCounters; ++n) {
        const Energy& energy = partials.at(static_cast<PartialCounter>(n)).energy;
        m_past.zeroed[n] = m_past.zeroed[n] || (!first && isLess(energy, m_partials[n]));
        m_partials[n] = energy;
    }
}

// A mistake counts only when its condition becomes true after the step has begun.
void LessonRun::checkMistakes(const Bench& bench)
{
    const auto& mistakes = step().mistakes;
    m_mistakeHeld.resize(mistakes.size());
    for (std::size_t n = 0; n < mistakes.size(); ++n) {
        const bool held = holds(mistakes[n].when, bench, m_past);
        if (held && !m_mistakeHeld[n] && !m_firstLook) {
            ++stepProgress().mistakes;
            m_progress.mistake = n;
        }
        m_mistakeHeld[n] = held;
    }
}

bool LessonRun::goalReached(const Bench& bench)
{
    if (!holds(*step().goal, bench, m_past)) {
        m_goalSince.reset();
        return false;
    }
    m_goalSince = m_goalSince.value_or(bench.time());
    return bench.time() - *m_goalSince >= step().goal->lasting;
}

int marksFor(const LessonStep& step, const StepProgress& progress)
{
    return progress.state == StepProgress::State::done
        ? std::max(0, step.marks - progress.mistakes - progress.wrongAnswers)
        : 0;
}

} // namespace vmeter
