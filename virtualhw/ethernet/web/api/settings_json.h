// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <QJsonObject>

#include <array>
#include <cstdint>

namespace vmeter {

// The meter's settings as bodies of the web site's JSON interface. Functions that read a body throw WebApiError if it
// is invalid.

/// GET /api/network; `in_force` with empty texts while there is no address.
QJsonObject networkJson(const MeterState& state);
/// PUT /api/network: returns `settings` with the values of the body.
Settings withNetwork(Settings settings, const HttpRequest& request);

/// GET /api/time.
QJsonObject timeJson(const MeterState& state);
/// PUT /api/time.
Settings withTime(Settings settings, const HttpRequest& request);

/// PUT /api/clock: the words of the clock registers 57600 to 57605 (day, month, year since 2000, hour, minute, second).
std::array<uint16_t, 6> clockWords(const HttpRequest& request);

} // namespace vmeter
