// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background_replay.h"
#include "virtualhw/training/ready_lessons.h"
#include "virtualhw/training/training.h"

#include <QStackedWidget>

#include <atomic>
#include <memory>
#include <optional>

namespace vmeter {

class LessonChooser;
class LessonPanel;

/// View for training: the list of lessons, or the running lesson.
class TrainingDesk : public QStackedWidget {
    Q_OBJECT

public:
    explicit TrainingDesk(Training& training, QWidget* parent = nullptr);

    /// "fr", or anything else for English.
    void setLanguage(const QString& code);

    /// Updates the view. Called for each picture.
    void refresh();

    /// Starts a lesson, or an exam with known candidate and seed. Returns false after showing an error message.
    bool start(const LessonCard& card);
    /// Starts a lesson or an exam from a file.
    void chooseFile();
    /// Asks for one of `exams`, candidate and seed, then starts it. `seed`: proposed seed; empty: random.
    void chooseExam(std::vector<LessonCard> exams, std::optional<uint64_t> seed = {});

    /// Goes on with a lesson that was left. Returns at once; the lesson, or a message, follows.
    void resume(const QString& name);
    /// A lesson that was left is being replayed.
    [[nodiscard]] bool isResuming() const { return m_replay.isRunning(); }

    /// Asks before what is under way is left. True: it may be.
    bool mayLeave();
    void askToGiveUp();

    /// True if only the meter may be visible now, not the bench.
    [[nodiscard]] bool isBlind() const;

    /// True during an exam: measured values must be read on the meter.
    [[nodiscard]] bool isExamOn() const;

    /// The text of the current step in English; empty: none, or an exam, in which nothing is pointed at.
    [[nodiscard]] std::string stepText() const;

    /// The view that the current step brings to the front; empty: none.
    [[nodiscard]] std::string wantedView() const;

    /// The key press that is being shown; empty: none.
    [[nodiscard]] std::optional<ShownPress> shownPress() const;

signals:
    /// A lesson or an exam has begun, from the window or the control API.
    void begun();
    /// A lesson has begun or reached another step: the keyboard focus should go to the meter.
    void stepBegan();
    /// The keyboard focus should go to wantedView().
    void viewFocusWanted();
    /// The result of an exam has been written.
    void resultWritten(const QString& page);

private:
    void restart();
    bool mayBeginAnew();
    void leave();
    void endExam();
    void noteDone();
    void showResult(const ExamOutcome& result);
    void markLessons();
    void showError(const QString& title, const QString& error);
    [[nodiscard]] const LessonStep* step() const;
    [[nodiscard]] bool french() const { return m_language == QStringLiteral("fr"); }

    Training& m_training;
    QString m_language;
    LessonChooser* m_chooser;
    LessonPanel* m_panel;
    std::atomic<double> m_replayed = 0; ///< share of a lesson that is being resumed
    BackgroundReplay m_replay;
    std::shared_ptr<const TrainingView> m_view;
    bool m_endNoted = false;
    std::shared_ptr<const ExamOutcome> m_result; ///< the last one that was shown
};

} // namespace vmeter
