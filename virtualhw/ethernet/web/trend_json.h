// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/trend_recorder.h"

#include <QJsonObject>

namespace vmeter {

/// GET /api/trends/hour and /api/trends/day: W and V, oldest first, null where the meter had no power.
QJsonObject trendJson(const Trend& trend);

} // namespace vmeter
