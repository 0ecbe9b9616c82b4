// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/training.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace vmeter {

class AnswerForm;

/// Panel of a running lesson or exam: its steps, the text of the current step, and help if allowed.
class LessonPanel : public QWidget {
    Q_OBJECT

public:
    explicit LessonPanel(QWidget* parent = nullptr);

    /// "fr", or anything else for English.
    void setLanguage(const QString& code);

    /// Shows the present state. Called for each picture.
    void setView(std::shared_ptr<const TrainingView> view);

    /// The lesson behind this one, for its end; empty: there is none.
    void setNextLesson(const std::optional<LocalizedText>& title);

signals:
    void nextWanted();
    void answerGiven(const QString& answer);
    void hintWanted();
    void showWanted();
    void giveUpWanted();
    void endWanted();
    void restartWanted();
    void leaveWanted();
    /// The lesson is done, and the one behind it is wanted.
    void nextLessonWanted();
    /// Moves the keyboard focus to the view that the step names.
    void viewFocusWanted();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void build();
    void showSteps();
    void showStep();
    void showExamTasks();
    [[nodiscard]] QString summary() const;
    void showQuestion();
    void setShortcuts();
    void showTime();
    void showPress();
    void focusAnswer();
    void answer();
    void enableAnswer();
    [[nodiscard]] QString textOf(const LocalizedText& text) const;
    [[nodiscard]] const Lesson& lesson() const { return *m_view->lesson; }
    [[nodiscard]] const LessonProgress& progress() const { return m_view->progress; }
    [[nodiscard]] const LessonStep* step() const;

    std::shared_ptr<const TrainingView> m_view;
    bool m_french = false;
    std::optional<std::size_t> m_asked; ///< step whose question is displayed
    QLabel* m_title;
    QLabel* m_time;
    QProgressBar* m_share;
    QListWidget* m_steps;
    QLabel* m_text;
    QLabel* m_manual;
    QLabel* m_hints;
    QLabel* m_complaint;
    QLabel* m_press;
    QProgressBar* m_pressShare;
    AnswerForm* m_answer;
    QPushButton* m_next;
    QPushButton* m_hint;
    QPushButton* m_show;
    QPushButton* m_giveUp;
    QPushButton* m_restart;
    QPushButton* m_leave;
    QPushButton* m_nextLesson;
    std::optional<LocalizedText> m_nextTitle;
    QLabel* m_keys;
};

} // namespace vmeter
