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

/// Where somebody learns the meter: the choice of lessons, or the one that is on.
class TrainingDesk : public QStackedWidget {
    Q_OBJECT

public:
    explicit TrainingDesk(Training& training, QWidget* parent = nullptr);

    /// "fr", or anything else for English.
    void setLanguage(const QString& code);

    /// Looks at the training; called once a picture.
    void refresh();

    /// Begins a lesson, or an exam whose candidate and seed are known. False: a message has said why not.
    bool start(const LessonCard& card);
    /// A lesson or an exam from a file.
    void chooseFile();
    /// Asks which of `exams`, for candidate and seed, then begins. `seed`: proposed; none: one drawn anew.
    void chooseExam(std::vector<LessonCard> exams, std::optional<uint64_t> seed = {});

    /// Goes on with a lesson that was left. Returns at once; the lesson, or a message, follows.
    void resume(const QString& name);
    /// A lesson that was left is being replayed.
    [[nodiscard]] bool isResuming() const { return m_replay.isRunning(); }

    /// Asks before what is under way is left. True: it may be.
    bool mayLeave();

    /// Only the meter may be seen now, not the bench.
    [[nodiscard]] bool isBlind() const;

    /// An exam is under way: what the meter measures is to be read on the meter.
    [[nodiscard]] bool isExamOn() const;

    /// The view that the current step brings to the front; empty: none.
    [[nodiscard]] std::string wantedView() const;

    /// The press that is being shown; none.
    [[nodiscard]] std::optional<ShownPress> shownPress() const;

signals:
    /// A lesson or an exam has begun, here or by the control API.
    void begun();
    /// A lesson has begun or come to another step: the meter is what is worked next.
    void stepBegan();
    /// wantedView() is to be worked by the keyboard.
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
    void complain(const QString& title, const QString& error);
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
