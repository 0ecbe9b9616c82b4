// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/quadrant.h"
#include "core/metrology/samples.h"
#include "core/units.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// Codes as register 51315 gives them.
enum class PhaseSequence : uint8_t { clockwise123 = 0, counterClockwise132 = 1, notDetermined = 3 };

/// Power factor in millionths of one, -1000000 .. 1000000: magnitude |P|/S, sign - leading (capacitive),
/// + lagging (inductive), as registers 50542 and 50562 have it. Does not exist while S is zero.
struct PowerFactor {
    int32_t millionths = 0;
    bool exists = false;
};

/// One phase, or the system (voltages and currents are then the mean, powers the sum of the phases; [inferred] the
/// power factor is P/S). Powers are signed: + is import (active) or Q > 0, inductive import (reactive, fundamental).
struct ElementMeasurement {
    Microvolts voltage;
    Microamperes current;
    Microwatts activePower;
    Microvars reactivePower;
    MicrovoltAmperes apparentPower;
    PowerFactor powerFactor;
};

/// Quadrant of the powers as measured.
constexpr Quadrant quadrantOf(const ElementMeasurement& values)
{
    return quadrantOf(values.activePower.value, values.reactivePower.value, values.apparentPower.value);
}

/// Instantaneous values, averaged over one second and renewed every second (manual 13: refresh 1 s).
struct Measurements {
    std::array<ElementMeasurement, kPhases> phase{};
    ElementMeasurement system{};
    std::array<Microvolts, kPhases> lineVoltage{}; ///< U12, U23, U31
    Microvolts systemLineVoltage{};                ///< mean of the three
    Microamperes neutralCurrent{};                 ///< rms of i1 + i2 + i3
    Microhertz frequency{};                        ///< zero while no phase has voltage
    PhaseSequence sequence = PhaseSequence::notDetermined;
    std::array<bool, kPhases> missing{};   ///< voltage below half the nominal, with hysteresis
    std::array<bool, kPhases> overRange{}; ///< the converter saturated within the last second
};

} // namespace vmeter
