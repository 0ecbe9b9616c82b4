// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "core/units.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// Amplitude of the oscillator's sine and cosine: 1.0.
inline constexpr unsigned kOscillatorBits = 14;

/// Sine and cosine of the measured mains frequency, one pair for each sample: the reference for fundamental phasors.
class Oscillator {
public:
    /// Sets the frequency from the next sample on; the phase is continuous.
    void setFrequency(Microhertz frequency);

    struct Block {
        std::array<int32_t, kSetsPerBlock> cosine;
        std::array<int32_t, kSetsPerBlock> sine;
    };
    /// Values for the next block.
    void next(Block& block);

private:
    uint32_t m_phase = 0; ///< 2^32 is one turn
    uint32_t m_step = 0;
};

} // namespace vmeter
