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
        // The network thread waits for the result, so the words outlive the command.
        return m_simulation.call(
            [address, words, broadcast](Bench& bench) { return bench.writeRegisters(address, words, broadcast); });
    } catch (const SimulationStopped&) {
        return std::nullopt;
    }
}

void SimulationModbusBackend::activity()
{
    m_simulation.post([](Bench& bench) { bench.linkActivity(); });
}

} // namespace vmeter
