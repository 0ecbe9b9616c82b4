// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/lesson_panel.h"

#include "ui/panel/front_panel.h"
#include "ui/title_font.h"
#include "ui/training/answer_form.h"
#include "virtualhw/base/seconds.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace vmeter {

namespace {

constexpr int kPressSteps = 100;
constexpr int kFewestLineCharacters = 56; // of a line

QLabel* wrappedLabel(const char* name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton* button(const char* name, QWidget* parent)
{
    auto* result = new QPushButton(parent);
    result->setObjectName(QString::fromLatin1(name));
    return result;
}

QString minutesAndSeconds(Duration time)
{
    const auto seconds = static_cast<qulonglong>(time.wholeSeconds());
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString secondsText(Duration time)
{
    return QLocale().toString(secondsOf(time), 'f', 1);
}

/// Enough to know a finished step again.
QString firstSentence(const QString& text)
{
    static const QRegularExpression end(QStringLiteral(R"([.!?:]\s)"));
    const qsizetype at = text.indexOf(end);
    return at < 0 ? text.section(u'\n', 0, 0) : text.left(at + 1);
}

} // namespace

LessonPanel::LessonPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(wrappedLabel("lessonTitle", this))
    , m_time(new QLabel(this))
    , m_share(new QProgressBar(this))
    , m_steps(new QListWidget(this))
    , m_text(wrappedLabel("stepText", this))
    , m_manual(wrappedLabel("stepManual", this))
    , m_hints(wrappedLabel("stepHints", this))
    , m_complaint(wrappedLabel("stepComplaint", this))
    , m_press(wrappedLabel("shownPress", this))
    , m_pressShare(new QProgressBar(this))
    , m_answer(new AnswerForm(this))
    , m_next(button("next", this))
    , m_hint(button("hint", this))
    , m_show(button("show", this))
    , m_giveUp(button("giveUp", this))
    , m_restart(button("restart", this))
    , m_leave(button("leave", this))
    , m_nextLesson(button("goToNextLesson", this))
    , m_keys(wrappedLabel("keys", this))
{
    setMinimumWidth(kFewestLineCharacters * fontMetrics().averageCharWidth());
    m_steps->setObjectName(QStringLiteral("steps"));
    m_share->setTextVisible(false);
    m_share->setMaximumHeight(8);
    m_pressShare->setRange(0, kPressSteps);
    m_pressShare->setTextVisible(false);
    m_pressShare->setMaximumHeight(8);
    m_steps->setSelectionMode(QAbstractItemView::NoSelection);
    m_steps->setWordWrap(true);
    connect(m_steps->verticalScrollBar(), &QScrollBar::rangeChanged, m_steps, &QListWidget::scrollToBottom);
    m_title->setFont(titleFont(m_title->font(), 1.15));
    QFont text = m_text->font();
    text.setPointSizeF(text.pointSizeF() * 1.1);
    m_text->setFont(text);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse); // users copy commands from it
    build();

    connect(m_next, &QPushButton::clicked, this, [this] {
        if (step() != nullptr && step()->question) {
            answer();
        } else {
            emit nextWanted();
        }
    });
    connect(m_answer, &AnswerForm::submitted, this, &LessonPanel::answer);
    connect(m_answer, &AnswerForm::changed, this, &LessonPanel::enableAnswer);
    connect(m_hint, &QPushButton::clicked, this, &LessonPanel::hintWanted);
    connect(m_show, &QPushButton::clicked, this, &LessonPanel::showWanted);
    connect(m_giveUp, &QPushButton::clicked, this, &LessonPanel::giveUpWanted);
    connect(m_restart, &QPushButton::clicked, this, &LessonPanel::restartWanted);
    connect(m_nextLesson, &QPushButton::clicked, this, &LessonPanel::nextLessonWanted);
    connect(m_leave, &QPushButton::clicked, this,
        [this] { m_view && m_view->lesson->exam && !progress().ended ? emit endWanted() : emit leaveWanted(); });
    m_steps->setFocusPolicy(Qt::NoFocus); // it would use letters that are keys of the meter
    auto* toAnswer = new QShortcut(Qt::Key_F6, this);
    connect(toAnswer, &QShortcut::activated, this, &LessonPanel::focusAnswer);
    retranslate();
}

void LessonPanel::build()
{
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_time, 0, Qt::AlignTop);
    auto* buttons = new QGridLayout;
    buttons->addWidget(m_hint, 0, 0);
    buttons->addWidget(m_show, 0, 1);
    buttons->addWidget(m_giveUp, 0, 0);
    buttons->addWidget(m_next, 0, 2);
    buttons->addWidget(m_restart, 1, 0);
    buttons->addWidget(m_leave, 1, 2);
    buttons->addWidget(m_nextLesson, 2, 0, 1, 3);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_share);
    layout->addWidget(m_text);
    layout->addWidget(m_manual);
    layout->addWidget(m_answer);
    layout->addWidget(m_complaint);
    layout->addWidget(m_hints);
    layout->addWidget(m_press);
    layout->addWidget(m_pressShare);
    layout->addLayout(buttons);
    layout->addWidget(m_keys);
    layout->addWidget(m_steps, 1);
}

