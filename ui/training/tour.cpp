// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/tour.h"

#include "virtualhw/training/ready_lessons.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QLabel>

namespace vmeter {

namespace {

constexpr int kLookMilliseconds = 100;
constexpr int kMargin = 40;     // pixels round the caption
constexpr double kLarger = 1.9; // than the text of the window
const auto kTour = QStringLiteral(":/tour/tour.yaml");

} // namespace

Tour::Tour(Training& training, QWidget& window)
    : QObject(&window)
    , m_training(training)
    , m_window(window)
    , m_caption(new QLabel(&window))
{
    m_caption->setObjectName(QStringLiteral("tourCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignCenter);
    m_caption->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_caption->setStyleSheet(QStringLiteral(
        "QLabel { background: rgba(16, 32, 44, 225); color: white; border-radius: 10px; padding: 14px 24px; }"));
    QFont font = m_caption->font();
    font.setPointSizeF(font.pointSizeF() * kLarger);
    m_caption->setFont(font);
    m_caption->hide();
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
}

bool Tour::start(QString& error)
{
    if (!begin(error)) {
        return false;
    }
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start(kLookMilliseconds);
    look();
    return true;
}

bool Tour::begin(QString& error)
{
    const std::optional<LessonCard> tour = findLesson(kTour, error);
    m_step.reset();
    return tour && m_training.start(tour->assignment, {QDateTime::currentMSecsSinceEpoch() * 1000}, error);
}

void Tour::look()
{
    const std::shared_ptr<const TrainingView> view = m_training.view();
    QString error;
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
    placeCaption();
}

void Tour::placeCaption()
{
    const int width = m_window.width() - 2 * kMargin;
    const int height = m_caption->heightForWidth(width);
    m_caption->setGeometry(kMargin, m_window.height() - height - kMargin, width, height);
    m_caption->show();
    m_caption->raise();
}

void Tour::end()
{
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
    m_caption->hide();
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
