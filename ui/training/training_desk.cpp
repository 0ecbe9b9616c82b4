// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_desk.h"

#include "ui/training/exam_dialog.h"
#include "ui/training/lesson_chooser.h"
#include "ui/training/lesson_panel.h"
#include "virtualhw/base/language.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QUrl>

#include <exception>
#include <stop_token>

namespace vmeter {

namespace {

QSettings trainingSettings()
{
    return QSettings(QStringLiteral("vmeter"), QStringLiteral("training"));
}

QString doneKey(const QString& lesson)
{
    return QStringLiteral("done/") + lesson;
}

UtcMicroseconds now()
{
    return {QDateTime::currentMSecsSinceEpoch() * 1000};
}

/// Resumes the lesson, unless `stop` is requested; for the worker thread. Returns what went wrong.
QString resumeIn(Training& training, const QString& name, const std::stop_token& stop, std::atomic<double>& replayed)
{
    Message error;
    try {
        training.resume(name, error, [&](double share) {
            replayed = share;
            return !stop.stop_requested();
        });
    } catch (const SimulationStopped&) {
        return {}; // the program ends
    } catch (const std::exception& failure) {
        error = Message::verbatim(failure.what());
    }
    return translated(error);
}

} // namespace

TrainingDesk::TrainingDesk(Training& training, QWidget* parent)
    : QStackedWidget(parent)
    , m_training(training)
    , m_chooser(new LessonChooser(readyLessons(), this))
    , m_panel(new LessonPanel(this))
    , m_replay(*this)
    , m_result(training.lastResult())
{
    addWidget(m_chooser);
    addWidget(m_panel);
    connect(m_chooser, &LessonChooser::startWanted, this, [this](const LessonCard& lesson) {
        if (!m_training.canResume(lesson.assignment.name) || mayBeginAnew()) {
            start(lesson);
        }
    });
    connect(m_chooser, &LessonChooser::resumeWanted, this, &TrainingDesk::resume);
    connect(m_panel, &LessonPanel::nextWanted, this, [this] { m_training.next(); });
    connect(m_panel, &LessonPanel::answerGiven, this,
        [this](const QString& answer) { m_training.answer(answer.toStdString()); });
    connect(m_panel, &LessonPanel::hintWanted, this, [this] { m_training.hint(); });
    connect(m_panel, &LessonPanel::showWanted, this, [this] { m_training.show(); });
    connect(m_panel, &LessonPanel::giveUpWanted, this, [this] { askToGiveUp(); });
    connect(m_panel, &LessonPanel::endWanted, this, &TrainingDesk::endExam);
    connect(m_panel, &LessonPanel::restartWanted, this, &TrainingDesk::restart);
    connect(m_panel, &LessonPanel::leaveWanted, this, &TrainingDesk::leave);
    connect(m_panel, &LessonPanel::nextLessonWanted, this, [this] {
        if (const LessonCard* next = m_view ? m_chooser->after(m_view->assignment->name) : nullptr) {
            start(*next);
        }
    });
    connect(m_panel, &LessonPanel::viewFocusWanted, this, &TrainingDesk::viewFocusWanted);
    markLessons();
    m_chooser->setFocusProxy(m_chooser->findChild<QListWidget*>());
    setFocusProxy(m_chooser);
}

void TrainingDesk::setLanguage(const QString& code)
{
    m_language = code;
    m_chooser->setLanguage(code);
    m_panel->setLanguage(code);
    m_training.setResultsFrench(french());
}

void TrainingDesk::refresh()
{
    if (const std::shared_ptr<const ExamOutcome> result = m_training.lastResult(); result != m_result) {
        m_result = result;
        showResult(*result);
    }
    const std::shared_ptr<const TrainingView> view = m_training.view();
    if (view == m_view) {
        return;
    }
    const bool began = view && (!m_view || m_view->lesson != view->lesson);
    const bool stepped = began || (view && m_view->progress.step != view->progress.step);
    const QString last = m_view ? m_view->assignment->name : QString();
    m_view = view;
    if (!m_view) {
        markLessons();
        m_chooser->chooseBegun(last);
        setCurrentWidget(m_chooser);
        return;
    }
    m_endNoted = m_endNoted && !began;
    if (began) {
        const LessonCard* next = m_view->assignment->exam ? nullptr : m_chooser->after(m_view->assignment->name);
        m_panel->setNextLesson(next != nullptr ? std::optional(next->title) : std::nullopt);
    }
    m_panel->setView(m_view);
    setCurrentWidget(m_panel);
    if (began) {
        emit begun();
    }
    if (stepped) {
        emit stepBegan();
    }
    if (m_view->progress.ended && !m_endNoted) {
        m_endNoted = true;
        noteDone();
    }
}

/// Keeps that a lesson was done to its last step.
void TrainingDesk::noteDone()
{
    if (!m_view->assignment->exam && m_view->progress.step >= m_view->lesson->steps.size()) {
        trainingSettings().setValue(doneKey(m_view->assignment->name), true);
    }
}

std::optional<ShownPress> TrainingDesk::shownPress() const
{
    return m_view ? m_view->press : std::nullopt;
}

const LessonStep* TrainingDesk::step() const
{
    return m_view && !m_view->progress.ended && m_view->progress.step < m_view->lesson->steps.size()
        ? &m_view->lesson->steps[m_view->progress.step]
        : nullptr;
}

bool TrainingDesk::isBlind() const
{
    return step() != nullptr && step()->blind;
}

bool TrainingDesk::isExamOn() const
{
    return step() != nullptr && m_view->lesson->exam;
}

std::string TrainingDesk::stepText() const
{
    return step() != nullptr && !isExamOn() ? step()->text.en : std::string();
}

std::string TrainingDesk::wantedView() const
{
    return step() != nullptr ? step()->view : std::string();
}

void TrainingDesk::markLessons()
{
    const QSettings settings = trainingSettings();
    m_chooser->setMarks([&](const QString& name) { return settings.value(doneKey(name)).toBool(); },
        [this](const QString& name) { return m_training.canResume(name); });
}

bool TrainingDesk::start(const LessonCard& card)
{
    Message error;
    if (!m_training.start(card.assignment, now(), error)) {
        showError(tr("This lesson cannot begin"), translated(error));
        return false;
    }
    refresh();
    return true;
}

void TrainingDesk::resume(const QString& name)
{
    m_replay.start(
        tr("Resume a lesson"), tr("What was done in this lesson is replayed."),
        [this, name](const std::stop_token& stop) -> BackgroundReplay::Finish {
            const QString error = resumeIn(m_training, name, stop, m_replayed);
            return [this, error] {
                if (!error.isEmpty()) {
                    showError(tr("This lesson cannot go on"), error);
                }
                refresh();
            };
        },
        [this] { return m_replayed.load(); });
}

void TrainingDesk::restart()
{
    if (!m_view) {
        return;
    }
    const bool lost = !m_view->progress.ended && m_view->progress.step > 0;
    if (lost && !mayBeginAnew()) {
        return;
    }
    const Assignment assignment = *m_view->assignment;
    start({assignment, {}, {}, 0});
}

bool TrainingDesk::mayBeginAnew()
{
    return QMessageBox::question(this, tr("Start again"), tr("Start this lesson again from its first step?"))
        == QMessageBox::Yes;
}

bool TrainingDesk::mayLeave()
{
    if (!m_view || !m_view->assignment->exam || m_view->progress.ended) {
        return true;
    }
    return QMessageBox::question(this, tr("End the exam"), tr("End the exam now? What is not done gives no marks."),
               QMessageBox::Yes | QMessageBox::No, QMessageBox::No)
        == QMessageBox::Yes;
}

/// A task that is given up is lost for good, so a double click or Enter must not do it.
void TrainingDesk::askToGiveUp()
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Give up"),
        tr("Give this task up? It then gives no marks, and there is no way back to it."),
        QMessageBox::Yes | QMessageBox::No, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::No);
    connect(box, &QDialog::finished, this, [this](int answer) {
        if (answer == QMessageBox::Yes) {
            m_training.giveUp();
        }
    });
    box->open();
}

