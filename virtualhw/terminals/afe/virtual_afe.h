// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/calibration.h"
#include "core/metrology/samples.h"
#include "virtualhw/terminals/afe/afe_errors.h"
#include "virtualhw/terminals/afe/noise.h"
#include "virtualhw/terminals/grid/grid_source.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// The analogue front end: samples the grid with its own clock, adds its errors and returns 24-bit words that saturate.
class VirtualAfe {
public:
    VirtualAfe(const AfeParameters& parameters, uint64_t seed);

    /// Sets the delay registers of the currents, from Meter::currentDelays(); path() includes them.
    void setCurrentDelays(const std::array<int16_t, kPhases>& delays) { m_currentDelays = delays; }

    /// The analog path from the grid to this converter.
    [[nodiscard]] AnalogPath path() const;

    void convert(const AnalogBlock& analog, SampleBlock& block);

private:
    /// A channel that is still recovering from an overload.
    struct Overload {
        int32_t end = 0; ///< word at which the channel stays
        std::size_t setsLeft = 0;
    };

    void truncateToWordLength(SampleBlock& block) const;
    void applyDrift();
    void recover(SampleBlock& block);

    AfeErrors m_errors;
    std::array<int16_t, kPhases> m_currentDelays{};

    // For each lane, in steps of the converter: one LSB, or several if the word length is shorter.
    std::array<float, kLanes> m_scale{}; ///< steps for each V or A
    std::array<float, kLanes> m_offset{};
    std::array<float, kLanes> m_noise{}; ///< rms
    int32_t m_step = 1;                  ///< LSB
    bool m_noisy = false;
    Noise m_source;
    AnalogBlock m_noiseBlock; ///< noise for the present block

    uint64_t m_blocks = 0;
    std::size_t m_recoverySets = 0;
    bool m_overloaded = false; ///< true: a channel is still recovering
    std::array<Overload, kLanes> m_overload{};
};

} // namespace vmeter