void LessonPanel::setLanguage(const QString& code)
{
    m_french = code == QStringLiteral("fr");
    m_asked.reset();
    if (m_view) {
        showSteps();
        showStep();
    }
}

void LessonPanel::setView(std::shared_ptr<const TrainingView> view)
{
    const auto same = [](const LessonProgress& a, const LessonProgress& b) {
        const auto changes = [](const LessonProgress& p) {
            const StepProgress now = p.step < p.steps.size() ? p.steps[p.step] : StepProgress{};
            return std::tuple(p.step, p.ended, now.hints, now.mistakes, now.wrongAnswers);
        };
        return changes(a) == changes(b);
    };
    const bool newLesson = !m_view || !view || m_view->lesson != view->lesson;
    const bool newState = newLesson || !same(m_view->progress, view->progress);
    m_view = std::move(view);
    if (!m_view) {
        return;
    }
    if (newLesson) {
        m_asked.reset();
    }
    if (newState) {
        showSteps();
        showStep();
    }
    showTime();
    showPress();
}

const LessonStep* LessonPanel::step() const
{
    return m_view && !progress().ended && progress().step < lesson().steps.size() ? &lesson().steps[progress().step]
                                                                                  : nullptr;
}

QString LessonPanel::textOf(const LocalizedText& text) const
{
    return QString::fromStdString(m_french ? text.fr : text.en);
}

void LessonPanel::setNextLesson(const std::optional<LocalizedText>& title)
{
    m_nextTitle = title;
}

/// All tasks with their marks; those that are still to come do not tell what they ask.
void LessonPanel::showExamTasks()
{
    using State = StepProgress::State;
    for (std::size_t n = 0; n < lesson().steps.size(); ++n) {
        const LessonStep& task = lesson().steps[n];
        const StepProgress& at = progress().steps[n];
        const bool ahead = at.state == State::ahead || at.state == State::current;
        const QString mark = at.state == State::done ? QStringLiteral("✓")
            : at.state == State::givenUp             ? QStringLiteral("✗")
            : at.state == State::current             ? QStringLiteral("▶")
                                                     : QStringLiteral("○");
        const QString state = at.state == State::done ? tr("done")
            : at.state == State::givenUp              ? tr("given up")
            : at.state == State::current              ? tr("now")
                                                      : tr("to come");
        const QString marks = task.marks == 1 ? tr("1 mark") : tr("%1 marks").arg(task.marks);
        const QString text = ahead ? tr("Task %1").arg(n + 1) : textOf(task.text).section(u'\n', 0, 0);
        auto* item
            = new QListWidgetItem(QStringLiteral("%1 %2. %3 · %4").arg(mark).arg(n + 1).arg(text, marks), m_steps);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2, %3, %4").arg(n + 1).arg(text, marks, state));
    }
}

/// Time and help that the lesson took.
QString LessonPanel::summary() const
{
    std::size_t hints = 0;
    int shown = 0;
    int mistakes = 0;
    int wrong = 0;
    for (const StepProgress& at : progress().steps) {
        hints += at.hints;
        shown += at.shown ? 1 : 0;
        mistakes += at.mistakes;
        wrong += at.wrongAnswers;
    }
    return QStringList{tr("Time: %1 (about %2 min planned)")
                           .arg(minutesAndSeconds(progress().time - progress().began))
                           .arg(lesson().minutes),
        tr("Hints: %1").arg(hints), tr("Steps shown: %1 of %2").arg(shown).arg(lesson().steps.size()),
        tr("Wrong answers: %1").arg(wrong), tr("Mistakes: %1").arg(mistakes)}
        .join(u'\n');
}

