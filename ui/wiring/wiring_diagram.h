// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wiring/wiring_edit.h"

#include <QWidget>

#include <optional>

namespace vmeter {

/// The conductors of supply (left) and load (right) at the meter's terminals. The user drags an end to another
/// terminal, or clicks it to disconnect or reconnect it; a click on the arrow between the sides reverses the phase.
class WiringDiagram : public QWidget {
    Q_OBJECT

public:
    explicit WiringDiagram(QWidget* parent = nullptr);

    void setWiring(const Wiring& wiring);
    [[nodiscard]] QSize sizeHint() const override;

    void paint(QPainter& painter, QSizeF size) const;

    /// Centre of a terminal's contact in the widget, and of the arrow between the sides.
    [[nodiscard]] QPointF contact(WiringSide side, int terminal) const;
    [[nodiscard]] QPointF arrow(int terminal) const;

signals:
    void changed(const Wiring& wiring);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Contact {
        WiringSide side = WiringSide::supply;
        int terminal = 0;
    };
    struct Drawing;
    [[nodiscard]] std::optional<Contact> contactNear(QPointF position) const;
    void paintDragged(QPainter& painter, const Drawing& drawing) const;
    void paintConductor(QPainter& painter, const Drawing& drawing, WiringSide side, int terminal) const;
    void paintTerminal(QPainter& painter, const Drawing& drawing, int terminal) const;

    Wiring m_wiring;
    std::optional<Contact> m_dragged;
    QPointF m_pressed;
    QPointF m_pointer;
};

} // namespace vmeter
