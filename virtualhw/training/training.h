// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/session/session_recorder.h"
#include "virtualhw/training/assignment.h"
#include "virtualhw/training/demonstration.h"
#include "virtualhw/training/lesson_run.h"

#include <QFile>
#include <QString>

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
};

/// Folders and values that Training uses.
struct TrainingPlaces {
    QString records; ///< folder for the recordings of unfinished lessons and exams; empty: nothing is written and
                     ///< nothing can be resumed
    QString program; ///< program version, for the recording
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
    /// Resumes a lesson where it was left, or where the program ended; otherwise as start().
    bool resume(const QString& name, Message& error);

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

    mutable std::recursive_mutex m_acting; ///< only one caller at a time
    Simulation& m_simulation;
    const TrainingPlaces m_places;
    std::shared_ptr<const Assignment> m_assignment;
    std::shared_ptr<const Lesson> m_lesson;
    std::unique_ptr<FramMemory> m_fram;
    std::unique_ptr<Bench> m_own; ///< the user's bench during a lesson; null: no lesson
    Speed m_ownSpeed;             ///< speed at which the user's bench ran
    QFile m_record;

    // Used only by the simulation thread during a lesson.
    std::unique_ptr<LessonRun> m_run;
    std::unique_ptr<SessionRecorder> m_recorder;
    Demonstration m_demonstration;
    std::size_t m_preparedSteps = 0;

    mutable std::mutex m_mutex; ///< guards m_view
    std::shared_ptr<const TrainingView> m_view;
};

} // namespace vmeter
