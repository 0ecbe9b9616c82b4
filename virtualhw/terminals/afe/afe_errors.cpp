// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/afe/afe_errors.h"

#include "core/metrology/samples.h"
#include "virtualhw/base/split_mix.h"

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace vmeter {

namespace {

constexpr double kNominalFrequency = 50;
constexpr double kNone = -std::numeric_limits<double>::infinity(); ///< dB

/// Limits of a profile, for both signs: docs/metrology.md, section 5.3.
struct Limits {
    double voltageGain = 0; ///< relative, before calibration
    double currentGain = 0;
    double temperatureCoefficient = 0; ///< 1/K
    double offset = 0;                 ///< of full scale
    double drift = 0;                  ///< of full scale; [inferred] from "slow"
    double currentLeadDeg = 0;         ///< of the current sensor ...
    double currentLeadSpreadDeg = 0;   ///< ... plus or minus this spread for each phase
    double voltageLeadDeg = 0;
    double voltageNoise = 0; ///< of full scale, rms
    double currentNoise = 0;
    double noise = 0; ///< factor for both kinds of noise
    double crosstalkDb = kNone;
    double phaseCrosstalkDb = kNone;
    double thdDb = kNone;
    double clockPpm = 0;
    double recoverySeconds = 0;
    bool extreme = false; ///< each random error is at its limit
};

constexpr double kShuntNoise = 12e-3; ///< A rms

constexpr Limits kIdeal{.voltageNoise = 6.3e-6, .currentNoise = 6.3e-6};

constexpr Limits kStandard{
    .voltageGain = 1e-2,
    .currentGain = 2e-2,
    .temperatureCoefficient = 25e-6,
    .offset = 0.05e-2,
    .drift = 0.005e-2,
    .currentLeadDeg = 0.15,
    .currentLeadSpreadDeg = 0.05,
    .voltageLeadDeg = -0.02,
    .voltageNoise = 6.3e-6,
    .currentNoise = 6.3e-6,
    .noise = 1,
    .crosstalkDb = -120,
    .phaseCrosstalkDb = -120,
    .thdDb = -100,
    .clockPpm = 5,
    .recoverySeconds = 1e-3,
};

constexpr Limits worst()
{
    Limits limits = kStandard;
    limits.noise = 3;
    limits.crosstalkDb = -110;
    limits.phaseCrosstalkDb = -110;
    limits.clockPpm = 50;
    limits.extreme = true;
    return limits;
}

constexpr Limits shunt()
{
    Limits limits = kStandard;
    limits.currentLeadDeg = 0;
    limits.currentNoise = kShuntNoise / kFullScaleAmperes;
    return limits;
}

constexpr Limits limitsOf(AfeProfile profile)
{
    switch (profile) {
    case AfeProfile::ideal:
        return kIdeal;
    case AfeProfile::standard:
        return kStandard;
    case AfeProfile::worst:
        return worst();
    case AfeProfile::shunt:
        return shunt();
    }
    return kIdeal;
}

/// Random errors within limits. The standard specifies mt19937_64 bit by bit, but not the distributions of the library;
/// therefore the fractions are computed here.
class Draw {
public:
    Draw(uint64_t seed, bool extreme)
        : m_random(seed)
        , m_extreme(extreme)
    {
    }

    double within(double limit)
    {
        constexpr double kFraction = 1.0 / 9007199254740992; // 2^-53
        const double value = 2 * static_cast<double>(m_random() >> 11) * kFraction - 1;
        return m_extreme ? std::copysign(limit, value) : limit * value;
    }

private:
    std::mt19937_64 m_random;
    bool m_extreme;
};

bool isCurrent(std::size_t lane)
{
    return lane >= kCurrentLane;
}

double ratio(double decibels)
{
    return std::pow(10, decibels / 20);
}

double skewOf(double leadDeg)
{
    return leadDeg / 360 / kNominalFrequency;
}

} // namespace

AfeParameters atFactory(const AfeParameters& parameters)
{
    AfeParameters factory = parameters;
    if (!parameters.calibrated) {
        factory = {};
        factory.profile = parameters.profile;
    }
    factory.temperature = kReferenceTemperature;
    return factory;
}

double fullScale(std::size_t lane)
{
    return isCurrent(lane) ? kFullScaleAmperes : kFullScaleVolts;
}

AfeErrors afeErrors(const AfeParameters& parameters, uint64_t seed)
{
    const Limits limits = limitsOf(parameters.profile);
    const double warmth = parameters.temperature - kReferenceTemperature;
    const double noise = parameters.noise.value_or(limits.noise);
    AfeErrors errors;
    Draw draw(seed, limits.extreme);
    for (const std::size_t first : {std::size_t{0}, kCurrentLane}) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const std::size_t lane = first + phase;
            const double gain = draw.within(isCurrent(lane) ? limits.currentGain : limits.voltageGain)
                + parameters.gainErrorPercent[phase] / 100;
            const double drawnCoefficient = draw.within(limits.temperatureCoefficient);
            const double coefficient
                = parameters.temperatureCoefficient ? *parameters.temperatureCoefficient * 1e-6 : drawnCoefficient;
            errors.gain[lane] = gain + (1 + gain) * coefficient * warmth;
            errors.offset[lane] = fullScale(lane) * (draw.within(limits.offset) + parameters.dcOffset[phase]);
            errors.drift[lane] = fullScale(lane) * parameters.dcDrift.value_or(limits.drift);
            const double spread = draw.within(limits.currentLeadSpreadDeg);
            errors.skewSeconds[lane]
                = skewOf(isCurrent(lane) ? limits.currentLeadDeg + spread + parameters.phaseErrorDeg[phase]
                                         : limits.voltageLeadDeg);
            errors.noiseRms[lane]
                = noise * fullScale(lane) * (isCurrent(lane) ? limits.currentNoise : limits.voltageNoise);
        }
    }
    errors.crosstalk = ratio(parameters.crosstalkDb.value_or(limits.crosstalkDb));
    errors.phaseCrosstalk = ratio(parameters.phaseCrosstalkDb.value_or(limits.phaseCrosstalkDb));
    // sin^3 a = (3 sin a - sin 3a) / 4
    errors.cubic = 4 * ratio(parameters.thdDb.value_or(limits.thdDb));
    errors.clockPpm = parameters.clockPpm.value_or(limits.clockPpm);
    errors.bits = parameters.bits.value_or(kFinestBits);
    errors.decimation = parameters.decimation.value_or(Decimation::ideal);
    errors.recoverySeconds = parameters.recoverySeconds.value_or(limits.recoverySeconds);
    return errors;
}

uint64_t serialNumber(const AfeErrors& errors, uint64_t seed)
{
    if (errors == AfeErrors{}) {
        return 0;
    }
    uint64_t number = seed;
    const auto hash = [&](uint64_t value) { number = splitMix((number ^ value) + kSplitMixStep); };
    for (const auto* lanes : {&errors.gain, &errors.offset, &errors.drift, &errors.skewSeconds, &errors.noiseRms}) {
        for (const double value : *lanes) {
            hash(std::bit_cast<uint64_t>(value));
        }
    }
    for (const double value :
        {errors.crosstalk, errors.phaseCrosstalk, errors.cubic, errors.clockPpm, errors.recoverySeconds}) {
        hash(std::bit_cast<uint64_t>(value));
    }
    hash(errors.bits);
    hash(static_cast<uint64_t>(errors.decimation));
    return number == 0 ? 1 : number;
}

} // namespace vmeter
