// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"

#include <array>
#include <numbers>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vmeter::scenario_format {

/// A unit that may follow a number, and its size in the base unit.
struct Unit {
    std::string_view symbol; ///< empty: a bare number
    double factor;
};

/// Units and range of a number in a scenario. A number without a unit is in the first unit.
struct QuantityKind {
    Phrase noun; ///< with its article, for messages
    std::span<const Unit> units;
    double min; ///< in the base unit, as is max
    double max;
    Phrase inWords{}; ///< the range in words, if the numbers are hard to read
};

inline constexpr std::array kVoltageUnits{Unit{"V", 1}, Unit{"mV", 1e-3}, Unit{"kV", 1e3}};
inline constexpr std::array kCurrentUnits{Unit{"A", 1}, Unit{"mA", 1e-3}, Unit{"kA", 1e3}};
inline constexpr std::array kFrequencyUnits{Unit{"Hz", 1}, Unit{"mHz", 1e-3}};
inline constexpr std::array kAngleUnits{Unit{"deg", 1}, Unit{"rad", 180 / std::numbers::pi}};
inline constexpr std::array kPercentUnits{Unit{"%", 1}};
inline constexpr std::array kTimeUnits{
    Unit{"s", 1}, Unit{"ms", 1e-3}, Unit{"min", 60}, Unit{"h", 3600}, Unit{"d", 86400}};

inline constexpr std::array kFactorUnits{Unit{"", 1}};
inline constexpr std::array kFullScaleUnits{Unit{"FS", 1}, Unit{"%", 0.01}};
inline constexpr std::array kDecibelUnits{Unit{"dB", 1}};
inline constexpr std::array kPpmUnits{Unit{"ppm", 1}};
inline constexpr std::array kTemperatureUnits{Unit{"degC", 1}, Unit{"°C", 1}};
inline constexpr std::array kTemperatureCoefficientUnits{Unit{"ppm/K", 1}};

inline constexpr double kTenYears = 315'576'000;       ///< s, of 365.25 days
inline constexpr double kShortestDuration = 0.000'125; ///< s, one sample of the AFE

inline constexpr QuantityKind kVoltage{Phrase("Scenario", "a voltage"), kVoltageUnits, 0, 1000};
inline constexpr QuantityKind kCurrent{Phrase("Scenario", "a current"), kCurrentUnits, 0, 5000};
inline constexpr QuantityKind kFrequency{Phrase("Scenario", "a frequency"), kFrequencyUnits, 40, 70};
inline constexpr QuantityKind kAngle{Phrase("Scenario", "an angle"), kAngleUnits, -360, 360};
inline constexpr QuantityKind kPercent{Phrase("Scenario", "a harmonic"), kPercentUnits, 0, 100};
inline constexpr QuantityKind kInstant{
    Phrase("Scenario", "a time"), kTimeUnits, 0, kTenYears, Phrase("Scenario", "up to ten years")};
inline constexpr QuantityKind kTimes{Phrase("Scenario", "a number of devices"), kFactorUnits, 0.001, 1000};
inline constexpr QuantityKind kFactor{Phrase("Scenario", "a factor"), kFactorUnits, -1e6, 1e6};
inline constexpr QuantityKind kRatedVoltage{Phrase("Scenario", "a rated voltage"), kVoltageUnits, 10, 1000};
inline constexpr QuantityKind kDuration{Phrase("Scenario", "a duration"), kTimeUnits, kShortestDuration, kTenYears,
    Phrase("Scenario", "one sample to ten years")};

// Quantities of faults.
inline constexpr QuantityKind kDelay{
    Phrase("Scenario", "a delay"), kTimeUnits, 0.001, 600, Phrase("Scenario", "of the wall clock")};
inline constexpr QuantityKind kGap{
    Phrase("Scenario", "a gap"), kTimeUnits, 0.001, 1, Phrase("Scenario", "of the wall clock")};
inline constexpr QuantityKind kProbability{Phrase("Scenario", "a probability"), kFactorUnits, 0, 1};

// Quantities of the front end. Gain and phase errors are limited so that calibration can correct them together with
// those of the profile.
inline constexpr QuantityKind kNoiseFactor{Phrase("Scenario", "a noise factor"), kFactorUnits, 0, 100};
inline constexpr QuantityKind kGainError{Phrase("Scenario", "a gain error"), kPercentUnits, -15, 15};
inline constexpr QuantityKind kPhaseError{Phrase("Scenario", "a phase error"), kAngleUnits, -5, 5};
inline constexpr QuantityKind kDcOffset{Phrase("Scenario", "a DC offset"), kFullScaleUnits, -0.1, 0.1};
inline constexpr QuantityKind kDcDrift{Phrase("Scenario", "a DC drift"), kFullScaleUnits, 0, 0.01};
inline constexpr QuantityKind kCrosstalk{Phrase("Scenario", "crosstalk"), kDecibelUnits, -160, -60};
inline constexpr QuantityKind kDistortion{Phrase("Scenario", "a distortion"), kDecibelUnits, -160, -40};
inline constexpr QuantityKind kClockError{Phrase("Scenario", "a clock error"), kPpmUnits, -50, 50};
inline constexpr QuantityKind kRecovery{Phrase("Scenario", "a recovery time"), kTimeUnits, 0, 0.1};
inline constexpr QuantityKind kTemperature{Phrase("Scenario", "a temperature"), kTemperatureUnits, -40, 85};
inline constexpr QuantityKind kTemperatureCoefficient{
    Phrase("Scenario", "a temperature coefficient"), kTemperatureCoefficientUnits, -500, 500};

/// A decimal number and the text after it, without blanks.
struct NumberAndRest {
    double number = 0; ///< finite
    std::string_view rest;
};

/// Returns nothing if `text` does not begin with a decimal number in the range of double.
std::optional<NumberAndRest> splitNumber(std::string_view text);

/// The shortest decimal text that is read back as `number`.
std::string numberText(double number);

/// Reads a text such as "230 V" and converts it to the base unit. If it is not a number, has a wrong unit or is out of
/// range, returns a message that says what would be right.
Expected<double> parseQuantity(std::string_view text, const QuantityKind& kind);

} // namespace vmeter::scenario_format
