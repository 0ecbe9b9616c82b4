// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/spectrum.h"
#include "virtualhw/bench/instruments/symmetry.h"
#include "virtualhw/bench/snapshot.h"

namespace vmeter {

/// Fundamentals at the meter's terminals, V and A rms. The first phase with voltage is the reference at zero degrees;
/// without any voltage, the first current is.
struct PhasorReading {
    PerPhase<Phasor> voltage{};
    PerPhase<Phasor> current{};
    Symmetry symmetry; ///< of the voltages
};

/// Computes the phasors from the samples of the converter, with the gains of the meter's calibration.
PhasorReading phasorsOf(const Spectra& spectra, const Calibration& calibration);

/// Computes the phasors that `input` will put on the terminals.
PhasorReading phasorsOf(const GridInput& input);

/// Frequency in Hz of the samples in `snapshot.scope`: as the meter measured it over the last second, or, before the
/// first measurement, the frequency of the input.
double samplesFrequency(const Snapshot& snapshot);

} // namespace vmeter
