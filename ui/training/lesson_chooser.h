// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/ready_lessons.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace vmeter {

/// Map of the lessons with their levels, minutes and aims; shows which are done, which can be resumed and which comes
/// next.
class LessonChooser : public QWidget {
    Q_OBJECT

public:
    explicit LessonChooser(std::vector<LessonCard> lessons, QWidget* parent = nullptr);

    /// "fr", or anything else for English.
    void setLanguage(const QString& code);

    /// Marks lessons by the name of their file, and selects the first one begun or, without one, the next to do.
    void setMarks(
        const std::function<bool(const QString&)>& isDone, const std::function<bool(const QString&)>& canResume);

    /// The lesson that comes behind the one of that name; null: it is the last, or none of these.
    [[nodiscard]] const LessonCard* after(const QString& name) const;

    /// Selects the lesson `name` if it was begun and left; otherwise the selection stays.
    void chooseBegun(const QString& name);
    /// Gives the focus to "Go on" or, if the selected lesson is not begun, to the list.
    void focusChosen();

signals:
    void startWanted(const vmeter::LessonCard& lesson);
    void resumeWanted(const QString& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Marks {
        bool done = false;
        bool resumable = false;
    };
    void showLessons();
    void showChosen();
    void showProgress();
    /// Index of the first lesson that is begun, or else not done; empty: all are done.
    [[nodiscard]] std::optional<std::size_t> nextLesson() const;
    [[nodiscard]] std::size_t chosen() const;  ///< index of the selected lesson, if any
    [[nodiscard]] const QString& name() const; ///< name of the selected lesson

    std::vector<LessonCard> m_lessons;
    std::vector<Marks> m_marks;
    bool m_french = false;
    QLabel* m_title;
    QProgressBar* m_progress;
    QPushButton* m_next;
    QListWidget* m_list;
    QLabel* m_aim;
    QPushButton* m_start;
    QPushButton* m_resume;
};

} // namespace vmeter
