// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/tour.h"

#include "virtualhw/training/ready_lessons.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QMainWindow>
#include <QToolBar>

namespace vmeter {

namespace {

constexpr int kPollMilliseconds = 100;
constexpr int kLines = 2;
constexpr int kCaptionMargin = 8; // pixels above and below the caption
constexpr double kLarger = 1.9;   // size factor to the text of the window
const auto kTour = QStringLiteral(":/tour/tour.yaml");

} // namespace

Tour::Tour(Training& training, QMainWindow& window)
    : QObject(&window)
    , m_training(training)
    , m_window(window)
    , m_bar(new QToolBar(&window))
    , m_caption(new QLabel(m_bar))
{
    m_bar->setObjectName(QStringLiteral("tourBar"));
    m_bar->setMovable(false);
    m_bar->setStyleSheet(QStringLiteral("QToolBar { background: #10202c; border: 0 } QLabel { color: white }"));
    m_caption->setObjectName(QStringLiteral("tourCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignCenter);
    m_caption->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    QFont font = m_caption->font();
    font.setPointSizeF(font.pointSizeF() * kLarger);
    m_caption->setFont(font);
    // Space for two lines, so that the layout does not change with the length of a caption.
    m_caption->setMinimumHeight(kLines * QFontMetrics(font).lineSpacing() + 2 * kCaptionMargin);
    m_bar->addWidget(m_caption);
    window.addToolBar(Qt::BottomToolBarArea, m_bar);
    m_bar->show();
    connect(&m_timer, &QTimer::timeout, this, &Tour::update);
}

Tour::~Tour()
{
    delete m_bar;
}

bool Tour::start(Message& error)
{
    if (!begin(error)) {
        return false;
    }
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start(kPollMilliseconds);
    update();
    return true;
}

bool Tour::begin(Message& error)
{
    const std::optional<LessonCard> tour = findLesson(kTour, error);
    m_step.reset();
    return tour && m_training.start(tour->assignment, {QDateTime::currentMSecsSinceEpoch() * 1000}, error);
}

void Tour::update()
{
    const std::shared_ptr<const TrainingView> view = m_training.view();
    Message error;
    if (!view || (view->progress.ended && !begin(error))) {
        end();
        return;
    }
    if (view->progress.ended) {
        return;
    }
    if (m_step != view->progress.step) {
        m_step = view->progress.step;
        const LocalizedText& text = view->lesson->steps[*m_step].text;
        m_caption->setText(QString::fromStdString(m_french ? text.fr : text.en));
        m_training.show();
    }
}

void Tour::end()
{
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
    m_training.leave();
    emit ended();
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    const bool touched = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::TouchBegin;
    if (touched && m_timer.isActive()) {
        end();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vmeter
