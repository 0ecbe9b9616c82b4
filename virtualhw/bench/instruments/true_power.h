// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"

namespace vmeter {

/// What a faultless meter would show of one phase, or of the system (sum of the phases).
struct TruePower {
    double active = 0;   ///< W, mean of u i, all harmonics; + is import
    double reactive = 0; ///< var, of the fundamental; + when the current lags an importing load
    double volts = 0;    ///< rms; of the system the mean of the phases
    double amperes = 0;  ///< rms; likewise
};

/// Of the phases, and of the system behind them.
using TruePowers = std::array<TruePower, 4>;
inline constexpr std::size_t kSystemPower = 3;

/// What `input` puts on the terminals: the circuit solved, harmonics and current shapes included, over as many mains
/// cycles as the shapes need to repeat. Knows nothing of converter, noise and calibration.
TruePowers truePowers(const GridInput& input);

} // namespace vmeter
