// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/scenario/scenario_texts.h"
#include "virtualhw/bench/timeline/scenario_player.h"
#include "virtualhw/scenario/quantity.h"
#include "virtualhw/scenario/scenario_format.h"

#include <gmock/gmock.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numbers>
#include <set>

namespace vmeter {
namespace {

using namespace vmeter::testing;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsSupersetOf;

const std::filesystem::path kScenarios = std::filesystem::path(VMETER_SOURCE_DIR) / "scenarios";

std::vector<std::string> readyScenarios()
{
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(kScenarios)) {
        if (file.path().extension() == ".yaml") {
            names.push_back(file.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

Scenario ready(const std::string& name)
{
    auto result = loadScenarioFile((kScenarios / name).string());
    if (auto* scenario = std::get_if<Scenario>(&result)) {
        return std::move(*scenario);
    }
    for (const ScenarioError& error : std::get<std::vector<ScenarioError>>(result)) {
        ADD_FAILURE() << error.describe(name).english();
    }
    return {};
}

struct Power {
    double active = 0;   ///< W
    double reactive = 0; ///< var
};

/// Powers of the fundamentals, sum of all phases.
Power systemPower(const GridInput& input)
{
    Power sum;
    for (std::size_t phase = 0; phase < input.load.current.size(); ++phase) {
        const double apparent = input.supply.voltage[phase] * input.load.current[phase];
        const double phi = input.load.phiDeg[phase] * std::numbers::pi / 180;
        sum.active += apparent * std::cos(phi);
        sum.reactive += apparent * std::sin(phi);
    }
    return sum;
}

TEST(ReadyScenarios, AreRightAndSayInBothLanguagesWhatToWatch)
{
    const auto names = readyScenarios();
    EXPECT_THAT(names,
        IsSupersetOf({"balanced_5a.yaml", "household_day.yaml", "phase_missing.yaml", "reference_10a_60deg.yaml",
            "reversed_sequence.yaml", "workshop_motors.yaml"}));
    EXPECT_GE(names.size(), 20U);
    for (const std::string& name : names) {
        SCOPED_TRACE(name);
        const Scenario scenario = ready(name);
        EXPECT_NE(scenario.name.en, "");
        EXPECT_NE(scenario.name.fr, scenario.name.en);
        EXPECT_NE(scenario.description.en.find("Watch: "), std::string::npos);
        EXPECT_NE(scenario.description.fr.find("À observer : "), std::string::npos);
    }
}

TEST(ReadyScenarios, TellEditorsTheirSchema)
{
    for (const std::string& name : readyScenarios()) {
        std::ifstream file(kScenarios / name);
        std::string licence;
        std::string schema;
        std::getline(file, licence);
        std::getline(file, schema);
        EXPECT_EQ(licence, "# SPDX-License-Identifier: GPL-3.0-or-later") << name;
        EXPECT_EQ(schema, "# yaml-language-server: $schema=scenario.schema.json") << name;
    }
}

TEST(ReadyScenarios, HouseholdDayVisitsAllFourQuadrantsBothTariffsAndExportsAtNoon)
{
    ScenarioPlayer player(ready("household_day.yaml"));
    EXPECT_EQ(player.scenario().repeat, 24 * 3600 * kSecond);
    std::set<std::pair<bool, bool>> quadrants;
    std::vector<Tariff> tariffs;
    for (SampleCount minute = 0; minute < 24 * 60; ++minute) {
        for (const TimelineEntry& event : player.advanceTo(minute * 60 * kSecond)) {
            if (event.change.tariff) {
                tariffs.push_back(*event.change.tariff);
            }
        }
        const Power power = systemPower(player.input());
        if (std::abs(power.active) > 100 && std::abs(power.reactive) > 100) {
            quadrants.insert({power.active > 0, power.reactive > 0});
        }
        if (minute == 4 * 60 + 55) { // five minutes to noon
            EXPECT_LT(power.active, -4000);
        }
    }
    EXPECT_EQ(quadrants.size(), 4U);
    EXPECT_EQ(player.scenario().tariff, Tariff::t1);
    EXPECT_THAT(tariffs, ElementsAre(Tariff::t2, Tariff::t1));
}

TEST(ReadyScenarios, HouseholdDayIsAliveFromTheFirstSeconds)
{
    ScenarioPlayer player(ready("household_day.yaml"));
    std::set<double> powers;
    for (SampleCount second = 0; second < 180; ++second) {
        player.advanceTo(second * kSecond);
        powers.insert(std::round(systemPower(player.input()).active / 100));
        if (second == 10) {
            EXPECT_GT(systemPower(player.input()).active, 2000);
        }
    }
    EXPECT_GE(powers.size(), 6U);
}

TEST(ReadyScenarios, WorkshopTurnsFromInductiveToCapacitiveInEachRepetition)
{
    ScenarioPlayer player(ready("workshop_motors.yaml"));
    player.advanceTo(50 * kSecond);
    EXPECT_GT(systemPower(player.input()).reactive, 5000);
    player.advanceTo(180 * kSecond);
    EXPECT_LT(systemPower(player.input()).reactive, -5000);
}

TEST(ReadyScenarios, ModbusFaultsHasEachKind)
{
    std::set<FaultKind> kinds;
    for (const TimelineEntry& entry : ready("modbus_faults.yaml").timeline) {
        if (entry.fault) {
            kinds.insert(entry.fault->kind);
        }
    }
    EXPECT_EQ(kinds.size(), kFaultKinds);
}

TEST(ReadyScenarios, SimpleOnesPutOnTheTerminalsWhatTheirNameSays)
{
    const Scenario balanced = ready("balanced_5a.yaml");
    EXPECT_THAT(balanced.input.load.current, ElementsAre(5, 5, 5));
    EXPECT_NEAR(systemPower(balanced.input).active, 3450, 1e-6);
    EXPECT_NEAR(systemPower(balanced.input).reactive, 0, 1e-6);

    const Scenario reference = ready("reference_10a_60deg.yaml");
    EXPECT_EQ(reference.afe.profile, AfeProfile::ideal);
    EXPECT_NEAR(systemPower(reference.input).active, 3450, 1e-6);
    EXPECT_NEAR(systemPower(reference.input).reactive, 5975.58, 0.01);

    EXPECT_THAT(ready("phase_missing.yaml").input.wiring.open, ElementsAre(false, false, true, false));
    EXPECT_THAT(ready("reversed_sequence.yaml").input.supply.voltageAngleDeg, ElementsAre(0, 120, -120));
}

// Compares the schema for editors with the tables of the reader

YAML::Node schema()
{
    return YAML::LoadFile((kScenarios / "scenario.schema.json").string());
}

std::vector<std::string> keysOf(const YAML::Node& object)
{
    std::vector<std::string> keys;
    for (const auto& property : object["properties"]) {
        keys.push_back(property.first.as<std::string>());
    }
    return keys;
}

TEST(ScenarioSchema, HasTheKeysOfTheReaderAndNoOthers)
{
    using namespace scenario_format;
    const YAML::Node root = schema();
    EXPECT_THAT(keysOf(root), ElementsAreArray(kScenarioKeys));
    EXPECT_FALSE(root["additionalProperties"].as<bool>());
    const std::pair<const char*, std::span<const std::string_view>> maps[] = {
        {"shortText", kTextKeys},
        {"longText", kTextKeys},
        {"afe", kAfeKeys},
        {"supply", kSupplyKeys},
        {"load", kLoadKeys},
        {"device", kDeviceKeys},
        {"stage", kStageKeys},
        {"use", kUseKeys},
        {"loadProfile", kProfileKeys},
        {"waveform", kWaveformKeys},
        {"channelMap", kLaneKeys},
        {"channelFactors", kFactorKeys},
        {"harmonic", kHarmonicKeys},
        {"wiring", kWiringKeys},
        {"entry", kEntryKeys},
        {"set", kSetKeys},
        {"ramp", kRampKeys},
        {"rampSupply", kRampSupplyKeys},
        {"rampLoad", kRampLoadKeys},
        {"press", kPressKeys},
        {"fault", kFaultKeys},
    };
    for (const auto& [name, keys] : maps) {
        const YAML::Node map = root["definitions"][name];
        EXPECT_THAT(keysOf(map), ElementsAreArray(keys)) << name;
        EXPECT_FALSE(map["additionalProperties"].as<bool>()) << name;
    }
    const auto isMap = [](const auto& definition) { return bool(definition.second["properties"]); };
    const YAML::Node definitions = root["definitions"];
    EXPECT_EQ(std::count_if(definitions.begin(), definitions.end(), isMap), std::ssize(maps));
}

template <class Words> std::vector<std::string> textsOf(const Words& words)
{
    std::vector<std::string> texts;
    for (const auto& word : words) {
        texts.emplace_back(word.text);
    }
    return texts;
}

TEST(ScenarioSchema, HasTheWordsOfTheReader)
{
    using namespace scenario_format;
    const YAML::Node definitions = schema()["definitions"];
    const auto wordsOf = [&](const char* name) { return definitions[name]["enum"].as<std::vector<std::string>>(); };
    EXPECT_EQ(wordsOf("profile"), textsOf(kProfiles));
    EXPECT_EQ(wordsOf("decimation"), textsOf(kDecimations));
    EXPECT_EQ(wordsOf("trueFalse"), textsOf(kTrueFalse));
    EXPECT_EQ(wordsOf("sequence"), textsOf(kSequences));
    EXPECT_EQ(wordsOf("direction"), textsOf(kDirections));
    EXPECT_EQ(wordsOf("shape"), textsOf(kShapes));
    EXPECT_EQ(wordsOf("connection"), textsOf(kConnections));
    EXPECT_EQ(wordsOf("law"), textsOf(kLaws));
    EXPECT_EQ(wordsOf("phase"), textsOf(kPhaseNames));
    EXPECT_EQ(wordsOf("conductor"), textsOf(kConductorNames));
    EXPECT_EQ(wordsOf("powered_by"), textsOf(kFeeds));
    EXPECT_EQ(wordsOf("tariff"), textsOf(kTariffNames));
    EXPECT_EQ(wordsOf("key"), textsOf(kKeyWords));
    EXPECT_EQ(wordsOf("onOff"), textsOf(kOnOff));
    std::vector<std::string> faults;
    for (const FaultKindRow& row : kFaultKindRows) {
        faults.emplace_back(row.name);
    }
    EXPECT_EQ(wordsOf("faultKind"), faults);
    EXPECT_EQ(wordsOf("noFaults"), std::vector<std::string>{std::string(kNoFaults)});
}

TEST(ScenarioSchema, HasTheRangesAndUnitsOfTheReader)
{
    using namespace scenario_format;
    const YAML::Node definitions = schema()["definitions"];
    const std::pair<const char*, const QuantityKind&> kinds[] = {{"voltage", kVoltage}, {"current", kCurrent},
        {"ratedVoltage", kRatedVoltage}, {"times", kTimes}, {"frequency", kFrequency}, {"angle", kAngle},
        {"percent", kPercent}, {"time", kInstant}, {"duration", kDuration}, {"delay", kDelay}, {"gap", kGap},
        {"probability", kProbability}, {"noiseFactor", kNoiseFactor}, {"gainError", kGainError},
        {"phaseError", kPhaseError}, {"dcOffset", kDcOffset}, {"dcDrift", kDcDrift}, {"crosstalk", kCrosstalk},
        {"distortion", kDistortion}, {"clockError", kClockError}, {"recovery", kRecovery},
        {"temperature", kTemperature}, {"temperatureCoefficient", kTemperatureCoefficient}};
    for (const auto& [name, kind] : kinds) {
        const YAML::Node number = definitions[name]["oneOf"][0];
        EXPECT_EQ(number["minimum"].as<double>(), kind.min) << name;
        EXPECT_EQ(number["maximum"].as<double>(), kind.max) << name;
        std::string units;
        for (const Unit& unit : kind.units) {
            units += (units.empty() ? "" : "|") + std::string(unit.symbol);
        }
        EXPECT_THAT(
            definitions[name]["oneOf"][1]["pattern"].as<std::string>(), ::testing::EndsWith(" *(" + units + ")?$"));
    }
    EXPECT_EQ(definitions["afe"]["properties"]["bits"]["minimum"].as<unsigned>(), kCoarsestBits);
    EXPECT_EQ(definitions["afe"]["properties"]["bits"]["maximum"].as<unsigned>(), kFinestBits);
    EXPECT_EQ(definitions["device"]["properties"]["start"]["maxItems"].as<std::size_t>(), kMaxStages);
    EXPECT_EQ(definitions["harmonicList"]["maxItems"].as<std::size_t>(), kMaxHarmonics);
    EXPECT_EQ(definitions["harmonic"]["properties"]["order"]["minimum"].as<int>(), kMinOrder);
    EXPECT_EQ(definitions["harmonic"]["properties"]["order"]["maximum"].as<int>(), kMaxOrder);
}

} // namespace
} // namespace vmeter
