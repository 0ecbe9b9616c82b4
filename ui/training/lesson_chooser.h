// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/ready_lessons.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace vmeter {

/// List of the lessons with their aims; shows which are done and which can be resumed.
class LessonChooser : public QWidget {
    Q_OBJECT

public:
    explicit LessonChooser(std::vector<LessonCard> lessons, QWidget* parent = nullptr);

    /// "fr", or anything else for English.
    void setLanguage(const QString& code);

    /// Marks lessons by the name of their file.
    void setMarks(
        const std::function<bool(const QString&)>& isDone, const std::function<bool(const QString&)>& canResume);

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
    [[nodiscard]] std::size_t chosen() const;  ///< index of the selected lesson, if any
    [[nodiscard]] const QString& name() const; ///< name of the selected lesson

    std::vector<LessonCard> m_lessons;
    std::vector<Marks> m_marks;
    bool m_french = false;
    QLabel* m_title;
    QListWidget* m_list;
    QLabel* m_aim;
    QPushButton* m_start;
    QPushButton* m_resume;
};

} // namespace vmeter
