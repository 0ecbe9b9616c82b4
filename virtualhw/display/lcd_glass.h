// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <QPainterPath>
#include <QRectF>

#include <array>
#include <cstdint>
#include <vector>

namespace vmeter {

/// Size of the display glass in its own units; pictures keep this aspect ratio.
inline constexpr double kGlassWidth = 1000;
inline constexpr double kGlassHeight = 380;

/// One mark of the glass and the icons that light it. Icons share marks as on a real glass: the V of "kVAh" is also the
/// unit volt.
struct GlassMark {
    uint32_t icons = 0; ///< bit per Icon
    QPainterPath shape;
};

/// All shapes of the glass, in its units. Order of the eight shapes of a cell: segments a .. g, point.
struct LcdGlass {
    using Cell = std::array<QPainterPath, 8>;
    std::array<Cell, kMainDigits> main;
    std::array<Cell, kLabelDigits> label;
    std::vector<GlassMark> marks;
};

/// The glass of the COUNTIS E27/E28: the marks are those of manual 4.4, their positions are [inferred]. Each thread has
/// its own object, because the const functions of QPainterPath change internal caches.
const LcdGlass& lcdGlass();

/// Bounding rectangle of the marks of `icon`.
QRectF iconArea(Icon icon);

} // namespace vmeter
