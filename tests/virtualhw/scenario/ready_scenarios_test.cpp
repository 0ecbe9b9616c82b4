// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/scenario/scenario_texts.h"
#include "virtualhw/bench/timeline/scenario_player.h"
#include "virtualhw/scenario/scenario_schema.h"

#include <gmock/gmock.h>

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

Scenario readyScenario(const std::string& name)
{
    auto result = loadScenarioFile((kScenarios / name).string());
    if (result) {
        return std::move(*result);
    }
    for (const ScenarioError& error : result.error()) {
        ADD_FAILURE() << error.describe(name).english();
    }
    return {};
}

struct Power {
    double active = 0;   ///< W
    double reactive = 0; ///< var
};

/// Of the fundamentals, all phases together.
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
        const Scenario scenario = readyScenario(name);
        EXPECT_NE(scenario.name.en, "");
        EXPECT_NE(scenario.name.fr, scenario.name.en);
        EXPECT_NE(scenario.group, ScenarioGroup::own);
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
    ScenarioPlayer player(readyScenario("household_day.yaml"));
    EXPECT_EQ(player.scenario().repeat, 24 * 3600 * kSecond);
    std::set<std::pair<bool, bool>> quadrants;
    std::vector<Tariff> tariffs;
    for (uint64_t minute = 0; minute < 24 * 60; ++minute) {
        for (const TimelineEntry& event : player.advanceTo({minute * 60 * kSecond})) {
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
    ScenarioPlayer player(readyScenario("household_day.yaml"));
    std::set<double> powers;
    for (uint64_t second = 0; second < 180; ++second) {
        player.advanceTo({second * kSecond});
        powers.insert(std::round(systemPower(player.input()).active / 100));
        if (second == 10) {
            EXPECT_GT(systemPower(player.input()).active, 2000);
        }
    }
    EXPECT_GE(powers.size(), 6U);
}

TEST(ReadyScenarios, WorkshopTurnsFromInductiveToCapacitiveInEachRepetition)
{
    ScenarioPlayer player(readyScenario("workshop_motors.yaml"));
    player.advanceTo({50 * kSecond});
    EXPECT_GT(systemPower(player.input()).reactive, 5000);
    player.advanceTo({180 * kSecond});
    EXPECT_LT(systemPower(player.input()).reactive, -5000);
}

TEST(ReadyScenarios, HouseholdDaySaysInBothLanguagesWhatHappens)
{
    for (const TimelineEntry& entry : readyScenario("household_day.yaml").timeline) {
        ASSERT_TRUE(entry.what) << entry.at.wholeSeconds() << " s";
        EXPECT_NE(entry.what->en, entry.what->fr);
    }
}

TEST(ReadyScenarios, ModbusFaultsHasEachKind)
{
    std::set<FaultKind> kinds;
    for (const TimelineEntry& entry : readyScenario("modbus_faults.yaml").timeline) {
        if (entry.fault) {
            kinds.insert(entry.fault->kind);
        }
    }
    EXPECT_EQ(kinds.size(), kFaultKinds);
}

TEST(ReadyScenarios, SimpleOnesPutOnTheTerminalsWhatTheirNameSays)
{
    const Scenario balanced = readyScenario("balanced_5a.yaml");
    EXPECT_THAT(balanced.input.load.current, ElementsAre(5, 5, 5));
    EXPECT_NEAR(systemPower(balanced.input).active, 3450, 1e-6);
    EXPECT_NEAR(systemPower(balanced.input).reactive, 0, 1e-6);

    const Scenario reference = readyScenario("reference_10a_60deg.yaml");
    EXPECT_EQ(reference.afe.profile, AfeProfile::ideal);
    EXPECT_NEAR(systemPower(reference.input).active, 3450, 1e-6);
    EXPECT_NEAR(systemPower(reference.input).reactive, 5975.58, 0.01);

    EXPECT_THAT(readyScenario("phase_missing.yaml").input.wiring.open, ElementsAre(false, false, true, false));
    EXPECT_THAT(readyScenario("reversed_sequence.yaml").input.supply.voltageAngleDeg, ElementsAre(0, 120, -120));
}

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// `vmeter schema scenario > scenarios/scenario.schema.json` brings the files up to date.
TEST(ScenarioSchema, IsTheCommittedFile)
{
    EXPECT_EQ(scenarioSchema(), contents(kScenarios / "scenario.schema.json"));
    EXPECT_EQ(loadSchema(), contents(kScenarios / "load.schema.json"));
}

} // namespace
} // namespace vmeter
