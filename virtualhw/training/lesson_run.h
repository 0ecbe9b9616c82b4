// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench_observer.h"
#include "virtualhw/training/lesson.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

struct StepProgress {
    enum class State { ahead, current, done, givenUp };
    State state = State::ahead;
    MeterTime began{};
    MeterTime ended{};
    std::size_t hints = 0; ///< number of hints that were requested
    bool shown = false;
    int mistakes = 0;
    int wrongAnswers = 0;
    int keyPresses = 0;
    int reads = 0; ///< number of times that Modbus or web clients were served; not each request is counted
};

struct LessonProgress {
    bool begun = false;
    bool ended = false;
    bool timeOver = false; ///< for an exam: its time is over
    MeterTime began{};
    MeterTime time{};     ///< now, or at the end of the lesson
    std::size_t step = 0; ///< index of the current step; equal to the number of steps: all are done
    std::vector<StepProgress> steps;
    std::optional<std::size_t> mistake;     ///< index of the last mistake in the current step
    std::optional<std::string> wrongAnswer; ///< last wrong answer to the current step
};

/// Tracks the progress of a trainee in a lesson or an exam. It gets the commands as an observer of the bench, and
/// checks the goals after each block. It uses no other input, so a replay gives the same result.
class LessonRun final : public BenchObserver {
public:
    explicit LessonRun(Lesson lesson);

    void commandGiven(MeterTime time, const BenchCommand& command) override;
    void blockEnded(const Bench& bench) override;

    [[nodiscard]] const Lesson& lesson() const { return m_lesson; }
    [[nodiscard]] const LessonProgress& progress() const { return m_progress; }

    /// Number of steps that have begun. The caller compares it to know when to perform the `begin` actions of a step.
    [[nodiscard]] std::size_t begunSteps() const { return m_begunSteps; }

private:
    void process(MeterTime time, const MarkTraining& input);
    void processAnswer(MeterTime time, const std::string& answer);
    void beginStep(MeterTime time);
    void endStep(MeterTime time, StepProgress::State state);
    void end(MeterTime time);
    void checkMistakes(const Bench& bench);
    [[nodiscard]] bool goalReached(const Bench& bench);
    void rememberPartials(const PartialCounters& partials);
    [[nodiscard]] bool running() const { return m_progress.begun && !m_progress.ended; }
    [[nodiscard]] const LessonStep& step() const { return m_lesson.steps[m_progress.step]; }
    [[nodiscard]] StepProgress& stepProgress() { return m_progress.steps[m_progress.step]; }

    Lesson m_lesson;
    LessonProgress m_progress;
    std::size_t m_begunSteps = 0;

    // State of the current step.
    bool m_firstLook = true;
    std::vector<bool> m_mistakeHeld;
    RecentPast m_past;
    std::vector<Energy> m_partials;
    std::optional<MeterTime> m_goalSince;
};

/// Marks for a step of an exam: all marks if it was done without an error, one less for each mistake and wrong answer.
int marksFor(const LessonStep& step, const StepProgress& progress);

} // namespace vmeter
