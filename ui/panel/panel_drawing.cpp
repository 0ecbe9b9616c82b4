// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panel_drawing.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>

namespace vmeter {

void printText(QPainter& painter, QPointF anchor, Qt::AlignmentFlag align, const QString& text, const Print& print)
{
    // Outlines are taken from a large size, where no font engine rounds advances, and scaled down.
    constexpr int kOutlinePixels = 200;
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(kOutlinePixels);
    font.setBold(print.bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, print.spacing * kOutlinePixels);
    QPainterPath letters;
    letters.addText(0, 0, font, text);

    const double scale = print.size / kOutlinePixels;
    const QRectF box = letters.boundingRect();
    const double shift = align == Qt::AlignLeft ? box.left() : align == Qt::AlignRight ? box.right() : box.center().x();
    painter.fillPath(QTransform(scale, 0, 0, scale, anchor.x() - shift * scale, anchor.y()).map(letters), print.colour);
}

void paintShadow(QPainter& painter, const QRectF& area, double radius, double reach, double darkness)
{
    // Layers lie closer together near the edge, so the shadow thins out smoothly.
    constexpr int kLayers = 48;
    painter.save();
    painter.setPen(Qt::NoPen);
    QColor layer(0, 0, 0);
    layer.setAlphaF(static_cast<float>(darkness / kLayers));
    painter.setBrush(layer);
    for (int i = 1; i <= kLayers; ++i) {
        const double share = static_cast<double>(i) / kLayers;
        const double grow = reach * share * share;
        painter.drawRoundedRect(area.adjusted(-grow, -grow, grow, grow), radius + grow, radius + grow);
    }
    painter.restore();
}

} // namespace vmeter
