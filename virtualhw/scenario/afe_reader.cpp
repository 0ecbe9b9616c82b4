// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/afe_reader.h"

namespace vmeter::scenario_format {

namespace {

/// A deviation from the profile that is one number.
struct NumberKey {
    std::string_view key;
    const QuantityKind& kind;
    std::optional<double> AfeParameters::*member;
};
constexpr std::array kNumberKeys{
    NumberKey{"noise", kNoiseFactor, &AfeParameters::noise},
    NumberKey{"dc_drift", kDcDrift, &AfeParameters::dcDrift},
    NumberKey{"crosstalk", kCrosstalk, &AfeParameters::crosstalkDb},
    NumberKey{"phase_crosstalk", kCrosstalk, &AfeParameters::phaseCrosstalkDb},
    NumberKey{"thd", kDistortion, &AfeParameters::thdDb},
    NumberKey{"clock", kClockError, &AfeParameters::clockPpm},
    NumberKey{"recovery", kRecovery, &AfeParameters::recoverySeconds},
    NumberKey{"temperature_coefficient", kTemperatureCoefficient, &AfeParameters::temperatureCoefficient},
};

/// A deviation for each phase, equal for voltage and current.
struct PhaseKey {
    std::string_view key;
    const QuantityKind& kind;
    PerPhase<double> AfeParameters::*member;
};
constexpr std::array kPhaseKeys{
    PhaseKey{"gain_error", kGainError, &AfeParameters::gainErrorPercent},
    PhaseKey{"phase_error", kPhaseError, &AfeParameters::phaseErrorDeg},
    PhaseKey{"dc_offset", kDcOffset, &AfeParameters::dcOffset},
};

AfeProfile readProfile(Diagnostics& diagnostics, const Field& value)
{
    return readWord<AfeProfile>(diagnostics, value, Phrase("Scenario", "an AFE profile"), kProfiles)
        .value_or(AfeProfile::standard);
}

} // namespace

AfeParameters readAfe(Diagnostics& diagnostics, const Field& value)
{
    AfeParameters parameters;
    if (value.node->kind == YamlNode::Kind::scalar) {
        parameters.profile = readProfile(diagnostics, value);
        return parameters;
    }
    const MapReader map(diagnostics, value, {kAfeKeys});
    if (const auto profile = map.find("profile")) {
        parameters.profile = readProfile(diagnostics, *profile);
    }
    for (const NumberKey& number : kNumberKeys) {
        if (const auto given = map.find(number.key)) {
            parameters.*number.member = readQuantity(diagnostics, *given, number.kind);
        }
    }
    for (const PhaseKey& phases : kPhaseKeys) {
        if (const auto given = map.find(phases.key)) {
            const auto readOne = [&](const Field& one) { return readQuantity(diagnostics, one, phases.kind); };
            parameters.*phases.member = readPerPhase(diagnostics, *given, readOne).value_or(PerPhase<double>{});
        }
    }
    if (const auto bits = map.find("bits")) {
        if (const auto number
            = readInteger(diagnostics, *bits, Phrase("Scenario", "a word length"), kCoarsestBits, kFinestBits)) {
            parameters.bits = static_cast<unsigned>(*number);
        }
    }
    if (const auto decimation = map.find("decimation")) {
        parameters.decimation
            = readWord<Decimation>(diagnostics, *decimation, Phrase("Scenario", "a decimation filter"), kDecimations);
    }
    if (const auto temperature = map.find("temperature")) {
        parameters.temperature = readQuantity(diagnostics, *temperature, kTemperature).value_or(kReferenceTemperature);
    }
    if (const auto calibrated = map.find("calibrated")) {
        parameters.calibrated
            = readWord<bool>(diagnostics, *calibrated, Phrase("Scenario", "an answer"), kTrueFalse).value_or(true);
    }
    return parameters;
}

} // namespace vmeter::scenario_format
