// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/lamp.h"

#include <QPainter>
#include <QRadialGradient>

namespace vmeter {

bool FlashPacer::next(uint64_t pulses)
{
    if (m_started && pulses != m_seen) {
        m_pending = true;
    }
    m_started = true;
    m_seen = pulses;
    m_lit = m_pending && !m_lit;
    if (m_lit) {
        m_pending = false;
    }
    return m_lit;
}

Lamp::Lamp(const QColor& colour, QWidget* parent)
    : QWidget(parent)
    , m_colour(colour)
{
}

void Lamp::setLit(bool lit)
{
    if (lit == m_lit) {
        return;
    }
    m_lit = lit;
    update();
}

void paintLamp(QPainter& painter, QPointF centre, double reach, const QColor& colour, bool lit)
{
    painter.setPen(Qt::NoPen);
    const double lens = reach / 3;
    if (lit) {
        QColor halo = colour;
        QRadialGradient glow(centre, reach);
        halo.setAlpha(190);
        glow.setColorAt(0.2, halo);
        halo.setAlpha(60);
        glow.setColorAt(0.5, halo);
        halo.setAlpha(0);
        glow.setColorAt(1, halo);
        painter.setBrush(glow);
        painter.drawEllipse(centre, reach, reach);
    }
    painter.setBrush(QColor(0x2b, 0x30, 0x33));
    painter.drawEllipse(centre, lens * 1.16, lens * 1.16);
    QRadialGradient body(centre - QPointF(lens * 0.3, lens * 0.35), lens * 1.5);
    body.setColorAt(0, lit ? QColor(255, 245, 240) : colour.darker(170).lighter(130));
    body.setColorAt(0.4, lit ? colour.lighter(125) : colour.darker(240));
    body.setColorAt(1, lit ? colour : colour.darker(420));
    painter.setBrush(body);
    painter.drawEllipse(centre, lens, lens);
    painter.setBrush(QColor(255, 255, 255, lit ? 150 : 70));
    painter.drawEllipse(centre - QPointF(lens * 0.32, lens * 0.38), lens * 0.24, lens * 0.2);
}

void Lamp::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLamp(painter, QRectF(rect()).center(), width() / 2.0, m_colour, m_lit);
}

} // namespace vmeter
