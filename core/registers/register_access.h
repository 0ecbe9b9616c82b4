// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"

#include <cstdint>
#include <span>

namespace vmeter {

/// Result of a register access; the Modbus server maps it to exception codes.
enum class RegisterResult : uint8_t {
    ok,
    illegalAddress, ///< outside the blocks, across a hole, or not readable / not writable (exception 02)
    illegalValue,   ///< a value out of range, or no words at all (exception 03)
};

/// Reads `words.size()` registers from `address` on (addresses as printed in the table). The range must lie inside one
/// block, may begin and end within a value, and may hold reserved words, which read as all ones. Command registers
/// cannot be read. Settings are the staged ones. Nothing is written to `words` unless the result is `ok`.
RegisterResult readRegisters(const MeterState& state, uint16_t address, std::span<uint16_t> words);

/// Action that an accepted write requests from the meter.
struct RegisterAction {
    enum class Kind : uint8_t {
        none,
        selectTariff,  ///< `tariff`
        zeroPartials,  ///< `counters`: bit per PartialCounter
        stageSettings, ///< `settings` become the staged ones
        setClock,      ///< `clock`
        storeSettings, ///< 57856 = 0xA1
        restart,       ///< 57856 = 0xB2
    };
    Kind kind = Kind::none;
    Tariff tariff = Tariff::t1;
    uint16_t counters = 0;
    Settings settings{};
    UtcMicroseconds clock{};
};

struct RegisterWrite {
    RegisterResult result = RegisterResult::illegalAddress;
    RegisterAction action;
};

/// Decodes a write of `words` from `address` on without changing anything. A command has one word. Settings of one
/// block may be written together: either all are accepted or none, and a value of several words must be written
/// completely. The clock needs all words of its block in one write, in the zone in force. `broadcast` (unit 0) is
/// accepted only for the tariff register (manual 8.2); for all others the result is an illegal address.
RegisterWrite decodeWrite(const MeterState& state, uint16_t address, std::span<const uint16_t> words, bool broadcast);

} // namespace vmeter
