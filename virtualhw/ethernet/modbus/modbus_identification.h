// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_model.h"
#include "virtualhw/ethernet/modbus/modbus_codes.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// Writes an exception reply to a request with this function code. Returns its size, 2.
std::size_t refuseModbus(uint8_t functionCode, ModbusException exception, std::span<uint8_t, kMaxReplyPduSize> reply);

/// Answers function 43 (Modbus Application Protocol V1.1b3, 6.21) with the three objects that the standard demands:
/// vendor, product and version. Returns the size of the reply.
std::size_t identifyMeter(
    std::span<const uint8_t> request, const MeterModel& model, std::span<uint8_t, kMaxReplyPduSize> reply);

} // namespace vmeter
