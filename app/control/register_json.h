// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "virtualhw/ethernet/traffic/modbus_exchange.h"

#include <QJsonObject>

#include <cstdint>
#include <optional>

namespace vmeter {

/// Body of GET /v1/registers: the words of `count` registers from `address` on as Modbus gives them, and for each row
/// of the register table that they touch its name, unit and value; the value is null when it does not exist or not all
/// of its words were asked for. Throws ApiError (400) when the range is not inside one block.
QJsonObject registersJson(const MeterState& state, uint16_t address, uint16_t count);

/// Body of an event "register": who has read or written what, and what came of it ("ok", "exception", "broadcast").
/// Nothing for an exchange that is no access to this meter's registers.
std::optional<QJsonObject> registerAccessJson(const ModbusExchange& exchange);

} // namespace vmeter
