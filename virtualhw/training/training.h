// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/session/bench_recording_writer.h"
#include "virtualhw/training/assignment.h"
#include "virtualhw/training/demonstration.h"
#include "virtualhw/training/exam_record_file.h"
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

/// State of a lesson or an exam at one moment, for display.
struct TrainingView {
    std::shared_ptr<const Assignment> assignment;
    std::shared_ptr<const Lesson> lesson;
    LessonProgress progress;
    bool demonstrating = false;
    std::optional<ShownPress> press; ///< key press that is being shown
    std::optional<ShownWait> wait;   ///< pause of the demonstration
};

/// Folders and values that Training uses.
struct TrainingPlaces {
    QString records; ///< folder for the records of what is under way; empty: nothing is written, nothing can be resumed
    QString program; ///< version, for the record
    QString results{};    ///< folder for the results of exams; empty: none is written
    QString marks{};      ///< folder of the meter's memory, for the marks of exams; empty: `records`
    QByteArray examKey{}; ///< of --exam-key, signs the records of exams; empty: none
    std::function<QString()>
        timeOfDay{}; ///< time of the computer, ISO 8601, for the records of exams; empty: not noted
};

/// Runs lessons and exams in a running simulation. A lesson uses its own bench and meter; the user's bench is kept
/// meanwhile and restored unchanged afterwards. All functions may be called from any thread except the simulation
/// thread.
class Training {
public:
    /// `simulation` must outlive this object.
    Training(Simulation& simulation, TrainingPlaces places);
    ~Training(); ///< leaves; an unfinished lesson can be resumed later
    Training(const Training&) = delete;
    Training& operator=(const Training&) = delete;

    /// Starts a lesson or exam on a new bench, after simulating the lesson's preparation time without pacing, at the
    /// speed of real time. `clock`: time of the meter's clock. Leaves a running lesson first. Returns false and sets
    /// `error` if it fails; then nothing has changed.
    bool start(const Assignment& assignment, UtcMicroseconds clock, Message& error);

    /// True if there is an unfinished recording with this name.
    [[nodiscard]] bool canResume(const QString& name) const;
    /// Is told the share of a replay that is done, 0 .. 1. False: the caller does not want it any more.
    using ResumeProgress = std::function<bool(double share)>;
    /// Goes on where it was left, or where the program ended. The record is replayed first, which takes its time; what
    /// runs goes on until then. False and `error`: nothing has changed; no `error`: `progress`, may be empty, has ended
    /// it.
    bool resume(const QString& name, Message& error, const ResumeProgress& progress = {});

    /// Restores the user's bench. An unfinished lesson can be resumed; an exam ends.
    void leave();

    // Actions of a trainee that do not touch the meter; no effect without a lesson.
    void next() { mark({TrainingEvent::next}); }
    void answer(const std::string& answer) { mark({TrainingEvent::answer, answer}); }
    void hint() { mark({TrainingEvent::hint}); }
    void giveUp() { mark({TrainingEvent::skip}); }
    void end() { mark({TrainingEvent::end}); }
    /// Demonstrates the current step; no effect in an exam.
    void show();

    /// Applies a fault of the exam's pool, which an instructor may do at any time. `fault`: index from 0. Returns false
    /// if there is no such fault.
    bool inject(std::size_t fault);

    /// The state of the lesson; null: no lesson.
    [[nodiscard]] std::shared_ptr<const TrainingView> view() const;

    /// The file of the recording; complete as soon as the lesson or exam has ended.
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
    [[nodiscard]] QString markOf(const QString& name) const;
    [[nodiscard]] QString timeOfDay() const { return m_places.timeOfDay ? m_places.timeOfDay() : QString(); }
    bool record(const BenchRecording& begun, const Assignment& assignment, const QByteArray& secret, Message& error);
    void observe(Bench& bench);
    void enter(std::unique_ptr<Bench> bench);
    void onStep(Bench& bench);
    void prepareStep(Bench& bench);
    void closeRecord(Bench& bench);
    void mark(const MarkTraining& event);
    void publish(const Bench& bench);

    mutable std::recursive_mutex m_acting; ///< only one caller at a time
    Simulation& m_simulation;
    const TrainingPlaces m_places;
    unsigned m_entered = 0; ///< lessons and exams begun or resumed
    std::shared_ptr<const Assignment> m_assignment;
    std::shared_ptr<const Lesson> m_lesson;
    std::unique_ptr<FramMemory> m_fram;
    std::unique_ptr<Bench> m_own;     ///< the user's bench during a lesson; null: no lesson
    Speed m_ownSpeed;                 ///< speed at which the user's bench ran
    bool m_ownFastForwarding = false; ///< likewise
    QFile m_record;
    std::unique_ptr<ExamRecordFile> m_examRecord; ///< writes m_record while an exam is on; null: none is, or no record
    ExamResultWriter m_results;
    std::atomic<bool> m_resultsFrench = false;

    // Used only by the simulation thread during a lesson.
    std::unique_ptr<LessonRun> m_run;
    std::unique_ptr<BenchRecordingWriter> m_recorder;
    Demonstration m_demonstration;
    std::size_t m_preparedSteps = 0;

    mutable std::mutex m_mutex; ///< guards m_view
    std::shared_ptr<const TrainingView> m_view;
};

} // namespace vmeter
