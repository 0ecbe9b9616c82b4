// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/circuit.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <optional>

namespace vmeter {

enum class Rotation { order123, order132 };

/// How three phasors turn: symmetrical components.
struct Symmetry {
    std::optional<Rotation> rotation;       ///< none while one of them is missing or neither component stands out
    std::optional<double> unbalancePercent; ///< smaller component against the larger one, of positive and negative
};

/// `least`: a phasor below that magnitude counts as missing.
Symmetry symmetryOf(const PerPhase<Phasor>& phasors, double least);

} // namespace vmeter
