// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "virtualhw/afe/afe_parameters.h"
#include "virtualhw/afe/noise.h"
#include "virtualhw/grid/grid_source.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// Errors of one front end, drawn once from its seed within the limits of its profile (metrology.md 5.2, 5.3).
struct AfeErrors {
    std::array<double, kLanes> gain{};        ///< relative, 0 = exact
    std::array<double, kLanes> offset{};      ///< V, A
    std::array<double, kLanes> skewSeconds{}; ///< lane is sampled this much later than nominal
    std::array<double, kLanes> noiseRms{};    ///< V, A
    double clockPpm = 0;                      ///< crystal, + is fast
};
AfeErrors afeErrors(const AfeParameters& parameters, uint64_t seed);

/// The analogue front end: looks at the grid at its own pace, adds its errors and gives 24-bit words that saturate.
class VirtualAfe {
public:
    VirtualAfe(const AfeParameters& parameters, uint64_t seed);

    /// The grid as this converter's clock sees it.
    [[nodiscard]] SamplingClock clock() const;

    void convert(const AnalogBlock& analog, SampleBlock& block);

private:
    AfeErrors m_errors;
    std::array<float, kLanes> m_scale{};  ///< LSB per V or A
    std::array<float, kLanes> m_offset{}; ///< LSB
    std::array<float, kLanes> m_noise{};  ///< LSB rms
    bool m_noisy = false;
    Noise m_source;
};

} // namespace vmeter
