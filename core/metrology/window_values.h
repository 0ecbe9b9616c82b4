// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/calibration.h"
#include "core/metrology/measurements.h"
#include "core/metrology/power_sums.h"
#include "core/metrology/window.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// rms values have 8 fractional bits of an LSB.
inline constexpr unsigned kRmsBits = 8;

/// Values of each phase from the weighted sums of one or more windows. Means are removed: rms values are AC-coupled.
struct WindowValues {
    std::array<uint32_t, kPhases> voltageRms{}; ///< LSB, kRmsBits fractional bits, uncalibrated
    std::array<uint32_t, kPhases> currentRms{};
    PhaseSums active{};   ///< LSB^2, calibrated
    PhaseSums apparent{}; ///< LSB^2, calibrated
};

/// Gain of the product of two calibrated channels.
constexpr uint32_t productGain(uint32_t a, uint32_t b)
{
    return static_cast<uint32_t>((uint64_t{a} * b) >> 30);
}

WindowValues windowValues(const WindowMoments& moments, unsigned windows, const Calibration& calibration);

/// Fundamental phasor of one channel, LSB with 8 fractional bits; half the peak value.
struct Phasor {
    int64_t cosine = 0;
    int64_t sine = 0;
};
struct WindowPhasors {
    std::array<Phasor, kPhases> voltage{};
    std::array<Phasor, kPhases> current{};
};
WindowPhasors windowPhasors(const WindowMoments& moments);

/// Reactive power, [inferred] of the fundamental; LSB^2, uncalibrated: U1 I1 sin(phi), + when the current lags.
int64_t reactivePower(const Phasor& voltage, const Phasor& current);

/// By symmetrical components: |U+| > 2 |U-| is 123, the reverse 132 (docs/metrology.md, section 4).
PhaseSequence phaseSequence(const std::array<Phasor, kPhases>& voltage);

/// rms of u1 - u2, u2 - u3, u3 - u1.
std::array<Microvolts, kPhases> lineVoltages(
    const WindowMoments& moments, unsigned windows, const Calibration& calibration);

/// rms of i1 + i2 + i3.
Microamperes neutralCurrent(const WindowMoments& moments, unsigned windows, const Calibration& calibration);

Microvolts microvolts(uint32_t rms, uint32_t gain); ///< rms with kRmsBits fractional bits
Microamperes microamperes(uint32_t rms, uint32_t gain);
int64_t microwatts(int64_t squareLsb); ///< from LSB^2: uW, uvar or uVA

} // namespace vmeter
