// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panel_drawing.h"

#include <QFont>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

namespace vmeter {

void printText(QPainter& painter, QPointF anchor, Qt::AlignmentFlag align, const QString& text, const Print& print)
{
    // Outlines are taken at a large size, where the font engine does not round advances, and scaled down.
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

void paintShadow(QPainter& painter, const QRectF& area, double reach, double darkness)
{
    // One pass of gradients, because many thin layers would show stripes from rounding.
    const auto fade = [darkness](QGradient&& gradient) {
        constexpr int kStops = 8;
        for (int stop = 0; stop <= kStops; ++stop) {
            const double distance = static_cast<double>(stop) / kStops;
            QColor shade(0, 0, 0);
            shade.setAlphaF(static_cast<float>(darkness * (1 - distance) * (1 - distance)));
            gradient.setColorAt(distance, shade);
        }
        return QBrush(gradient);
    };
    const QSizeF side(reach, reach);
    const struct {
        QRectF place;
        QPointF out; ///< direction in which it fades
    } edges[] = {
        {{area.topLeft() - QPointF(0, reach), QSizeF(area.width(), reach)}, {0, -reach}},
        {{area.bottomLeft(), QSizeF(area.width(), reach)}, {0, reach}},
        {{area.topLeft() - QPointF(reach, 0), QSizeF(reach, area.height())}, {-reach, 0}},
        {{area.topRight(), QSizeF(reach, area.height())}, {reach, 0}},
    };
    for (const auto& edge : edges) {
        const QPointF from = edge.out.x() + edge.out.y() < 0 ? area.topLeft() : area.bottomRight();
        painter.fillRect(edge.place, fade(QLinearGradient(from, from + edge.out)));
    }
    const struct {
        QPointF corner;
        QPointF topLeft;
    } corners[] = {
        {area.topLeft(), area.topLeft() - QPointF(reach, reach)},
        {area.topRight(), area.topRight() - QPointF(0, reach)},
        {area.bottomLeft(), area.bottomLeft() - QPointF(reach, 0)},
        {area.bottomRight(), area.bottomRight()},
    };
    for (const auto& [corner, topLeft] : corners) {
        painter.fillRect(QRectF(topLeft, side), fade(QRadialGradient(corner, reach)));
    }
    QColor full(0, 0, 0);
    full.setAlphaF(static_cast<float>(darkness));
    painter.fillRect(area, full);
}

} // namespace vmeter
