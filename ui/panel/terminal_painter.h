// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panel/panel_state.h"

#include <QRectF>

class QPainter;

namespace vmeter {

// In millimetres from the upper left corner of the case, like case_painter.h.

/// Mains conductors, the wires of the pulse output and the Ethernet cable, up to the edges of `area`. The conductors
/// have the colours of `state`; those that are not connected end before the case.
void paintConductors(QPainter& painter, const QRectF& area, const PanelState& state);

/// Screws, wells and marks of all terminals.
void paintTerminals(QPainter& painter, const PanelState& state);

/// The RJ45 socket, with the plug in it or above it.
void paintEthernetSocket(QPainter& painter, bool plugged);

/// The transparent covers over the terminals with their seals. Must be drawn last.
void paintUpperCover(QPainter& painter);
void paintLowerCover(QPainter& painter);

} // namespace vmeter
