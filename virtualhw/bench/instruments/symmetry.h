// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/circuit.h"
#include "virtualhw/terminals/grid/grid_input.h"

#include <optional>

namespace vmeter {

enum class Rotation { order123, order132 };

/// Symmetrical components of three phasors.
struct Symmetry {
    std::optional<Rotation> rotation; ///< empty if a phasor is missing or both components are about equal
    std::optional<double>
        unbalancePercent; ///< the smaller relative to the larger of the positive and negative sequence components
};

/// `least`: a phasor with a smaller magnitude counts as missing.
Symmetry symmetryOf(const PerPhase<Phasor>& phasors, double least);

} // namespace vmeter
