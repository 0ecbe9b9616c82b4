// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/training/demonstration.h"
#include "virtualhw/training/lesson_run.h"

#include <string>

namespace vmeter::test {

/// Plays a lesson on a bench without threads: performs the `begin` actions of its steps and checks goals after each
/// block.
class LessonPlayer {
public:
    explicit LessonPlayer(const Lesson& lesson, Scenario scenario = {})
        : m_run(lesson)
        , m_bench(*lesson.start.model, withChange(std::move(scenario), lesson), m_fram)
    {
        m_bench.addObserver(m_run);
        m_bench.apply(ApplySettings{lesson.start.settings});
        m_bench.apply(SealCover{lesson.start.sealed});
        const MeterTime begin{lesson.start.preRun};
        while (m_bench.time() < begin) {
            if (m_bench.fastForward(begin - m_bench.time()) == Duration{}) {
                m_bench.advance();
            }
        }
        m_bench.apply(MarkTraining{TrainingEvent::begin});
        prepare();
    }

    Bench& bench() { return m_bench; }
    [[nodiscard]] const LessonProgress& progress() const { return m_run.progress(); }

    void pass(Duration duration)
    {
        for (const MeterTime end = m_bench.time() + duration; m_bench.time() < end;) {
            m_bench.advance();
            prepare();
        }
    }
    void mark(TrainingEvent event, const std::string& text = {})
    {
        m_bench.apply(MarkTraining{event, text});
        prepare();
    }
    void press(std::vector<Key> keys, unsigned milliseconds)
    {
        m_bench.apply(PressKeys{keys, Duration::milliseconds(milliseconds)});
        pass(Duration::milliseconds(milliseconds + 300));
    }

    /// Performs `actions` one after the other, until they end or the step is done.
    void follow(const std::vector<TrainingAction>& actions)
    {
        const std::size_t step = progress().step;
        Demonstration demonstration(actions, m_bench.time());
        while (progress().step == step && !progress().ended && (!demonstration.over() || demonstration.press())) {
            demonstration.advance(m_bench);
            prepare();
            pass(kBlockTime);
        }
    }

    /// Performs the actions of the current step and then waits a second, so that the meter shows the result. True: the
    /// step is done.
    bool showStep()
    {
        const std::size_t step = progress().step;
        follow(actionsThatDo(m_run.lesson().steps[step]));
        for (int n = 0; n < 30 * 200 && progress().step == step && !progress().ended; ++n) {
            pass(kBlockTime);
        }
        return progress().step > step;
    }

private:
    static Scenario withChange(Scenario scenario, const Lesson& lesson)
    {
        apply(lesson.start, scenario);
        return scenario;
    }
    void prepare()
    {
        if (m_run.begunSteps() > m_prepared) {
            m_prepared = m_run.begunSteps();
            for (const TrainingAction& action : m_run.lesson().steps[m_prepared - 1].begin) {
                perform(action, m_bench);
            }
        }
    }

    FramMemory m_fram;
    LessonRun m_run;
    Bench m_bench;
    std::size_t m_prepared = 0;
};

} // namespace vmeter::test
