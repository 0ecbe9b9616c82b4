// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/traffic/mbap.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vmeter {

/// Alternatives where the behaviour of the real meter's server is not certain (docs/device.md, section 10). All off:
/// the most probable behaviour. [inferred]
struct ModbusOptions {
    /// Function 43/14 returns vendor, product and version (Modbus Application Protocol V1.1b3, 6.21).
    bool identification = false;
    bool unit255 = false;     ///< the meter also answers unit id 255, which many clients use for "the device itself"
    bool exception0b = false; ///< requests to other unit ids get exception 0B, as from a gateway, instead of no reply
    bool words127 = false;    ///< reads of 126 and 127 words, which make frames longer than the standard allows
    bool userLock = false;    ///< lock level USER is locked: settings cannot be written
};

/// The options and their names on the command line.
struct ModbusOptionName {
    std::string_view name;
    bool ModbusOptions::*option;
};
inline constexpr std::array kModbusOptionNames{
    ModbusOptionName{"identification", &ModbusOptions::identification},
    ModbusOptionName{"unit255", &ModbusOptions::unit255},
    ModbusOptionName{"exception0b", &ModbusOptions::exception0b},
    ModbusOptionName{"words127", &ModbusOptions::words127},
    ModbusOptionName{"userlock", &ModbusOptions::userLock},
};

/// Registers that one read request may ask for (Modbus Application Protocol V1.1b3, 6.3). [inferred] for the E27: an
/// older COUNTIS table allows 128, the byte count of a reply 127 (docs/device.md, section 10).
inline constexpr uint16_t kMaxReadWords = 125;
inline constexpr uint16_t kMaxReadWordsExtended = 127;

/// Registers that one request may write (V1.1b3, 6.12).
inline constexpr std::size_t kMaxWriteWords = 123;

/// The longest reply: function code, byte count, and what ModbusOptions::words127 allows.
inline constexpr std::size_t kMaxReplyPduSize = 1 + 1 + 2 * std::size_t{kMaxReadWordsExtended};
inline constexpr std::size_t kMaxReplySize = kMbapHeaderSize + kMaxReplyPduSize;

} // namespace vmeter
