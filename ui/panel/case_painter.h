// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_model.h"
#include "ui/panel/panel_state.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace vmeter {

// All functions draw in millimetres; the origin of the painter is the upper left corner of the case.

/// Paints the background of the meter: the wall of the cabinet and the DIN rail. `area`: area to cover.
void paintCabinet(QPainter& painter, const QRectF& area, const PanelState& state = {});

/// Paints the case with everything that is fixed to it or printed on it. Keys, display and lamps are painted by their
/// widgets.
void paintCase(QPainter& painter, const MeterModel& model, const PanelState& state = {});

/// Name printed on the front, "COUNTIS E28".
QString modelName(const MeterModel& model);

} // namespace vmeter