void TrainingDesk::endExam()
{
    if (mayLeave()) {
        m_training.end();
    }
}

void TrainingDesk::leave()
{
    if (mayLeave()) {
        m_training.leave();
        refresh();
        m_chooser->focusChosen();
    }
}

void TrainingDesk::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open lesson or exam"), QString(), tr("Lessons and exams (*.yaml *.yml);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    Message error;
    std::optional<LessonCard> card = findLesson(path, error);
    if (!card) {
        showError(tr("This file has errors"), translated(error));
    } else if (card->assignment.exam) {
        chooseExam({*card});
    } else if (mayLeave()) {
        start(*card);
    }
}

void TrainingDesk::chooseExam(std::vector<LessonCard> exams, std::optional<uint64_t> seed)
{
    ExamDialog dialog(std::move(exams), m_language, this);
    if (seed) {
        dialog.setSeed(*seed);
    }
    if (dialog.exec() == QDialog::Accepted && mayLeave()) {
        start(dialog.chosen());
    }
}

void TrainingDesk::showResult(const ExamOutcome& result)
{
    if (result.state != ExamOutcome::State::written) {
        showError(result.state == ExamOutcome::State::notJudged ? tr("The result cannot be made")
                                                                : tr("The result cannot be written"),
            translated(result.error));
        return;
    }
    emit resultWritten(result.page);
    auto* box = new QMessageBox(QMessageBox::Information, tr("The exam is over"),
        (result.passed ? tr("Passed: %1 of %2 marks, %3 %. The result is in %4.")
                       : tr("Not passed: %1 of %2 marks, %3 %. The result is in %4."))
            .arg(result.marks)
            .arg(result.marksPossible)
            .arg(result.percent)
            .arg(result.page),
        QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* open = box->addButton(tr("&Open the result"), QMessageBox::AcceptRole);
    connect(open, &QPushButton::clicked, this,
        [file = result.page] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    box->open();
}

void TrainingDesk::showError(const QString& title, const QString& error)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, title, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(error);
    box->open();
}

} // namespace vmeter
