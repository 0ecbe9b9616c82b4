// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/spectrum.h"
#include "virtualhw/bench/instruments/symmetry.h"
#include "virtualhw/bench/snapshot.h"

namespace vmeter {

/// Fundamentals at the meter's terminals, V and A rms. The first live voltage is at zero degrees, else the first
/// current.
struct PhasorReading {
    PerPhase<Phasor> voltage{};
    PerPhase<Phasor> current{};
    Symmetry symmetry; ///< of the voltages
};

/// Of what the converter sampled.
PhasorReading phasorsOf(const Spectra& spectra);

/// Of what `input` will put on the terminals once time passes.
PhasorReading phasorsOf(const GridInput& input);

/// Hz of the samples in `snapshot.scope`: as the meter measured it over the last second, before it has one as the input
/// has it.
double samplesFrequency(const Snapshot& snapshot);

} // namespace vmeter