void LessonPanel::showSteps()
{
    const std::size_t count = lesson().steps.size();
    m_title->setText(lesson().exam && progress().step < count
            ? tr("%1 – task %2 of %3").arg(textOf(lesson().title)).arg(progress().step + 1).arg(count)
            : textOf(lesson().title));
    m_share->setToolTip(
        tr("Step %1 of %2").arg(std::min(progress().step + 1, lesson().steps.size())).arg(lesson().steps.size()));
    m_share->setRange(0, static_cast<int>(lesson().steps.size()));
    m_share->setValue(static_cast<int>(progress().step));
    m_share->setAccessibleName(tr("Steps done"));
    m_steps->clear();
    if (lesson().exam) {
        showExamTasks();
        return;
    }
    for (std::size_t n = 0; n < lesson().steps.size(); ++n) {
        const StepProgress& at = progress().steps[n];
        using State = StepProgress::State;
        if (at.state != State::done && at.state != State::givenUp) {
            break; // the current step is above, and later steps would reveal too much
        }
        const QString mark = at.state != State::done ? QStringLiteral("✗")
            : at.shown                               ? QStringLiteral("▷")
                                                     : QStringLiteral("✓");
        const QString state = at.state != State::done ? tr("given up") : at.shown ? tr("shown") : tr("done");
        const QString text = firstSentence(textOf(lesson().steps[n].text));
        auto* item = new QListWidgetItem(QStringLiteral("%1 %2. %3").arg(mark).arg(n + 1).arg(text), m_steps);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2, %3").arg(n + 1).arg(text, state));
    }
}

void LessonPanel::showStep()
{
    const LessonStep* const now = step();
    const bool exam = lesson().exam;
    m_hint->setVisible(!exam);
    m_show->setVisible(!exam);
    m_giveUp->setVisible(exam);
    m_nextLesson->setVisible(!exam && now == nullptr && m_nextTitle);
    if (m_nextTitle) {
        m_nextLesson->setText(tr("Next lesson: %1").arg(textOf(*m_nextTitle)).replace(u'&', QStringLiteral("&&")));
    }
    m_restart->setVisible(!exam);
    m_keys->setText(exam ? tr("F5: next or answer, F6: to the answers or the view")
                         : tr("F3: hint, F4: show me, F5: next or answer, F6: to the answers or the view"));
    m_leave->setText(exam && now != nullptr ? tr("End the exam") : tr("Leave"));
    if (now == nullptr) {
        m_text->setText(exam
                ? (progress().timeOver ? tr("The time is over.") : tr("The exam is over."))
                : tr("Done. The meter is yours to play with until you leave the lesson; your own meter then "
                     "comes back as it was.")
                    + QStringLiteral("\n\n") + summary());
        m_manual->clear();
        m_hints->clear();
        m_complaint->clear();
        m_asked.reset();
    } else {
        m_text->setText(textOf(now->text));
        m_manual->setText(
            now->manual.empty() ? QString() : tr("Manual, section %1").arg(QString::fromStdString(now->manual)));
    }
    const StepProgress at = now != nullptr ? progress().steps[progress().step] : StepProgress{};
    QStringList hints;
    for (std::size_t n = 0; now != nullptr && n < std::min(at.hints, now->hints.size()); ++n) {
        hints.append(tr("Hint: %1").arg(textOf(now->hints[n])));
    }
    m_hints->setText(hints.join(u'\n'));
    m_hint->setEnabled(now != nullptr && at.hints < now->hints.size());
    m_show->setEnabled(now != nullptr);
    m_giveUp->setEnabled(now != nullptr);
    QString complaint;
    if (now != nullptr && progress().mistake) {
        complaint = textOf(now->mistakes[*progress().mistake].text);
    } else if (now != nullptr && progress().wrongAnswer) {
        complaint = tr("“%1” is not right.").arg(QString::fromStdString(*progress().wrongAnswer));
        if (!now->question->choices.empty()) {
            complaint = tr("That is not right.");
        }
    }
    m_complaint->setText(complaint.isEmpty() ? QString() : QStringLiteral("⚠ ") + complaint);
    showQuestion();
    for (QLabel* label : {m_manual, m_hints, m_complaint}) {
        label->setVisible(!label->text().isEmpty());
    }
}

