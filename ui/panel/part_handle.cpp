// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/part_handle.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace vmeter {

namespace {

constexpr QColor kHoverColour{0x1e, 0x6f, 0xd9};
constexpr QColor kTargetColour{0x1b, 0x8a, 0x3d};

} // namespace

PartHandle::PartHandle(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::OpenHandCursor);
}

void PartHandle::setTarget(bool target)
{
    if (target != m_target) {
        m_target = target;
        update();
    }
}

void PartHandle::paintEvent(QPaintEvent* /*event*/)
{
    if (!isEnabled() || (!hasFocus() && !underMouse() && !m_target)) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    const QColor colour = m_target ? kTargetColour : kHoverColour;
    // White below the colour: it is seen on the light case and on the dark socket.
    for (const QPen& pen : {QPen(Qt::white, 4.5), QPen(colour, hasFocus() || m_target ? 3 : 2)}) {
        painter.setPen(pen);
        if (m_round) {
            painter.drawEllipse(frame);
        } else {
            painter.drawRoundedRect(frame, 4, 4);
        }
    }
}

void PartHandle::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->pos();
    m_dragging = false;
    QAbstractButton::mousePressEvent(event);
}

void PartHandle::mouseMoveEvent(QMouseEvent* event)
{
    QAbstractButton::mouseMoveEvent(event);
    const bool far = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (event->buttons().testFlag(Qt::LeftButton) && (m_dragging || far)) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
        emit dragged(mapToParent(event->pos()));
    }
}

void PartHandle::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_dragging && event->button() == Qt::LeftButton) {
        m_dragging = false;
        setDown(false);
        setCursor(Qt::OpenHandCursor);
        emit dropped(mapToParent(event->pos()));
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void PartHandle::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void PartHandle::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void PartHandle::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace vmeter
