// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>

class QPainter;

namespace vmeter {

/// Draws the glass with the content of `frame` centred into `area`, with its aspect ratio. Unlit segments are faintly
/// visible, blinking parts are hidden while `blinkOn` of the frame is false, and without power the glass is dark.
void paintLcd(QPainter& painter, const QRectF& area, const LcdFrame& frame);

/// As above, with the brightness of the backlight while it fades: `glow` 0 (off) .. 1 (full).
void paintLcd(QPainter& painter, const QRectF& area, const LcdFrame& frame, double glow);

/// Size in pixels of the smallest picture (scale 1).
inline constexpr int kLcdPictureWidth = 250;
inline constexpr int kLcdPictureHeight = 95;
inline constexpr int kLcdScaleMax = 16;

/// Renders the frame as a picture, `scale` times the smallest size, 1 .. kLcdScaleMax (other values are clamped).
/// Thread-safe; needs no font and no QGuiApplication.
QImage renderLcd(const LcdFrame& frame, int scale);

/// renderLcd() as a PNG file.
QByteArray lcdPng(const LcdFrame& frame, int scale);

} // namespace vmeter
