// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/power_curve.h"

#include "tests/virtualhw/scenario/scenario_texts.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace vmeter {
namespace {

using vmeter::testing::scenarioOf;

TEST(PowerCurve, FollowsTheTimelineOfTheScenario)
{
    const auto curve = powerCurve(scenarioOf(R"(version: 1
load: {current: 1 A}
timeline:
  - {at: 25 s, set: {load: {current: 10 A}}}
  - {at: 50 s, power: off}
  - {at: 75 s, power: on}
repeat: 100 s
)"),
        4);
    ASSERT_EQ(curve.size(), 4U);
    EXPECT_NEAR(curve[0].greatest, 690, 0.1);
    EXPECT_NEAR(curve[1].greatest, 6900, 1);
    EXPECT_NEAR(curve[1].least, 6900, 1);
    EXPECT_EQ(curve[2], PowerBand{}) << "no mains";
    EXPECT_NEAR(curve[3].least, 6900, 1);
}

TEST(PowerCurve, ShowsWhatIsShorterThanAPart)
{
    const auto curve = powerCurve(scenarioOf(R"(version: 1
timeline:
  - {at: 30 s, set: {load: {current: 100 A}}}
  - {at: 30.1 s, set: {load: {current: 0 A}}}
repeat: 100 s
)"),
        2);
    ASSERT_EQ(curve.size(), 2U);
    EXPECT_NEAR(curve[0].greatest, 69'000, 10);
    EXPECT_EQ(curve[0].least, 0);
    EXPECT_EQ(curve[1].greatest, 0);
}

TEST(PowerCurve, ExportIsBelowZeroAndASteadyScenarioIsFlat)
{
    const auto curve
        = powerCurve(scenarioOf("version: 1\nload: {current: 2 A, power_factor: 1, direction: export}\n"), 3);
    ASSERT_EQ(curve.size(), 3U);
    EXPECT_NEAR(curve[0].least, -1380, 0.1);
    EXPECT_TRUE(std::ranges::all_of(curve, [&](const PowerBand& band) { return band == curve[0]; }));
    EXPECT_TRUE(powerCurve({}, 0).empty());
}

} // namespace
} // namespace vmeter
