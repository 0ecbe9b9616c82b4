// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <cstddef>
#include <span>

namespace vmeter {

/// Samples of one sweep of the oscilloscope.
struct Sweep {
    std::size_t first = 0;  ///< index of the first sample set
    double offset = 0;      ///< time from the trigger to that set, in sample periods, 0 .. 1
    bool triggered = false; ///< false: no trigger found, the sweep runs free
};

/// The newest complete sweep of `sets` sample sets that starts at a rising zero crossing of u1. A crossing counts only
/// after u1 was clearly negative, so that noise on a dead phase does not trigger. `samples` must contain at least
/// `sets`.
Sweep findSweep(std::span<const SampleSet> samples, std::size_t sets);

/// The smallest of 1, 2, 4, 10, 20 ... times `unit` that is not below `peak`.
double niceRange(double peak, double unit);

} // namespace vmeter
