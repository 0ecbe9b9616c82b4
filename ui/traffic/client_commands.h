// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/traffic/modbus_exchange.h"

#include <QString>

#include <cstdint>

namespace vmeter {

/// A request to registers, for writing it down as a command of other programs.
struct RegisterRequest {
    QString server; ///< "127.0.0.1:1502"
    uint8_t unitId = 0;
    uint8_t functionCode = 3; ///< 3, 4, 6 or 16
    uint16_t address = 0;
    uint16_t count = 1;
    std::vector<uint16_t> words; ///< to write; empty for a read
};

/// The request of an exchange that accesses registers.
RegisterRequest requestOf(const ModbusExchange& exchange);

/// "mbpoll -m tcp ...", one poll. `format`: option -t of a read without its table, such as ":int -B"; empty: words.
QString mbpollCommand(const RegisterRequest& request, const QString& format = {});

/// A line for a shell that runs pymodbus 3 (Debian: python3-pymodbus).
QString pymodbusCommand(const RegisterRequest& request);

/// The same registers read through the control API at `control` ("127.0.0.1:8502"). Writes are not possible there:
/// the line then reads what would have been written.
QString curlCommand(const RegisterRequest& request, const QString& control);

} // namespace vmeter
