// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <array>

namespace vmeter {

/// Effect of the front end on the waveform: sampling instants, crosstalk and distortion. It is included in the table of
/// one mains period, so it needs no computing time per sample. The default has no effect.
struct AnalogPath {
    double rateHz = kSampleRate;
    std::array<double, kLanes> skewSeconds{}; ///< delay of the sampling instant of the lane
    double currentPerVolt = 0;                ///< crosstalk from the voltage into the same phase's current, A/V
    double betweenPhases = 0;                 ///< crosstalk between voltages, and between currents, of different phases
    std::array<double, kLanes> cubic{};       ///< x becomes x + cubic x^3; 1/V^2, 1/A^2
    Decimation decimation = Decimation::ideal;

    /// True if distort() has an effect.
    [[nodiscard]] bool distorts() const;

    /// Applies crosstalk and distortion to one set, V and A.
    void distort(std::array<float, kLanes>& set) const;
};

} // namespace vmeter
