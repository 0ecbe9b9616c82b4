// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// A gain of 1.0: gains are fixed point with 30 fractional bits, range 0 to just under 4.
inline constexpr uint32_t kUnityGain = uint32_t{1} << 30;

/// Steps of the converter's channel delay in one sample interval: 244 ns, which is 0.0044 deg at 50 Hz. Delta-sigma
/// converters have such a register, stepped by a modulator clock of 512 fs (docs/metrology.md, section 5.1, ADS131M).
inline constexpr int32_t kDelayStepsPerSample = 512;

/// Largest channel delay, either way: 6 deg at 50 Hz (docs/metrology.md, section 5.3).
inline constexpr int16_t kCurrentDelayMax = 1365;

/// Factory calibration, kept in FRAM: corrects the AFE channel by channel. LSB^2 is the product of one voltage and one
/// current LSB (power) or the square of a current LSB.
struct Calibration {
    std::array<uint32_t, kPhases> voltageGain{kUnityGain, kUnityGain, kUnityGain};
    std::array<uint32_t, kPhases> currentGain{kUnityGain, kUnityGain, kUnityGain};

    /// Delay of each current in the converter; + if the sensor makes the current lead its voltage.
    std::array<int16_t, kPhases> currentDelay{};

    /// Added to the power of each phase that is not missing, LSB^2, after the gain: compensates crosstalk, up to 3 W.
    std::array<int32_t, kPhases> activeOffset{};
    std::array<int32_t, kPhases> reactiveOffset{};

    /// Mean square of the noise of the current channel, LSB^2, subtracted before the gain.
    std::array<uint32_t, kPhases> currentNoiseSquare{};

    /// Serial number of the front end that the constants were determined for; 0: none, the constants are neutral.
    uint64_t frontEnd = 0;

    friend constexpr bool operator==(const Calibration&, const Calibration&) = default;
};

} // namespace vmeter
