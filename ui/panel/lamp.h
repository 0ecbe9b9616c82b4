// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <cstdint>

namespace vmeter {

/// Converts a pulse counter to flashes in successive pictures: a new pulse lights one picture, and two successive
/// pictures are never both lit, so that fast pulses flicker and do not look like steady light.
class FlashPacer {
public:
    /// Must be called for each picture with the value of the counter. Returns true if this picture shows the flash.
    bool next(uint64_t pulses);

private:
    uint64_t m_seen = 0;
    bool m_started = false;
    bool m_pending = false;
    bool m_lit = false;
};

/// Paints a round lamp; its glow reaches `reach` from the centre, its lens a third of that.
void paintLamp(QPainter& painter, QPointF centre, double reach, const QColor& colour, bool lit);

/// A round lamp with its glow. The lens takes the middle third of the widget, the rest is for the glow.
class Lamp : public QWidget {
    Q_OBJECT

public:
    explicit Lamp(const QColor& colour, QWidget* parent = nullptr);

    void setLit(bool lit);
    [[nodiscard]] bool isLit() const { return m_lit; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_colour;
    bool m_lit = false;
};

} // namespace vmeter
