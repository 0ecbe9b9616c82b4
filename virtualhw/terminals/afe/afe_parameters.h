// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <optional>

namespace vmeter {

/// Named sets of AFE errors (docs/metrology.md, section 5.3).
enum class AfeProfile {
    ideal,    ///< no errors
    standard, ///< "default": current transformers and a 24-bit converter, errors drawn within their limits
    worst,    ///< as default, but each error at its limit, three times the noise, crosstalk of -110 dB
    shunt,    ///< shunts instead of current transformers: no phase error, 12 mA of noise
};

inline constexpr double kReferenceTemperature = 23; ///< deg C, of the factory calibration
inline constexpr unsigned kFinestBits = 24;         ///< word length of the converter
inline constexpr unsigned kCoarsestBits = 16;

/// A front end: its profile and deviations from it. Optional values replace those of the profile; the others are errors
/// that are added to the random errors. A value for each phase applies to voltage and current of that phase.
struct AfeParameters {
    AfeProfile profile = AfeProfile::standard;
    std::optional<double> noise;            ///< factor: 0 none, 1 that of the data sheets
    PerPhase<double> gainErrorPercent{};    ///< + reads high
    PerPhase<double> phaseErrorDeg{};       ///< at 50 Hz; + the current leads, as an error of a transformer is counted
    PerPhase<double> dcOffset{};            ///< of full scale
    std::optional<double> dcDrift;          ///< of full scale, with a period of an hour
    std::optional<double> crosstalkDb;      ///< voltage into current of the same phase, full scale to full scale
    std::optional<double> phaseCrosstalkDb; ///< into the same quantity of the other phases
    std::optional<double> thdDb;            ///< third harmonic of a sine that fills the range
    std::optional<double> clockPpm;         ///< + the crystal is fast
    std::optional<unsigned> bits;           ///< kCoarsestBits .. kFinestBits
    std::optional<Decimation> decimation;
    std::optional<double> recoverySeconds;      ///< time for which a channel stays at its limit after an overload
    double temperature = kReferenceTemperature; ///< deg C
    std::optional<double>
        temperatureCoefficient; ///< of the gains, ppm/K; empty: random, within the limits of the profile

    /// If false, the deviations came after the factory calibration, so they are not corrected. A deviation of the
    /// temperature is never corrected.
    bool calibrated = true;

    friend bool operator==(const AfeParameters&, const AfeParameters&) = default;
};

/// The front end at the time of the factory calibration.
AfeParameters atFactory(const AfeParameters& parameters);

} // namespace vmeter
