// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/afe/afe_parameters.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <array>
#include <cstdint>

namespace vmeter {

/// Errors of one front end. Default: no errors.
struct AfeErrors {
    std::array<double, kLanes> gain{};   ///< relative, 0 = exact, at its temperature
    std::array<double, kLanes> offset{}; ///< V, A
    std::array<double, kLanes> drift{};  ///< V, A: amplitude of the slow change of the offset, with a period of an hour
    std::array<double, kLanes> skewSeconds{}; ///< delay of the sampling instant of the lane; the lane seems to lead
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

/// Draws the random errors with the seed and sets the others from the parameters.
AfeErrors afeErrors(const AfeParameters& parameters, uint64_t seed);

/// Full scale of a lane, V or A peak.
double fullScale(std::size_t lane);

/// Number that identifies a front end like a serial number; 0 for a front end without errors.
uint64_t serialNumber(const AfeErrors& errors, uint64_t seed);

} // namespace vmeter
