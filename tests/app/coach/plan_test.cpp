// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/plan/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter::coach {
namespace {

TEST(CoachPlan, AFileIsRead)
{
    const auto plan = parsePlan("wait: 30\nphases:\n"
                                "  - {phase: observe, seconds: 5, count: 6}\n"
                                "  - {phase: late, delay: 0.7, count: 2}\n",
        "plan.yaml");
    ASSERT_TRUE(plan.has_value()) << plan.error().english();
    EXPECT_EQ(plan->wait, 30);
    EXPECT_EQ(plan->patience, 60);
    ASSERT_EQ(plan->phases.size(), 2U);
    EXPECT_EQ(plan->phases[0].kind, PhaseKind::observe);
    EXPECT_EQ(plan->phases[0].count, 6U);
    EXPECT_EQ(plan->phases[1].delay, 0.7);
}

TEST(CoachPlan, AMistakeIsSaidWithItsPlace)
{
    const std::vector<std::pair<const char*, const char*>> kWrong{
        {"phases:\n  - {phase: obsrve}\n", "plan.yaml:2:13: must be observe, "},
        {"phases:\n  - {phase: late}\n", "plan.yaml:2:5: must have a delay"},
        {"phases:\n  - {seconds: 5}\n", "plan.yaml:2:5: must name its phase"},
        {"phases:\n  - {phase: observe, seconds: -1}\n", "plan.yaml:2:31: must be a number"},
        {"phases:\n  - {phase: observe, often: 1}\n", "plan.yaml:2:22: must be phase, seconds, count or delay"},
        {"patience: long\n", "plan.yaml:1:11: must be a number"},
        {"wait: 5\n", "plan.yaml:1:1: must have phases"},
        {"phases: [", "plan.yaml:1:"},
    };
    for (const auto& [text, message] : kWrong) {
        const auto plan = parsePlan(text, "plan.yaml");
        ASSERT_FALSE(plan.has_value()) << text;
        EXPECT_THAT(plan.error().english(), ::testing::StartsWith(message)) << text;
    }
}

TEST(CoachPlan, TheReadyOnesAreKnownByName)
{
    EXPECT_EQ(findPlan("")->name, "quick");
    EXPECT_GT(findPlan("full")->phases.size(), findPlan("quick")->phases.size());
    EXPECT_THAT(findPlan("/no/such/plan").error().english(), ::testing::HasSubstr("must be quick, full or"));
}

} // namespace
} // namespace vmeter::coach
