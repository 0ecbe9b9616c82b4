// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter {

/// Function codes that are served (Modbus Application Protocol V1.1b3, 6).
namespace modbus_function {
inline constexpr uint8_t kReadHoldingRegisters = 0x03;
inline constexpr uint8_t kReadInputRegisters = 0x04;
inline constexpr uint8_t kWriteSingleRegister = 0x06;
inline constexpr uint8_t kWriteMultipleRegisters = 0x10;
inline constexpr uint8_t kEncapsulatedInterface = 0x2B;
} // namespace modbus_function

/// Set in the function code of a reply that is an exception (V1.1b3, 7).
inline constexpr uint8_t kModbusExceptionBit = 0x80;

/// Exception codes (V1.1b3, 7).
enum class ModbusException : uint8_t {
    illegalFunction = 0x01,
    illegalDataAddress = 0x02,
    illegalDataValue = 0x03,
    serverDeviceFailure = 0x04,
    serverDeviceBusy = 0x06,
    gatewayTargetFailedToRespond = 0x0B,
};

} // namespace vmeter
