// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_model.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace vmeter {

// All of these draw in millimetres: the painter's origin is the upper left corner of the case.

/// What is behind the meter: the wall of the cabinet and the DIN rail. `area`: all that is to be covered.
void paintCabinet(QPainter& painter, const QRectF& area);

/// The case with all that is fixed to it or printed on it; keys, glass and lamps are left to their widgets.
void paintCase(QPainter& painter, const MeterModel& model);

/// Name printed on the front, "COUNTIS E28".
QString modelName(const MeterModel& model);

} // namespace vmeter