void LessonPanel::showQuestion()
{
    const LessonStep* const now = step();
    const bool asks = now != nullptr && now->question;
    m_answer->setVisible(asks);
    m_next->setVisible(now != nullptr && !now->goal);
    m_next->setText(asks ? tr("Answer") : tr("Next"));
    setShortcuts();
    if (asks && m_asked != progress().step) {
        m_asked = progress().step;
        m_answer->ask(*now->question, m_french);
    }
    enableAnswer();
}

// No Alt+letter shortcuts, because the menus use them, different ones in each language. Setting a text removes the
// shortcut of a button.
void LessonPanel::setShortcuts()
{
    const std::pair<QPushButton*, int> shortcuts[] = {{m_hint, Qt::Key_F3}, {m_show, Qt::Key_F4}, {m_next, Qt::Key_F5}};
    for (const auto& [pressed, key] : shortcuts) {
        pressed->setShortcut(key);
        pressed->setToolTip(QKeySequence(key).toString(QKeySequence::NativeText));
    }
}

void LessonPanel::enableAnswer()
{
    const LessonStep* const now = step();
    m_next->setEnabled(now == nullptr || !now->question || !m_answer->answer().isEmpty());
}

void LessonPanel::focusAnswer()
{
    if (!m_answer->isHidden()) {
        m_answer->takeFocus();
    } else if (step() != nullptr && !step()->view.empty()) {
        emit viewFocusWanted();
    }
}

void LessonPanel::answer()
{
    if (step() != nullptr && step()->question && m_next->isEnabled()) {
        emit answerGiven(m_answer->answer());
    }
}

void LessonPanel::showTime()
{
    const Duration passed = progress().time - progress().began;
    const Duration limit = static_cast<uint64_t>(lesson().minutes) * Duration::seconds(60);
    m_time->setText(minutesAndSeconds(lesson().exam && limit > passed ? limit - passed : passed));
    m_time->setToolTip(lesson().exam ? tr("Time left") : tr("Time so far"));
}

void LessonPanel::showPress()
{
    const auto& press = m_view->press;
    const auto& wait = m_view->wait;
    m_press->setVisible(press || wait);
    m_pressShare->setVisible(press || wait);
    m_show->setText(m_view->demonstrating ? tr("Showing…") : tr("Show me"));
    setShortcuts();
    m_show->setEnabled(step() != nullptr && !m_view->demonstrating);
    const auto showShare = [this](Duration passed, Duration whole) {
        m_pressShare->setValue(static_cast<int>(kPressSteps * passed / std::max(whole, Duration{1})));
    };
    if (!press && wait) {
        const Duration passed = std::min(m_view->progress.time - wait->since, wait->length);
        m_press->setText((step() != nullptr && step()->question ? tr("The answer is given in %1 s")
                                                                : tr("Time to read; it goes on in %1 s"))
                             .arg(secondsText(wait->length - passed)));
        showShare(passed, wait->length);
    }
    if (!press) {
        return;
    }
    const Duration held = std::min(m_view->progress.time - press->since, press->hold);
    const KeyCombination keys{press->keys, 0, 0};
    m_press->setText(tr("%1 is held: %2 s of %3 s")
                         .arg(FrontPanel::combinationName(keys), secondsText(held), secondsText(press->hold)));
    showShare(held, press->hold);
}

void LessonPanel::retranslate()
{
    m_steps->setAccessibleName(tr("Steps"));
    m_hint->setText(tr("Hint"));
    setShortcuts();
    m_giveUp->setText(tr("Give this task up"));
    m_restart->setText(tr("Start again"));
    m_leave->setText(tr("Leave"));
    if (m_view) {
        m_asked.reset();
        showSteps();
        showStep();
        showPress();
    }
}

// Text typed as an answer must not operate the keys of the meter; all other keys do.

void LessonPanel::keyPressEvent(QKeyEvent* event)
{
    event->setAccepted(m_answer->isTypedIn());
}

void LessonPanel::keyReleaseEvent(QKeyEvent* event)
{
    event->setAccepted(m_answer->isTypedIn());
}

void LessonPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace vmeter
