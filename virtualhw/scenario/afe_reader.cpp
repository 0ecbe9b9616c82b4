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

AfeProfile readProfile(Findings& findings, const Field& value)
{
    return readWord<AfeProfile>(findings, value, Phrase("Scenario", "an AFE profile"), kProfiles)
        .value_or(AfeProfile::standard);
}

} // namespace

AfeParameters readAfe(Findings& findings, const Field& value)
{
    AfeParameters parameters;
    if (value.node->kind == YamlNode::Kind::scalar) {
        parameters.profile = readProfile(findings, value);
        return parameters;
    }
    const MapReader map(findings, value, {kAfeKeys});
    if (const auto profile = map.find("profile")) {
        parameters.profile = readProfile(findings, *profile);
    }
    for (const NumberKey& number : kNumberKeys) {
        if (const auto given = map.find(number.key)) {
            parameters.*number.member = readQuantity(findings, *given, number.kind);
        }
    }
    for (const PhaseKey& phases : kPhaseKeys) {
        if (const auto given = map.find(phases.key)) {
            const auto readOne = [&](const Field& one) { return readQuantity(findings, one, phases.kind); };
            parameters.*phases.member = readPerPhase(findings, *given, readOne).value_or(PerPhase<double>{});
        }
    }
    if (const auto bits = map.find("bits")) {
        if (const auto number
            = readInteger(findings, *bits, Phrase("Scenario", "a word length"), kCoarsestBits, kFinestBits)) {
            parameters.bits = static_cast<unsigned>(*number);
        }
    }
    if (const auto decimation = map.find("decimation")) {
        parameters.decimation
            = readWord<Decimation>(findings, *decimation, Phrase("Scenario", "a decimation filter"), kDecimations);
    }
    if (const auto temperature = map.find("temperature")) {
        parameters.temperature = readQuantity(findings, *temperature, kTemperature).value_or(kReferenceTemperature);
    }
    if (const auto calibrated = map.find("calibrated")) {
        parameters.calibrated
            = readWord<bool>(findings, *calibrated, Phrase("Scenario", "an answer"), kTrueFalse).value_or(true);
    }
    return parameters;
}

} // namespace vmeter::scenario_format
