// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <QPainterPath>
#include <QRectF>

#include <array>
#include <cstdint>
#include <vector>

namespace vmeter {

/// Size of the glass in its own units; the pictures keep this proportion.
inline constexpr double kGlassWidth = 1000;
inline constexpr double kGlassHeight = 380;

/// One mark etched on the glass and the icons that light it. Marks are shared as on a real glass: the V of "kVAh" is
/// also the unit volt.
struct GlassMark {
    uint32_t icons = 0; ///< bit per Icon
    QPainterPath shape;
};

/// All that is etched on the glass, in its units. Order of the eight shapes of a cell: segments a .. g, point.
struct LcdGlass {
    using Cell = std::array<QPainterPath, 8>;
    std::array<Cell, kMainDigits> main;
    std::array<Cell, kLabelDigits> label;
    std::vector<GlassMark> marks;
};

/// The glass of the COUNTIS E27/E28: the marks are those of manual 4.4, their places are [inferred].
/// Each thread has its own: QPainterPath keeps caches behind its const functions.
const LcdGlass& lcdGlass();

/// The area in which the marks of `icon` lie.
QRectF iconArea(Icon icon);

} // namespace vmeter
