// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_access.h"
#include "virtualhw/bench/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace vmeter {

/// Interface of the Modbus server to the meter. All functions are called on the server's network thread.
class ModbusBackend {
public:
    ModbusBackend() = default;
    ModbusBackend(const ModbusBackend&) = delete;
    ModbusBackend& operator=(const ModbusBackend&) = delete;
    virtual ~ModbusBackend() = default;

    /// The newest snapshot, never null. Each request is answered from one snapshot.
    [[nodiscard]] virtual std::shared_ptr<const Snapshot> snapshot() const = 0;

    /// Writes holding registers; the next snapshot() shows the effect. `broadcast`: sent to unit 0. Returns nothing if
    /// the simulation is being stopped.
    virtual std::optional<RegisterResult> write(uint16_t address, std::span<const uint16_t> words, bool broadcast) = 0;

    /// Called when fault `id` has corrupted a reply, before the reply is sent. Must not block.
    virtual void faultStruck(uint32_t id) = 0;

    /// Called after requests were answered: the meter lights its communication mark. Must not block.
    virtual void activity() = 0;
};

} // namespace vmeter
