// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/session/session_recorder.h"
#include "virtualhw/training/assignment.h"
#include "virtualhw/training/demonstration.h"
#include "virtualhw/training/exam_result_writer.h"
#include "virtualhw/training/lesson_run.h"

#include <QFile>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace vmeter {

/// A lesson or an exam at one moment, for whoever looks.
struct TrainingView {
    std::shared_ptr<const Assignment> assignment;
    std::shared_ptr<const Lesson> lesson;
    LessonProgress progress;
    bool demonstrating = false;
    std::optional<ShownPress> press; ///< shown just now
};

/// Where training finds and leaves things.
struct TrainingPlaces {
    QString records; ///< folder for the records of what is under way; empty: nothing is written, nothing can be resumed
    QString program; ///< version, for the record
    QString results{}; ///< folder for the results of exams; empty: none is written
};

/// Lessons and exams on the bench of a running simulation. A lesson has a bench and a meter of its own; that of the
/// user waits meanwhile, and comes back as it was. All functions may be called from any thread but the simulation's.
class Training {
public:
    /// `simulation` outlives the training.
    Training(Simulation& simulation, TrainingPlaces places);
    ~Training(); ///< leaves; what is under way can be resumed
    Training(const Training&) = delete;
    Training& operator=(const Training&) = delete;

    /// Begins with meter time 0 plus what the meter has lived, at the speed of real time. `clock`: of the meter.
    /// False and `error`: nothing has changed. What is under way is left before.
    bool start(const Assignment& assignment, UtcMicroseconds clock, Message& error);

    /// Something by this name is recorded and not at its end.
    [[nodiscard]] bool canResume(const QString& name) const;
    /// Is told the share of a replay that is done, 0 .. 1. False: the caller does not want it any more.
    using ResumeProgress = std::function<bool(double share)>;
    /// Goes on where it was left, or where the program ended. The record is replayed first, which takes its time; what
    /// runs goes on until then. False and `error`: nothing has changed; no `error`: `progress`, may be empty, has ended
    /// it.
    bool resume(const QString& name, Message& error, const ResumeProgress& progress = {});

    /// The user's own bench again; an unfinished lesson can be resumed, an exam ends.
    void leave();

    // What a trainee does beside the meter; nothing happens without a lesson.
    void next() { mark({TrainingEvent::next}); }
    void answer(const std::string& answer) { mark({TrainingEvent::answer, answer}); }
    void hint() { mark({TrainingEvent::hint}); }
    void giveUp() { mark({TrainingEvent::skip}); }
    void end() { mark({TrainingEvent::end}); }
    /// Does the current step before his eyes; not in an exam.
    void show();

    /// Does what the fault of the exam's pool does, as an instructor may at any time. False: it has none of this
    /// number, from 0.
    bool inject(std::size_t fault);

    /// Null: no lesson.
    [[nodiscard]] std::shared_ptr<const TrainingView> view() const;

    /// The file of the record, whole from the moment at which the lesson or exam has ended.
    [[nodiscard]] QString recordFile() const;

    /// The language of the results of exams that end from now on.
    void setResultsFrench(bool french) { m_resultsFrench = french; }
    /// What became of the last exam that has ended, also when it has been left since; null: none has, or it is still
    /// being judged.
    [[nodiscard]] std::shared_ptr<const ExamOutcome> lastResult() const { return m_results.last(); }
    /// Returns when the exams that have ended are judged and their results written.
    void waitForResults() { m_results.wait(); }

private:
    [[nodiscard]] QString fileOf(const QString& name) const;
    bool record(const Session& begun, const QString& name, Message& error);
    void observe(Bench& bench);
    void enter(std::unique_ptr<Bench> bench);
    void attend(Bench& bench);
    void prepareStep(Bench& bench);
    void closeRecord(Bench& bench);
    void mark(const MarkTraining& event);
    void publish(const Bench& bench);

    mutable std::recursive_mutex m_acting; ///< one caller at a time
    Simulation& m_simulation;
    const TrainingPlaces m_places;
    unsigned m_entered = 0; ///< lessons and exams begun or resumed
    std::shared_ptr<const Assignment> m_assignment;
    std::shared_ptr<const Lesson> m_lesson;
    std::unique_ptr<FramMemory> m_fram;
    std::unique_ptr<Bench> m_own; ///< the user's, while a lesson has its own; null: no lesson
    Speed m_ownSpeed;             ///< at which it ran
    QFile m_record;
    ExamResultWriter m_results;
    std::atomic<bool> m_resultsFrench = false;

    // Used by the simulation thread alone while a lesson is on.
    std::unique_ptr<LessonRun> m_run;
    std::unique_ptr<SessionRecorder> m_recorder;
    Demonstration m_demonstration;
    std::size_t m_preparedSteps = 0;

    mutable std::mutex m_mutex; ///< guards m_view
    std::shared_ptr<const TrainingView> m_view;
};

} // namespace vmeter
