// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vmeter {

/// What is measured in a column of a load curve or in a channel of a recording.
enum class Measured {
    activePower,    ///< W
    reactivePower,  ///< var
    apparentPower,  ///< VA
    current,        ///< A
    voltage,        ///< V
    activeEnergy,   ///< Wh
    reactiveEnergy, ///< varh
    powerFactor,    ///< 1
    perUnit,        ///< of a base that the unit does not tell
    other,          ///< known, and nothing of the above: Hz, %, degrees
};

/// A unit: its quantity, and its size in W, var, VA, A, V, Wh or varh.
struct MeasuredUnit {
    Measured measured = Measured::other;
    double factor = 1;
};

/// The unit that `text` names in symbols or words: kW, MWh, kvar, mA, "kVolts", "Amps", "A eff". Upper and lower case
/// do not matter, except in mW and MW; a lone M before V or A is milli. Returns nothing for an unknown one.
std::optional<MeasuredUnit> unitNamed(std::string_view text);

/// Seconds of a unit of time: s, ms, min, h, d and their words in English, French and German.
std::optional<double> timeUnitNamed(std::string_view text);

} // namespace vmeter
