// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/reference_meter.h"
#include "app/type_test/test_table.h"
#include "tests/app/type_test_support.h"
#include "virtualhw/base/seconds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace vmeter {
namespace {

TEST(TypeTestTable, HoldsTheWholeMatrix)
{
    std::map<std::string, int> tests;
    std::set<std::string> ids;
    for (const TypeTest& test : builtInTestTable()) {
        ++tests[test.id.substr(0, 3)];
        EXPECT_TRUE(ids.insert(test.id).second) << test.id;
    }
    const std::map<std::string, int> matrix{
        {"ACT", 34}, {"RCT", 19}, {"QUA", 9}, {"INF", 31}, {"SNM", 17}, {"MEA", 22}, {"AFE", 7}};
    EXPECT_EQ(tests, matrix);
}

TEST(TypeTestTable, EveryReferenceIsATestThatHasAnError)
{
    for (const TypeTest& test : builtInTestTable()) {
        for (const std::string& id : test.references) {
            EXPECT_NE(builtInTest(id).by, ReadBy::derived) << test.id;
        }
    }
}

TEST(TypeTestTable, ClosedFormsAreTheEnergyOfTheirWaveforms)
{
    // Six decimals are printed in the table.
    constexpr double kRounding = 1e-6;
    int compared = 0;
    for (const TypeTest& test : builtInTestTable()) {
        const bool active = test.readout.kind == ReadoutKind::energy
            && test.readout.energy <= EnergyQuantity::activeExport && test.readout.element == Element::system
            && !test.readout.tariff;
        const bool exact = test.limits.front().kind != Limit::Kind::atLeast;
        if (!exact || !(active || test.energyWh)) {
            continue;
        }
        const Duration end = test.settle + test.over;
        const ReferenceMeter reference(test.scenario, end, kSampleRate);
        const double energy
            = reference.energyWh(static_cast<double>(test.settle.samples), static_cast<double>(end.samples));
        EXPECT_NEAR(std::abs(energy), test.expectedEnergy(), kRounding + 2e-7 * test.expectedEnergy()) << test.id;
        ++compared;
    }
    EXPECT_GT(compared, 60);
}

TEST(TypeTestTable, ReactiveClosedFormsAreThoseOfTheFundamental)
{
    for (const TypeTest& test : builtInTestTable()) {
        if (test.readout.kind != ReadoutKind::energy || test.readout.energy < EnergyQuantity::reactiveImportInductive) {
            continue;
        }
        const GridInput& input = test.scenario.input;
        double var = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            var += input.supply.voltage[k] * input.load.current[k] * std::sin(input.load.phiDeg[k] * M_PI / 180);
        }
        const double seconds = secondsOf(test.over);
        EXPECT_NEAR(std::abs(var) * seconds / 3600, test.expected, 1e-6) << test.id;
    }
}

TEST(TypeTestTable, EveryPointOfACurveHasTheLimitOfItsCurrent)
{
    int points = 0;
    for (const TypeTest& test : builtInTestTable()) {
        if (!test.curve) {
            continue;
        }
        const auto& current = test.scenario.input.load.current;
        const double amperes = *std::max_element(current.begin(), current.end());
        double limit = 0;
        for (const LimitStep& step : test.curve->limits) {
            limit = amperes >= step.amperes ? step.limitPct : limit;
        }
        EXPECT_EQ(test.limits.front().value, limit) << test.id;
        ++points;
    }
    EXPECT_EQ(points, 32);
}

TEST(TypeTestTable, WhoeverInterruptsTheFeedingPhaseSaysWhatElseFeedsTheMeter)
{
    for (const TypeTest& test : builtInTestTable()) {
        if (test.scenario.input.supply.voltage[0] == 0) {
            EXPECT_EQ(test.scenario.input.poweredBy, PoweredBy::any) << test.id;
        }
    }
}

std::string firstError(const std::string& test)
{
    const auto result = parseTestTable("group: g\nstandard: s\ntests:\n  - {" + test + "}\n");
    const auto* errors = result ? nullptr : &result.error();
    return errors == nullptr ? "" : errors->front().describe("table").english();
}

constexpr auto kId = "id: A, title: t, ";
constexpr auto kScenario = "scenario: {load: {current: 5 A}}, ";
constexpr auto kRead = "read: {quantity: dEa_imp, by: pulse, over: 60 s}, ";
constexpr auto kExpect = "expect: {value: 10 Wh, formula: P T}, ";
constexpr auto kLimit = "limit: {error: 1 %, source: manual}";

TEST(TypeTestTable, TakesATestThatSaysEverything)
{
    EXPECT_EQ(firstError(std::string(kId) + kScenario + kRead + kExpect + kLimit), "");
}

TEST(TypeTestTable, RefusesAnUnknownQuantity)
{
    EXPECT_EQ(firstError(std::string(kId) + "read: {quantity: dEx, by: pulse, over: 60 s}, " + kExpect + kLimit),
        "table:4:40: 'dEx' is no quantity that can be read, such as dEa_imp, led_pulses or u1");
}

TEST(TypeTestTable, RefusesALimitInAnotherUnit)
{
    EXPECT_EQ(firstError(std::string(kId) + kRead + kExpect + "limit: {within: 1 A, source: manual}"),
        "table:4:127: the limit's unit must be Wh");
}

TEST(TypeTestTable, RefusesATestWithoutALimit)
{
    EXPECT_EQ(firstError(std::string(kId) + kRead + kExpect + "limit: {source: manual}"),
        "table:4:118: a limit is missing: error, shift, within, at_least, at_most or equals");
}

TEST(TypeTestTable, RefusesAScenarioThatTheBenchWouldRefuse)
{
    const std::string error
        = firstError(std::string(kId) + "scenario: {load: {current: 5 V}}, " + kRead + kExpect + kLimit);
    EXPECT_TRUE(error.starts_with("table:4:33: load.current: '5 V'")) << error;
}

TEST(TypeTestTable, RefusesWhatTheReferenceMeterDoesNotKnow)
{
    EXPECT_EQ(firstError(std::string(kId) + "scenario: {wiring: {reverse: [L1]}}, " + kRead + kExpect + kLimit),
        "table:4:33: the reference meter knows neither wiring nor ramps");
}

} // namespace
} // namespace vmeter
