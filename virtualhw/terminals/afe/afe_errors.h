// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/afe/afe_parameters.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// Errors of one front end. What a default one is: a converter without errors.
struct AfeErrors {
    std::array<double, kLanes> gain{};        ///< relative, 0 = exact, at its temperature
    std::array<double, kLanes> offset{};      ///< V, A
    std::array<double, kLanes> drift{};       ///< V, A: how far the offset wanders to either side within an hour
    std::array<double, kLanes> skewSeconds{}; ///< lane is sampled this much later than nominal: it seems to lead
    std::array<double, kLanes> noiseRms{};    ///< V, A
    double crosstalk = 0;                     ///< of full scale: voltage into the current of the same phase
    double phaseCrosstalk = 0;                ///< of full scale: between phases
    double cubic = 0;                         ///< x becomes x + cubic x^3, x in full scales
    double clockPpm = 0;                      ///< crystal, + is fast
    unsigned bits = kFinestBits;
    Decimation decimation = Decimation::ideal;
    double recoverySeconds = 0;
    friend bool operator==(const AfeErrors&, const AfeErrors&) = default;
};

/// Draws from the seed what lies within limits and sets the rest as the parameters say.
AfeErrors afeErrors(const AfeParameters& parameters, uint64_t seed);

/// Full scale of a lane, V or A peak.
double fullScale(std::size_t lane);

/// A number that tells a front end from others as a serial number does; 0 for one without errors.
uint64_t serialNumber(const AfeErrors& errors, uint64_t seed);

} // namespace vmeter
