// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <cstddef>
#include <span>

namespace vmeter {

/// Which samples one sweep of the oscilloscope shows.
struct Sweep {
    std::size_t first = 0;  ///< index of the first sample set
    double offset = 0;      ///< of the trigger before that set, in sample periods, 0 .. 1
    bool triggered = false; ///< false: nothing to trigger on, the sweep runs free
};

/// The newest sweep of `sets` sample sets that begins at a rising zero crossing of u1 and is complete. A crossing
/// counts only after u1 was clearly negative, so that noise on a dead phase is none. `samples` holds `sets` or more.
Sweep findSweep(std::span<const SampleSet> samples, std::size_t sets);

/// The smallest of 1, 2, 4, 10, 20 ... times `unit` that is not below `peak`.
double niceRange(double peak, double unit);

} // namespace vmeter
