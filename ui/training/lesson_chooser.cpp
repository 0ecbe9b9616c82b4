// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/lesson_chooser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace vmeter {

LessonChooser::LessonChooser(std::vector<LessonCard> lessons, QWidget* parent)
    : QWidget(parent)
    , m_lessons(std::move(lessons))
    , m_marks(m_lessons.size())
    , m_title(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_aim(new QLabel(this))
    , m_start(new QPushButton(this))
    , m_resume(new QPushButton(this))
{
    m_list->setObjectName(QStringLiteral("lessons"));
    m_start->setObjectName(QStringLiteral("startLesson"));
    m_resume->setObjectName(QStringLiteral("resumeLesson"));
    m_list->setWordWrap(true);
    m_aim->setWordWrap(true);
    m_aim->setTextFormat(Qt::PlainText);
    m_title->setBuddy(m_list);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_start);
    buttons->addWidget(m_resume);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_aim);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &LessonChooser::showChosen);
    // Return and double click resume an unfinished lesson and do not restart it.
    connect(m_list, &QListWidget::itemActivated, this,
        [this] { m_marks[chosen()].resumable ? emit resumeWanted(name()) : emit startWanted(m_lessons[chosen()]); });
    connect(m_start, &QPushButton::clicked, this, [this] { emit startWanted(m_lessons[chosen()]); });
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeWanted(name()); });
    showLessons();
    m_list->setCurrentRow(0);
}

void LessonChooser::setLanguage(const QString& code)
{
    m_french = code == QStringLiteral("fr");
    showLessons();
}

void LessonChooser::setMarks(
    const std::function<bool(const QString&)>& isDone, const std::function<bool(const QString&)>& canResume)
{
    for (std::size_t n = 0; n < m_lessons.size(); ++n) {
        const QString& name = m_lessons[n].assignment.name;
        m_marks[n] = {isDone(name), canResume(name)};
    }
    showLessons();
}

void LessonChooser::showLessons()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (std::size_t n = 0; n < m_lessons.size(); ++n) {
        const LessonCard& lesson = m_lessons[n];
        const QString title = QString::fromStdString(m_french ? lesson.title.fr : lesson.title.en);
        const QString mark = m_marks[n].resumable ? QStringLiteral("◐")
            : m_marks[n].done                     ? QStringLiteral("✓")
                                                  : QStringLiteral("○");
        auto* item = new QListWidgetItem(QStringLiteral("%1 %2. %3").arg(mark).arg(n + 1).arg(title), m_list);
        const QString state = m_marks[n].resumable ? tr("begun") : m_marks[n].done ? tr("done") : tr("not done yet");
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2, %3").arg(n + 1).arg(title, state));
        item->setToolTip(state);
    }
    m_list->setCurrentRow(std::max(row, 0));
    m_title->setText(tr("Lessons"));
    m_list->setAccessibleName(tr("Lessons"));
    m_resume->setText(tr("Go on"));
    showChosen();
}

void LessonChooser::showChosen()
{
    const bool any = m_list->currentRow() >= 0;
    const bool resumable = any && m_marks[chosen()].resumable;
    m_start->setEnabled(any);
    m_start->setText(resumable ? tr("Start again") : tr("Start"));
    m_resume->setVisible(resumable);
    if (!any) {
        m_aim->clear();
        return;
    }
    const LessonCard& lesson = m_lessons[chosen()];
    const QString aim = QString::fromStdString(m_french ? lesson.aim.fr : lesson.aim.en);
    m_aim->setText(tr("%1\nAbout %2 min.").arg(aim).arg(lesson.minutes));
}

std::size_t LessonChooser::chosen() const
{
    return static_cast<std::size_t>(m_list->currentRow());
}

const QString& LessonChooser::name() const
{
    return m_lessons[chosen()].assignment.name;
}

void LessonChooser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showLessons();
    }
    QWidget::changeEvent(event);
}

} // namespace vmeter
