// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <array>

namespace vmeter {

/// How the waveform at the terminals reaches the converter, and when the converter looks: what a front end does to the
/// waveform itself. It is worked into the table of one mains period, so it costs nothing per sample. A default one
/// changes nothing.
struct AnalogPath {
    double rateHz = kSampleRate;
    std::array<double, kLanes> skewSeconds{}; ///< lane is taken this much later than the sample's nominal instant
    double currentPerVolt = 0;                ///< crosstalk from the voltage into the same phase's current, A/V
    double betweenPhases = 0;                 ///< crosstalk between voltages, and between currents, of different phases
    std::array<double, kLanes> cubic{};       ///< x becomes x + cubic x^3; 1/V^2, 1/A^2
    Decimation decimation = Decimation::ideal;

    /// Whether distort() changes anything.
    [[nodiscard]] bool distorts() const;

    /// Crosstalk and distortion of one set, V and A.
    void distort(std::array<float, kLanes>& set) const;
};

} // namespace vmeter
