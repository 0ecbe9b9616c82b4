// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <QJsonObject>

namespace vmeter {

/// GET /api/system: what the inFo pages and the identification registers say, in their words.
QJsonObject systemJson(const MeterState& state);

} // namespace vmeter
