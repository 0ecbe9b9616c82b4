// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/fair_stand.h"

#include <QCoreApplication>
#include <QEvent>

namespace vmeter {

namespace {

constexpr std::chrono::milliseconds kLook{1000};

bool isOfAHand(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
        return true;
    default:
        return false;
    }
}

} // namespace

FairStand::FairStand(Training& training, QObject* parent)
    : QObject(parent)
    , m_training(training)
{
    connect(&m_timer, &QTimer::timeout, this, [this] { elapse(kLook); });
}

FairStand::~FairStand()
{
    setOn(false);
}

void FairStand::setOn(bool on)
{
    if (on == m_on) {
        return;
    }
    m_on = on;
    m_untouched = {};
    if (on) {
        QCoreApplication::instance()->installEventFilter(this);
        m_timer.start(kLook);
    } else {
        QCoreApplication::instance()->removeEventFilter(this);
        m_timer.stop();
    }
}

void FairStand::setTouring(bool touring)
{
    m_touring = touring;
    m_untouched = {};
}

void FairStand::elapse(std::chrono::milliseconds time)
{
    if (!m_on || m_touring) {
        return;
    }
    m_untouched += time;
    const std::shared_ptr<const TrainingView> view = m_training.view();
    if (view && view->assignment->exam && !view->progress.ended) {
        return;
    }
    if (m_untouched >= (view ? kHandsAwayInLesson : kHandsAway)) {
        m_untouched = {};
        emit tourWanted();
    }
}

bool FairStand::eventFilter(QObject* watched, QEvent* event)
{
    if (isOfAHand(event->type())) {
        m_untouched = {};
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vmeter
