// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/scenario_schema.h"

#include "virtualhw/bench/faults/device_fault.h"
#include "virtualhw/scenario/schema_writer.h"

#include <utility>

namespace vmeter {

using namespace scenario_format;

namespace {

SchemaNode mapOf(std::string_view description, std::span<const KeyRow> rows)
{
    return mapSchema(described(description), rows);
}

/// A map in which a direction needs a power factor, and which has no more than one of phase angle and power factor.
SchemaNode mapWithAngle(std::string_view description, std::span<const KeyRow> rows)
{
    const std::string_view both[] = {"phi", "power_factor"};
    return mapOf(description, rows)
        .with("dependencies",
            SchemaNode::object().with("direction", SchemaNode::list({SchemaNode::text("power_factor")})))
        .with("not", requiring(both));
}

/// An entry of the timeline does one thing.
SchemaNode entrySchema()
{
    const std::string_view ramp[] = {"ramp", "over"};
    std::vector<SchemaNode> deeds;
    for (const KeyRow& row : kEntryRows) {
        if (row.name != "at" && row.name != "over" && row.name != "what") {
            deeds.push_back(row.name == "ramp" ? requiring(ramp) : requiring(row.name));
        }
    }
    return mapOf("", kEntryRows)
        .with("oneOf", SchemaNode::list(std::move(deeds)))
        .with("dependencies", SchemaNode::object().with("over", SchemaNode::list({SchemaNode::text("ramp")})));
}

SchemaNode translatedText(std::size_t maxCharacters)
{
    SchemaNode properties = SchemaNode::object();
    for (const std::string_view key : kTextKeys) {
        properties = std::move(properties).with(std::string(key), textSchema(maxCharacters));
    }
    return SchemaNode::object()
        .with("type", "object")
        .with("additionalProperties", false)
        .with("properties", std::move(properties));
}

SchemaNode powerFactorSchema()
{
    return oneOf("Power factor, 0 to 1, with ind or cap: 0.5 ind.",
        {SchemaNode::object().with("type", "number").with("const", std::size_t{1}),
            SchemaNode::object().with("type", "string").with("pattern", "^[+]?[0-9.]+([eE][-+]?[0-9]+)? *(ind|cap)$")});
}

SchemaNode harmonicsSchema()
{
    return described("Harmonics of all phases, or a list of three such lists for L1, L2, L3.")
        .with("anyOf", SchemaNode::list({reference("harmonicList"), listSchema(reference("harmonicList"), {3, 3})}));
}

SchemaNode faultKinds()
{
    std::vector<std::string_view> names;
    for (const FaultKindRow& row : kFaultKindRows) {
        names.push_back(row.name);
    }
    return enumSchema(
        "The first nine spoil single replies of the Modbus server, the last three are states of the device.", names);
}

constexpr std::size_t kMaxColumnNumber = 1000;

/// What a type of KeyRow means.
struct Definition {
    const char* name;
    SchemaNode schema;
};

std::vector<Definition> definitions()
{
    const SchemaNode anyText = SchemaNode::object().with("type", "string");
    return {
        {"text", anyText},
        {"texts", listSchema(anyText)},
        {"number", SchemaNode::object().with("type", "number")},
        {"version", SchemaNode::object().with("const", std::size_t{kVersion})},
        {"seed", integerSchema(0)},

        {"voltage", quantitySchema("Voltage, 0 to 1000 V; a bare number is in V.", kVoltage)},
        {"ratedVoltage",
            quantitySchema("Rated voltage, 10 to 1000 V; 230 V, or 400 V between phases, if left out.", kRatedVoltage)},
        {"times", quantitySchema("How many of the device, 0.001 to 1000.", kTimes)},
        {"current", quantitySchema("Current, 0 to 5000 A; a bare number is in A.", kCurrent)},
        {"frequency", quantitySchema("Frequency, 40 to 70 Hz; a bare number is in Hz.", kFrequency)},
        {"angle", quantitySchema("Angle, -360 to 360 deg; a bare number is in degrees.", kAngle)},
        {"percent", quantitySchema("Per cent of the fundamental, 0 to 100.", kPercent)},
        {"time", quantitySchema("Scenario time, up to ten years; a bare number is in seconds.", kInstant)},
        {"duration",
            quantitySchema("Duration, one sample (0.125 ms) to ten years; a bare number is in seconds.", kDuration)},
        {"delay", quantitySchema("Delay in wall time, 1 ms to 10 min; a bare number is in seconds.", kDelay)},
        {"gap", quantitySchema("Gap in wall time, 1 ms to 1 s; a bare number is in seconds.", kGap)},
        {"probability",
            quantitySchema("0 to 1: drawn for each reply, or each time that a state would come.", kProbability)},
        {"noiseFactor",
            quantitySchema("White noise as a multiple of the data sheets' one: 0 none, 1 usual.", kNoiseFactor)},
        {"gainError",
            quantitySchema("Gain error of voltage and current, added to the profile's, -15 to 15 %.", kGainError)},
        {"phaseError",
            quantitySchema("By how much the current leads, added to the profile's, -5 to 5 deg.", kPhaseError)},
        {"dcOffset",
            quantitySchema(
                "DC offset of voltage and current, added to the profile's, in full scales, -0.1 to 0.1.", kDcOffset)},
        {"dcDrift",
            quantitySchema("How far the DC offset wanders within an hour, in full scales, 0 to 0.01.", kDcDrift)},
        {"crosstalk", quantitySchema("Crosstalk, -160 to -60 dB of full scale.", kCrosstalk)},
        {"distortion", quantitySchema("Third harmonic of a sine that fills the range, -160 to -40 dB.", kDistortion)},
        {"clockError", quantitySchema("Error of the crystal, -50 to 50 ppm.", kClockError)},
        {"recovery", quantitySchema("How long a channel stays at its end after an overload, 0 to 0.1 s.", kRecovery)},
        {"temperature", quantitySchema("Temperature, -40 to 85 deg C; the factory calibrates at 23.", kTemperature)},
        {"temperatureCoefficient",
            quantitySchema("Temperature coefficient of all gains, -500 to 500 ppm/K.", kTemperatureCoefficient)},
        {"powerFactor", powerFactorSchema()},
        {"bits", integerSchema(kCoarsestBits, kFinestBits)},
        {"order", integerSchema(kMinOrder, kMaxOrder)},

        {"name",
            oneOf("Name in English and French; one text serves both.",
                {textSchema(kMaxNameCharacters), reference("shortText")})},
        {"description",
            oneOf("What it is and what to watch, in English and French; one text serves both.",
                {textSchema(kMaxDescriptionCharacters), reference("longText")})},
        {"group", wordsSchema("Where it stands in the gallery; among the user's own if left out.", kGroups)},
        {"shortText", translatedText(kMaxNameCharacters)},
        {"longText", translatedText(kMaxDescriptionCharacters)},
        {"useName", textSchema(kMaxNameCharacters)},

        {"profile",
            wordsSchema(
                "ideal: no errors; default: current transformers; worst: every error at its limit; shunt: noisy.",
                kProfiles)},
        {"decimation", wordsSchema("Frequency response: flat, or that of a sinc3 filter.", kDecimations)},
        {"trueFalse", wordsSchema("", kTrueFalse)},
        {"powered_by", wordsSchema("What feeds the meter itself: L1 and neutral, or any phase.", kFeeds)},
        {"tariff", wordsSchema("Tariff selected in the meter.", kTariffNames)},
        {"sequence", wordsSchema("Phase sequence: chooses the voltage angles.", kSequences)},
        {"direction", wordsSchema("Direction of the active energy.", kDirections)},
        {"shape", wordsSchema("Shape of the current.", kShapes)},
        {"phase", wordsSchema("", kPhaseNames)},
        {"conductor", wordsSchema("", kConductorNames)},
        {"key", wordsSchema("", kKeyWords)},
        {"onOff", wordsSchema("", kOnOff)},
        {"connection",
            wordsSchema(
                "Between which conductors: a phase and N, two phases, or each of three phases and N.", kConnections)},
        {"law",
            wordsSchema(
                "The current goes with the voltage, against it (regulated supply), or keeps its value.", kLaws)},

        {"afe", mapOf("A profile, and what departs from it.", kAfeRows)},
        {"frontEnd", oneOf("", {reference("profile"), reference("afe")})},
        {"gainErrors", oneOrEach("", "gainError")},
        {"phaseErrors", oneOrEach("", "phaseError")},
        {"dcOffsets", oneOrEach("", "dcOffset")},

        {"voltages", oneOrEach("RMS of the fundamental, phase to neutral; a list gives L1, L2, L3.", "voltage")},
        {"currents", oneOrEach("RMS of the fundamental; a list gives L1, L2, L3.", "current")},
        {"angles", oneOrEach("", "angle")},
        {"powerFactors", oneOrEach("", "powerFactor")},
        {"directions", oneOrEach("", "direction")},
        {"shapes", oneOrEach("", "shape")},
        {"harmonic", mapOf("", kHarmonicRows)},
        {"harmonicList", listSchema(reference("harmonic"), {{}, kMaxHarmonics})},
        {"harmonics", harmonicsSchema()},
        {"supply", mapOf("", kSupplyRows)},
        {"load", mapWithAngle("", kLoadRows)},

        {"device", mapOf("A kind of device: its current at its rated voltage.", kDeviceRows)},
        {"stage", mapOf("A stage of the start; what is left out is as when it runs.", kStageRows)},
        {"stages", listSchema(reference("stage"), {{}, kMaxStages})},
        {"ownDevices", SchemaNode::object().with("type", "object").with("additionalProperties", reference("device"))},
        {"use", mapOf("", kUseRows)},
        {"uses", listSchema(oneOf("", {anyText, reference("use")}))},
        {"places", oneOrEach("", "phase", 2)},

        {"loadProfile", mapOf("A load curve (CSV) that takes the place of load's currents, row by row.", kProfileRows)},
        {"columnName",
            oneOf(
                "Name of a column of the file, or its number from 1.", {anyText, integerSchema(1, kMaxColumnNumber)})},
        {"loadColumns", mapOf("Columns of the file; by their names if left out.", kLoadColumnRows)},
        {"loadUnits", mapOf("Units of these columns, in place of those in the head.", kLoadUnitRows)},
        {"dateOrder", wordsSchema("Order of day, month and year where the dates leave it open.", kDateOrders)},
        {"timeUnit", wordsSchema("What the numbers of the time column count.", kColumnTimeUnits)},
        {"decimal", wordsSchema("Decimal character, where the numbers leave it open.", kDecimals)},
        {"energyKind", wordsSchema("Energies of each interval, or meter readings that count up.", kEnergyWords)},
        {"gaps",
            wordsSchema(
                "Gaps and missing values: the last value for up to an hour and then nothing, if left out.", kGapWords)},
        {"encoding", wordsSchema("Encoding of the file's texts, where it is not found out.", kEncodings)},
        {"waveform",
            mapOf("A COMTRADE recording that takes the place of supply and load while it is played.", kWaveformRows)},
        {"channelMap", mapOf("Channel names; by unit, phase and name if left out.", kLaneRows)},
        {"channelFactors", mapOf("What voltages and currents are multiplied by, 1 if left out.", kFactorRows)},

        {"phaseList", listSchema(reference("phase"), {.unique = true})},
        {"conductorList", listSchema(reference("conductor"), {.unique = true})},
        {"conductorPair", listSchema(reference("conductor"), {.most = 2, .unique = true})},
        {"conductorOrder", listSchema(reference("conductor"), {kConductorNames.size(), kConductorNames.size(), true})},
        {"wiring", mapOf("How the conductors reach the terminals.", kWiringRows)},

        {"faultKind", faultKinds()},
        {"delays", oneOrEach("", "delay", 2)},
        {"exceptionCode", integerSchema(1, 255)},
        {"malfunctionNumber", integerSchema(1, 99)},
        {"faultCount", integerSchema(1, kMaxFaultCount)},
        {"fault", mapOf("", kFaultRows)},
        {"noFaults", SchemaNode::object().with("enum", SchemaNode::list({SchemaNode::text(kNoFaults)}))},
        {"breakdown", oneOf("", {reference("noFaults"), reference("fault")})},

        {"set", mapOf("What is named is changed, the rest stays.", kSetRows)},
        {"ramp", mapOf("Values reached linearly within the time of over.", kRampRows)},
        {"rampSupply", mapOf("", kRampSupplyRows)},
        {"rampLoad", mapWithAngle("", kRampLoadRows)},
        {"press", mapOf("Keys of the meter, pressed together and held.", kPressRows)},
        {"keyList", listSchema(reference("key"), {.least = 1, .unique = true})},
        {"entry", entrySchema()},
        {"entries", listSchema(reference("entry"))},
    };
}

} // namespace

std::string scenarioSchema()
{
    SchemaNode all = SchemaNode::object();
    for (Definition& definition : definitions()) {
        all = std::move(all).with(definition.name, std::move(definition.schema));
    }
    return mapSchema(schemaFile("vmeter scenario",
                         "What is put on the terminals of the virtual meter, and how it changes with meter time."),
        kScenarioRows)
        .with("definitions", std::move(all))
        .print();
}

std::string loadSchema()
{
    return schemaFile("vmeter device", "A kind of device that scenarios name.")
        .with("$ref", "scenario.schema.json#/definitions/device")
        .print();
}

} // namespace vmeter
