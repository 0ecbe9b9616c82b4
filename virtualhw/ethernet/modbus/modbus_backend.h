// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_access.h"
#include "virtualhw/bench/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace vmeter {

/// The meter behind the Ethernet port, as the Modbus server needs it. All functions are called from the server's
/// network thread.
class ModbusBackend {
public:
    ModbusBackend() = default;
    ModbusBackend(const ModbusBackend&) = delete;
    ModbusBackend& operator=(const ModbusBackend&) = delete;
    virtual ~ModbusBackend() = default;

    /// The newest moment of the meter, never null; each request is answered from one of them.
    [[nodiscard]] virtual std::shared_ptr<const Snapshot> snapshot() const = 0;

    /// Writes holding registers; the next snapshot() shows the effect. `broadcast`: sent to unit 0. Nothing when the
    /// meter cannot take it any more because the simulation is being stopped.
    virtual std::optional<RegisterResult> write(uint16_t address, std::span<const uint16_t> words, bool broadcast) = 0;

    /// Fault `id` has spoiled a reply, which has not been sent yet. Must not wait.
    virtual void faultStruck(uint32_t id) = 0;

    /// Requests were answered lately: the meter lights its communication mark. Must not wait.
    virtual void activity() = 0;
};

} // namespace vmeter
