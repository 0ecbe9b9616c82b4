// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// A gain of 1.0: gains are fixed point with 30 fractional bits, range 0 to just under 4.
inline constexpr uint32_t kUnityGain = uint32_t{1} << 30;

/// Factory calibration, kept in FRAM: corrects the AFE channel by channel.
struct Calibration {
    std::array<uint32_t, kPhases> voltageGain{kUnityGain, kUnityGain, kUnityGain};
    std::array<uint32_t, kPhases> currentGain{kUnityGain, kUnityGain, kUnityGain};
    friend constexpr bool operator==(const Calibration&, const Calibration&) = default;
};

} // namespace vmeter
