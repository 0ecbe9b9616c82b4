// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;
class QString;

namespace vmeter {

/// Lettering printed on the case.
struct Print {
    double size = 2; ///< height of the letters' em square, mm
    QColor colour{0x33, 0x3b, 0x40};
    bool bold = false;
    double spacing = 0; ///< added between letters, part of the em
};

/// Writes `text` with its baseline on `anchor`, which is its left end, middle or right end (`align`: Qt::AlignLeft,
/// AlignHCenter, AlignRight). Letters are outlines, so they are as sharp as the painter's scale allows.
void printText(
    QPainter& painter, QPointF anchor, Qt::AlignmentFlag align, const QString& text, const Print& print = {});

/// Paints a soft shadow under and around `area`: `darkness` 0 .. 1 under it, fading to zero over `reach` millimetres.
void paintShadow(QPainter& painter, const QRectF& area, double reach, double darkness);

} // namespace vmeter
