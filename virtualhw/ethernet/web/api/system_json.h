// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <QJsonObject>

namespace vmeter {

/// GET /api/system: the content of the inFo pages and the identification registers.
QJsonObject systemJson(const MeterState& state);

} // namespace vmeter
