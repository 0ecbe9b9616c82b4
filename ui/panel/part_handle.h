// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace vmeter {

/// A part of the front that a hand can take: it shows where it is when the pointer or the focus is on it. A click,
/// Space or Enter uses it; it can also be dragged.
class PartHandle : public QAbstractButton {
    Q_OBJECT

public:
    explicit PartHandle(QWidget* parent = nullptr);

    /// Round parts are marked with a circle.
    void setRound(bool round) { m_round = round; }
    /// Marked as a place where what is dragged can be dropped.
    void setTarget(bool target);

signals:
    /// The part is dragged; `position` in coordinates of the parent.
    void dragged(QPoint position);
    void dropped(QPoint position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QPoint m_pressedAt;
    bool m_dragging = false;
    bool m_round = false;
    bool m_target = false;
};

} // namespace vmeter
