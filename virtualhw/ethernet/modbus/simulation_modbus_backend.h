// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/modbus/modbus_backend.h"

namespace vmeter {

class Simulation;

/// The meter of a running simulation, which must outlive this object.
class SimulationModbusBackend final : public ModbusBackend {
public:
    explicit SimulationModbusBackend(Simulation& simulation)
        : m_simulation(simulation)
    {
    }

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override;
    std::optional<RegisterResult> write(uint16_t address, std::span<const uint16_t> words, bool broadcast) override;
    void faultStruck(uint32_t id) override;
    void activity() override;

private:
    Simulation& m_simulation;
};

} // namespace vmeter
