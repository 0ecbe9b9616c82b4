// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include "ui/panel/case_painter.h"
#include "ui/panel/panel_layout.h"
#include "virtualhw/display/lcd_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace vmeter {

namespace {

constexpr double kGrid = 24; ///< the icons are drawn on a grid of 24 x 24

QPainterPath lines(std::initializer_list<QPolygonF> polygons)
{
    QPainterPath path;
    for (const QPolygonF& polygon : polygons) {
        path.addPolygon(polygon);
    }
    return path;
}

struct Sign {
    QPainterPath stroked;
    QPainterPath filled;
};

Sign signOf(ToolIcon icon)
{
    Sign sign;
    switch (icon) {
    case ToolIcon::gallery:
        for (const QPointF corner : {QPointF(4, 4), QPointF(13.5, 4), QPointF(4, 13.5), QPointF(13.5, 13.5)}) {
            sign.stroked.addRoundedRect(QRectF(corner, QSizeF(6.5, 6.5)), 1, 1);
        }
        break;
    case ToolIcon::open:
        sign.stroked = lines({{{3, 19}, {3, 6}, {9, 6}, {11, 8}, {19, 8}, {19, 11}},
            {{3, 19}, {6.5, 11}, {22, 11}, {18.5, 19}, {3, 19}}});
        break;
    case ToolIcon::pause:
        sign.filled.addRoundedRect(QRectF(6, 5, 4, 14), 1, 1);
        sign.filled.addRoundedRect(QRectF(14, 5, 4, 14), 1, 1);
        break;
    case ToolIcon::run:
        sign.filled = lines({{{7, 4.5}, {19, 12}, {7, 19.5}, {7, 4.5}}});
        break;
    case ToolIcon::step:
        sign.filled.addRoundedRect(QRectF(5, 5, 3, 14), 1, 1);
        sign.filled.addPath(lines({{{10.5, 4.5}, {20, 12}, {10.5, 19.5}, {10.5, 4.5}}}));
        break;
    case ToolIcon::skip:
        sign.filled
            = lines({{{3.5, 5}, {10.5, 12}, {3.5, 19}, {3.5, 5}}, {{10.5, 5}, {17.5, 12}, {10.5, 19}, {10.5, 5}}});
        sign.filled.addRoundedRect(QRectF(18, 5, 2.6, 14), 1, 1);
        break;
    case ToolIcon::mains:
        sign.stroked.moveTo(12, 3.5);
        sign.stroked.lineTo(12, 11.5);
        sign.stroked.arcMoveTo(QRectF(4.5, 5, 15, 15), 58);
        sign.stroked.arcTo(QRectF(4.5, 5, 15, 15), 58, -296);
        break;
    case ToolIcon::seal:
        sign.stroked.addRoundedRect(QRectF(5, 11, 14, 9.5), 1.5, 1.5);
        sign.stroked.moveTo(8, 11);
        sign.stroked.lineTo(8, 8);
        sign.stroked.arcTo(QRectF(8, 4, 8, 8), 180, -180);
        sign.stroked.lineTo(16, 11);
        sign.filled.addEllipse(QPointF(12, 15.7), 1.6, 1.6);
        break;
    case ToolIcon::copy:
        sign.stroked.addRoundedRect(QRectF(3.5, 7, 14, 10), 1.2, 1.2);
        sign.stroked.addPath(lines({{{7, 4}, {20.5, 4}, {20.5, 14}}, {{6.5, 14}, {6.5, 10}}, {{9.5, 14}, {9.5, 12}},
            {{12.5, 14}, {12.5, 11}}}));
        break;
    case ToolIcon::fullScreen:
        sign.stroked = lines({{{4, 9}, {4, 4}, {9, 4}}, {{15, 4}, {20, 4}, {20, 9}}, {{20, 15}, {20, 20}, {15, 20}},
            {{9, 20}, {4, 20}, {4, 15}}});
        break;
    }
    return sign;
}

QPixmap drawSign(const Sign& sign, const QColor& colour, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / kGrid, size / kGrid);
    painter.strokePath(sign.stroked, QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(sign.filled, colour);
    return pixmap;
}

} // namespace

QIcon toolIcon(ToolIcon icon, const QPalette& palette)
{
    const Sign sign = signOf(icon);
    QIcon result;
    for (const int size : {24, 48, 96}) {
        result.addPixmap(drawSign(sign, palette.color(QPalette::Active, QPalette::ButtonText), size));
        result.addPixmap(
            drawSign(sign, palette.color(QPalette::Disabled, QPalette::ButtonText), size), QIcon::Disabled);
    }
    return result;
}

QIcon programIcon()
{
    QIcon result;
    for (const int size : {32, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        const double scale = size / (kCase.height() + 8);
        painter.translate((size - kCase.width() * scale) / 2, (size - kCase.height() * scale) / 2);
        painter.scale(scale, scale);
        paintCase(painter, kCountisE28);
        LcdFrame frame;
        frame.powered = true;
        frame.backlight = true;
        frame.main.fill(0x3f); // zeros
        paintLcd(painter, kLcdGlass, frame);
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace vmeter
