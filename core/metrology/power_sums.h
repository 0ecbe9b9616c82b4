// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/oscillator.h"
#include "core/metrology/samples.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace vmeter {

/// Per-phase values in the order L1 L2 L3; pairs in the order 12 23 31.
using PhaseSums = std::array<int64_t, kPhases>;

/// Sums over the samples of one block after subtraction of the DC estimate, in LSB and LSB^2: everything that the meter
/// knows about the waveform. Integers only, so the order of summation does not matter.
struct PowerSums {
    PhaseSums u{}, i{};         ///< remaining DC
    PhaseSums uu{}, ii{}, ui{}; ///< rms and active power
    PhaseSums uPair{}, iPair{}; ///< u1 u2, u2 u3, u3 u1: line voltages; likewise i: neutral current
    PhaseSums uCos{}, uSin{};   ///< fundamental phasors, times the oscillator's amplitude
    PhaseSums iCos{}, iSin{};
};

/// All sums as one row of numbers, for code that treats them in the same way.
inline constexpr std::size_t kMoments = sizeof(PowerSums) / sizeof(int64_t);
using MomentRow = std::array<int64_t, kMoments>;

/// DC estimate per channel, LSB.
struct DcEstimate {
    std::array<int32_t, kPhases> u{};
    std::array<int32_t, kPhases> i{};
};

/// A fifth of a block, 1 ms: the voltage's sums over it are the low-passed signal whose zero crossings give the
/// frequency.
inline constexpr std::size_t kSetsPerStep = 8;
inline constexpr std::size_t kStepsPerBlock = kSetsPerBlock / kSetsPerStep;
using VoltageSteps = std::array<std::array<int32_t, kPhases>, kStepsPerBlock>;

/// Parts of a block over which the weight of a window is constant: 0.5 ms.
inline constexpr std::size_t kSetsPerPart = 4;
inline constexpr std::size_t kPartsPerBlock = kSetsPerBlock / kSetsPerPart;
static_assert(kSetsPerStep % kSetsPerPart == 0);

struct BlockSums {
    PowerSums power;
    PowerSums ramp;       ///< the same, samples of the first part counted kPartsPerBlock times, of the last part once
    VoltageSteps steps{}; ///< sums of u over each step, DC subtracted
    std::array<bool, kPhases> overRange{}; ///< voltage or current of the phase is at a limit of the converter
};

/// The sums of one block. On a PC with AVX2 and in a page this is sumBlockVector(), with exactly the same result.
BlockSums sumBlock(const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator);

/// The reference, which runs on the microcontroller: one sample set after the other.
BlockSums sumBlockScalar(const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator);

/// All phases of a sample set as lanes of one vector. Only where hasVectorSums().
BlockSums sumBlockVector(const SampleBlock& block, const DcEstimate& dc, const Oscillator::Block& oscillator);
bool hasVectorSums();

} // namespace vmeter
