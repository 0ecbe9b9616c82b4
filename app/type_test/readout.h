// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energy_registers.h"
#include "core/energy/quadrants.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// Quantities that the laboratory can read.
enum class ReadoutKind {
    energy,                ///< increase of one energy register
    balance,               ///< increase of the active balance (manual 4.6.2)
    changedRegisters,      ///< number of energy registers that changed
    ledPulses,             ///< number of flashes
    outputPulses,          ///< number of closures of the pulse output
    ledFrequency,          ///< Hz, from the first flash to the last
    outputTiming,          ///< ms, the shortest on or off time of the pulse output
    ledAgainstRegister,    ///< %, flashes against the 10 Wh steps of the register
    outputAgainstRegister, ///< difference in pulses to the register
    error,                 ///< %, of the energy
    errorShift,            ///< %, that error less the reference test's
    errorDifference,       ///< %, second reference test less the first
    compositeError,        ///< %, MID Annex V
    voltage1,
    current1,
    activePower1,
    lineVoltage12,
    neutralCurrent,
    powerFactor,
    frequency,
    sequence,  ///< 123 or 132, 0 when not determined
    missing,   ///< digits of the missing phases, 0 when none is
    overRange, ///< 1 when the converter saturated
};

/// One quantity of the test table: "dEa_imp", "dEa_imp_T1", "dEa_imp_L1", "led_pulses", "u1" ...
struct Readout {
    std::string name;
    ReadoutKind kind{};
    EnergyQuantity energy{}; ///< for an energy, as the next two members
    Element element = Element::system;
    std::optional<Tariff> tariff; ///< none: the total
};

/// Returns nothing if there is no such quantity.
std::optional<Readout> readoutNamed(std::string_view name);

/// The energy registers that are meant by "all" if they must not change: each element, quadrant and tariff.
const std::vector<Readout>& allRegisters();

/// Wh, varh or VAh of a register, with its full internal resolution.
double registerValue(const Readout& readout, const EnergyRegisters& registers);

} // namespace vmeter
