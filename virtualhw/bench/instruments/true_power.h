// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"

namespace vmeter {

/// Values that a meter without errors would show for one phase, or for the system (sum of the phases).
struct TruePower {
    double active = 0;   ///< W, mean of u i, all harmonics; + is import
    double reactive = 0; ///< var, of the fundamental; + when the current lags an importing load
    double volts = 0;    ///< rms; of the system the mean of the phases
    double amperes = 0;  ///< rms; likewise
};

/// The three phases, then the system.
using TruePowers = std::array<TruePower, 4>;
inline constexpr std::size_t kSystemPower = 3;

/// Powers that `input` puts on the terminals. Solves the circuit with harmonics and current shapes, over as many mains
/// cycles as the shapes need to repeat. Does not include the converter, noise or calibration. [inferred] Reactive power
/// is that of the fundamental.
TruePowers truePowers(const GridInput& input);

} // namespace vmeter
