// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace vmeter {

// In millimetres from the upper left corner of the case, like case_painter.h.

/// Mains conductors, the wires of the pulse output and the Ethernet cable, up to the edges of `area`.
void paintConductors(QPainter& painter, const QRectF& area);

/// Screws, wells and marks of all terminals.
void paintTerminals(QPainter& painter);

/// The RJ45 socket with the plug in it.
void paintEthernetSocket(QPainter& painter);

/// The transparent covers over the terminals with their seals. Must be drawn last.
void paintUpperCover(QPainter& painter);
void paintLowerCover(QPainter& painter);

} // namespace vmeter
