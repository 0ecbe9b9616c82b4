// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/lcd_frame.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>

class QPainter;

namespace vmeter {

/// Draws the glass with what `frame` shows into `area`, keeping its proportion and centred: segments not lit are
/// faintly visible, blinking parts are hidden while the frame's `blinkOn` is false, without power the glass is dark.
void paintLcd(QPainter& painter, const QRectF& area, const LcdFrame& frame);

/// The same with a backlight that is just coming or fading: `glow` 0 (off) .. 1 (full).
void paintLcd(QPainter& painter, const QRectF& area, const LcdFrame& frame, double glow);

/// The smallest picture (scale 1) in pixels.
inline constexpr int kLcdPictureWidth = 250;
inline constexpr int kLcdPictureHeight = 95;
inline constexpr int kLcdScaleMax = 16;

/// The frame as a picture, `scale` 1 .. kLcdScaleMax times the smallest one (others are clamped). Thread-safe; needs
/// neither a font nor a QGuiApplication.
QImage renderLcd(const LcdFrame& frame, int scale);

/// renderLcd() as a PNG file.
QByteArray lcdPng(const LcdFrame& frame, int scale);

} // namespace vmeter
