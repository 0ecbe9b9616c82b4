// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_model.h"

#include <QByteArray>

namespace vmeter {

/// The front as an SVG document for a page, in millimetres, made by the painters of the window, so that page and window
/// show the same drawing. Its parts are groups with these ids; a page shows one of each set and hides the others:
///
///   cabinet, case                       always
///   glass-dark, glass-dim, glass-lit    the glass without power, without and with backlight
///   ink                                 one path for each segment: data-cell "main0".."main7" or "label0".."label6"
///   with
///                                       data-bit 0..7 (a..g, point); data-icons: the names of the marks that light it
///   window                              in front of the glass
///   key-set-up, key-set-down, ...       the keys set, up and enter
///   led-off, led-on, pulse-..., link-..., traffic-...   the lamps
///   covers                              the sealed terminal covers
QByteArray frontDrawing(const MeterModel& model);

} // namespace vmeter
