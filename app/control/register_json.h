// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "virtualhw/bench/traffic/modbus_exchange.h"

#include <QJsonObject>

#include <cstdint>
#include <optional>

namespace vmeter {

/// Body of GET /v1/registers: the words of `count` registers from `address` on as in a Modbus reply, and name, unit and
/// value of each row of the register table that they belong to. The value is null if it does not exist or not all of
/// its words were requested. Throws ApiError (400) if the range is not inside one block.
QJsonObject registersJson(const MeterState& state, uint16_t address, uint16_t count);

/// Body of an event "register": client, registers and result ("ok", "exception", "broadcast"). Returns nothing if the
/// exchange is not an access to registers of this meter.
std::optional<QJsonObject> registerAccessJson(const ModbusExchange& exchange);

} // namespace vmeter
