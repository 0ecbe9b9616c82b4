// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

inline constexpr std::size_t kPhases = 3;

/// Full scale of the AFE: the 24-bit words -2^23 and 2^23 - 1 stand for these peak values.
inline constexpr int32_t kFullScaleVolts = 500;
inline constexpr int32_t kFullScaleAmperes = 200;
inline constexpr int32_t kSampleMax = (1 << 23) - 1;
inline constexpr int32_t kSampleMin = -(1 << 23);

/// One conversion of all channels at the same instant: 24-bit two's complement in int32.
/// Eight lanes, so that a sample set is one vector: voltages L1 L2 L3 to neutral, a spare lane, currents
/// L1 L2 L3 (positive from supply to load), and a spare lane (a measured neutral current, unused by this model).
struct alignas(32) SampleSet {
    std::array<int32_t, 4> u{};
    std::array<int32_t, 4> i{};
};

/// Samples that the AFE delivers together, like one half of a DMA buffer: 5 ms.
inline constexpr std::size_t kSetsPerBlock = 40;
using SampleBlock = std::array<SampleSet, kSetsPerBlock>;

inline constexpr Duration kBlockTime{kSetsPerBlock};
inline constexpr uint32_t kBlocksPerSecond = kSampleRate / kSetsPerBlock;

} // namespace vmeter
