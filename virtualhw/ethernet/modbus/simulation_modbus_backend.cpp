// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/simulation_modbus_backend.h"

#include "virtualhw/bench/simulation.h"

namespace vmeter {

std::shared_ptr<const Snapshot> SimulationModbusBackend::snapshot() const
{
    return m_simulation.snapshot();
}

std::optional<RegisterResult> SimulationModbusBackend::write(
    uint16_t address, std::span<const uint16_t> words, bool broadcast)
{
    try {
        return m_simulation.apply(WriteRegisters{address, {words.begin(), words.end()}, broadcast});
    } catch (const SimulationStopped&) {
        return std::nullopt;
    }
}

void SimulationModbusBackend::faultStruck(uint32_t id)
{
    m_simulation.post([id](Bench& bench) { bench.countStrike(id); });
}

void SimulationModbusBackend::activity()
{
    m_simulation.post([](Bench& bench) { bench.apply(ShowActivity{}); });
}

} // namespace vmeter
