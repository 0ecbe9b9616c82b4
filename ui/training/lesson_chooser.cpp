// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/lesson_chooser.h"

#include "ui/training/lesson_map.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace vmeter {

LessonChooser::LessonChooser(std::vector<LessonCard> lessons, QWidget* parent)
    : QWidget(parent)
    , m_lessons(std::move(lessons))
    , m_marks(m_lessons.size())
    , m_title(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_next(new QPushButton(this))
    , m_list(new QListWidget(this))
    , m_aim(new QLabel(this))
    , m_start(new QPushButton(this))
    , m_resume(new QPushButton(this))
{
    m_list->setObjectName(QStringLiteral("lessons"));
    m_start->setObjectName(QStringLiteral("startLesson"));
    m_resume->setObjectName(QStringLiteral("resumeLesson"));
    m_next->setObjectName(QStringLiteral("nextLesson"));
    m_list->setItemDelegate(new LessonMap(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_aim->setWordWrap(true);
    m_aim->setTextFormat(Qt::PlainText);
    m_title->setBuddy(m_list);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_start);
    buttons->addWidget(m_resume);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_progress);
    layout->addWidget(m_next);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_aim);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &LessonChooser::showChosen);
    // Return and double click resume an unfinished lesson and do not restart it.
    connect(m_list, &QListWidget::itemActivated, this,
        [this] { m_marks[chosen()].resumable ? emit resumeWanted(name()) : emit startWanted(m_lessons[chosen()]); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (const auto next = nextLesson()) {
            m_list->setCurrentRow(static_cast<int>(*next));
            m_marks[*next].resumable ? emit resumeWanted(name()) : emit startWanted(m_lessons[*next]);
        }
    });
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
    m_list->setCurrentRow(static_cast<int>(nextLesson().value_or(0)));
}

void LessonChooser::chooseBegun(const QString& name)
{
    const auto found = std::ranges::find(
        m_lessons, name, [](const LessonCard& lesson) -> const QString& { return lesson.assignment.name; });
    if (found != m_lessons.end() && m_marks[static_cast<std::size_t>(found - m_lessons.begin())].resumable) {
        m_list->setCurrentRow(static_cast<int>(found - m_lessons.begin()));
    }
}

void LessonChooser::focusChosen()
{
    if (m_resume->isHidden()) {
        m_list->setFocus();
    } else {
        m_resume->setFocus();
    }
}

void LessonChooser::showLessons()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (std::size_t n = 0; n < m_lessons.size(); ++n) {
        const LessonCard& lesson = m_lessons[n];
        const QString title = QString::fromStdString(m_french ? lesson.title.fr : lesson.title.en);
        auto* item = new QListWidgetItem(title, m_list);
        const QString state = m_marks[n].resumable ? tr("begun") : m_marks[n].done ? tr("done") : tr("not done yet");
        const QString note = tr("%1 min, %2").arg(lesson.minutes).arg(state);
        item->setData(LessonMap::Number, static_cast<int>(n) + 1);
        item->setData(LessonMap::Level, lesson.level);
        item->setData(LessonMap::Note, note);
        item->setData(LessonMap::State,
            m_marks[n].resumable  ? LessonMap::begun
                : m_marks[n].done ? LessonMap::done
                                  : LessonMap::open);
        item->setData(LessonMap::Next, nextLesson() == n);
        const QString level = tr("level %1 of 3").arg(lesson.level);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2, %3, %4").arg(n + 1).arg(title, level, note));
        item->setToolTip(level + QStringLiteral(", ") + note);
    }
    m_list->setCurrentRow(std::max(row, 0));
    showProgress();
    m_list->setAccessibleName(tr("Lessons"));
    m_resume->setText(tr("Go on"));
    showChosen();
}

std::optional<std::size_t> LessonChooser::nextLesson() const
{
    for (const auto& wanted : {&Marks::resumable, &Marks::done}) {
        const bool begun = wanted == &Marks::resumable;
        const auto found = std::ranges::find_if(m_marks, [&](const Marks& marks) { return marks.*wanted == begun; });
        if (found != m_marks.end()) {
            return static_cast<std::size_t>(found - m_marks.begin());
        }
    }
    return std::nullopt;
}

const LessonCard* LessonChooser::after(const QString& name) const
{
    const auto found = std::ranges::find(
        m_lessons, name, [](const LessonCard& lesson) -> const QString& { return lesson.assignment.name; });
    return m_lessons.end() - found > 1 ? &*std::next(found) : nullptr;
}

void LessonChooser::showProgress()
{
    int done = 0;
    int minutes = 0;
    int minutesLeft = 0;
    for (std::size_t n = 0; n < m_lessons.size(); ++n) {
        done += m_marks[n].done ? 1 : 0;
        minutes += m_lessons[n].minutes;
        minutesLeft += m_marks[n].done ? 0 : m_lessons[n].minutes;
    }
    m_title->setText(tr("Lessons: %1 of %2 done, about %3 min to go").arg(done).arg(m_lessons.size()).arg(minutesLeft));
    m_progress->setRange(0, std::max(minutes, 1));
    m_progress->setValue(minutes - minutesLeft);
    m_progress->setAccessibleName(tr("Lessons done"));
    const auto next = nextLesson();
    m_next->setVisible(next.has_value());
    if (next) {
        const LocalizedText& title = m_lessons[*next].title;
        m_next->setText(tr("Next lesson: %1").arg(*next + 1) + QStringLiteral(". ")
            + QString::fromStdString(m_french ? title.fr : title.en).replace(u'&', QStringLiteral("&&")));
        m_next->setToolTip(m_next->text());
    }
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
