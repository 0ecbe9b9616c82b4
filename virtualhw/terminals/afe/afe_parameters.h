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
    worst,    ///< the same with every error at its limit, three times the noise, crosstalk of -110 dB
    shunt,    ///< shunts instead of current transformers: no phase error, 12 mA of noise
};

inline constexpr double kReferenceTemperature = 23; ///< deg C, of the factory calibration
inline constexpr unsigned kFinestBits = 24;         ///< word length of the converter
inline constexpr unsigned kCoarsestBits = 16;

/// A front end: its profile, and what departs from it. Values that stand for a profile's are optional; errors are added
/// to those that the seed draws. Where there is one value per phase it acts on voltage and current of that phase.
struct AfeParameters {
    AfeProfile profile = AfeProfile::standard;
    std::optional<double> noise;            ///< factor: 0 none, 1 that of the data sheets
    PerPhase<double> gainErrorPercent{};    ///< + reads high
    PerPhase<double> phaseErrorDeg{};       ///< at 50 Hz; + the current leads, as an error of a transformer is counted
    PerPhase<double> dcOffset{};            ///< of full scale
    std::optional<double> dcDrift;          ///< of full scale, to and fro within an hour
    std::optional<double> crosstalkDb;      ///< voltage into current of the same phase, full scale to full scale
    std::optional<double> phaseCrosstalkDb; ///< into the same quantity of the other phases
    std::optional<double> thdDb;            ///< third harmonic of a sine that fills the range
    std::optional<double> clockPpm;         ///< + the crystal is fast
    std::optional<unsigned> bits;           ///< kCoarsestBits .. kFinestBits
    std::optional<Decimation> decimation;
    std::optional<double> recoverySeconds;      ///< a channel stays at its end for that long after it was driven beyond
    double temperature = kReferenceTemperature; ///< deg C
    std::optional<double> temperatureCoefficient; ///< of the gains, ppm/K; drawn within the profile's if left out

    /// Off: the departures came about after the factory calibration, which saw the bare profile. The temperature
    /// always does.
    bool calibrated = true;

    friend bool operator==(const AfeParameters&, const AfeParameters&) = default;
};

/// The front end as the factory calibration finds it.
AfeParameters atFactory(const AfeParameters& parameters);

} // namespace vmeter
