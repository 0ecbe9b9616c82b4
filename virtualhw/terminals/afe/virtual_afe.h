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

/// The analogue front end: looks at the grid at its own pace, adds its errors and gives 24-bit words that saturate.
class VirtualAfe {
public:
    VirtualAfe(const AfeParameters& parameters, uint64_t seed);

    /// The delay registers of the currents, as Meter::currentDelays() wants them; they show in path().
    void setCurrentDelays(const std::array<int16_t, kPhases>& delays) { m_currentDelays = delays; }

    /// The grid as this converter sees it.
    [[nodiscard]] AnalogPath path() const;

    void convert(const AnalogBlock& analog, SampleBlock& block);

private:
    /// A channel that was driven beyond its end and has not recovered.
    struct Overload {
        int32_t end = 0; ///< the word it stays at
        std::size_t setsLeft = 0;
    };

    void shorten(SampleBlock& block) const;
    void wander();
    void recover(SampleBlock& block);

    AfeErrors m_errors;
    std::array<int16_t, kPhases> m_currentDelays{};

    // Of each lane, in steps of the converter: an LSB, or several of a shorter word.
    std::array<float, kLanes> m_scale{}; ///< per V or A
    std::array<float, kLanes> m_offset{};
    std::array<float, kLanes> m_noise{}; ///< rms
    int32_t m_step = 1;                  ///< LSB
    bool m_noisy = false;
    Noise m_source;
    AnalogBlock m_noiseBlock; ///< of the block being converted

    uint64_t m_blocks = 0;
    std::size_t m_recoverySets = 0;
    bool m_overloaded = false; ///< a channel has not recovered
    std::array<Overload, kLanes> m_overload{};
};

} // namespace vmeter
