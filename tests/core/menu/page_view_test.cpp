// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/page_view.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

// Pages of the menu rt (manual 10.5), counted from zero.
constexpr uint8_t kActivePowerL2 = 1;
constexpr uint8_t kActivePowerSystem = 3;
constexpr uint8_t kApparentPowerL2 = 5;
constexpr uint8_t kReactivePowerL2 = 9;
constexpr uint8_t kReactivePowerSystem = 11;
constexpr uint8_t kPowerFactorPage = 15;
constexpr uint8_t kFrequencyPage = 16;

LcdFrame realTimePage(uint8_t page, const MeterState& state)
{
    LcdFrame frame;
    showPage({MenuId::realTime, page}, state, frame);
    return frame;
}

std::string digits(const LcdFrame& frame)
{
    return mainText(frame).data();
}

MeterState stateWithSystemPower(int64_t watts, int64_t vars)
{
    MeterState state;
    state.measurements.system.activePower = {watts * 1'000'000};
    state.measurements.system.reactivePower = {vars * 1'000'000};
    return state;
}

TEST(PageView, ValuesOfAMissingPhaseAreShownAsZero)
{
    MeterState state;
    ElementMeasurement& l2 = state.measurements.phase[1];
    l2.activePower = {-1'500'000'000};
    l2.reactivePower = {700'000'000};
    l2.apparentPower = {1'700'000'000};
    EXPECT_EQ(digits(realTimePage(kActivePowerL2, state)), "01.50");

    state.measurements.missing[1] = true;
    EXPECT_EQ(digits(realTimePage(kActivePowerL2, state)), "00.00");
    EXPECT_TRUE(realTimePage(kActivePowerL2, state).isLit(Icon::import_));
    EXPECT_EQ(digits(realTimePage(kApparentPowerL2, state)), "00.00");
    EXPECT_EQ(digits(realTimePage(kReactivePowerL2, state)), "00.00");
}

struct QuadrantCase {
    int64_t watts;
    int64_t vars;
    Icon arrow;
    Icon load;
};

class PageViewQuadrants : public ::testing::TestWithParam<QuadrantCase> { };

TEST_P(PageViewQuadrants, ArrowFollowsPAndCoilMeansThatPAndQHaveTheSameSign)
{
    const QuadrantCase& quadrant = GetParam();
    MeterState state = stateWithSystemPower(quadrant.watts, quadrant.vars);
    state.measurements.system.powerFactor = {quadrant.load == Icon::inductive ? 600'000 : -600'000, true};
    const Icon otherArrow = quadrant.arrow == Icon::import_ ? Icon::export_ : Icon::import_;
    const Icon otherLoad = quadrant.load == Icon::inductive ? Icon::capacitive : Icon::inductive;

    const LcdFrame power = realTimePage(kActivePowerSystem, state);
    EXPECT_TRUE(power.isLit(quadrant.arrow));
    EXPECT_FALSE(power.isLit(otherArrow));
    for (const uint8_t page : {kReactivePowerSystem, kPowerFactorPage}) {
        const LcdFrame frame = realTimePage(page, state);
        EXPECT_TRUE(frame.isLit(quadrant.load)) << int{page};
        EXPECT_FALSE(frame.isLit(otherLoad)) << int{page};
    }
}

constexpr QuadrantCase kQuadrants[] = {
    {3'000, 4'000, Icon::import_, Icon::inductive},
    {-3'000, 4'000, Icon::export_, Icon::capacitive},
    {-3'000, -4'000, Icon::export_, Icon::inductive},
    {3'000, -4'000, Icon::import_, Icon::capacitive},
};
INSTANTIATE_TEST_SUITE_P(Quadrants, PageViewQuadrants, ::testing::ValuesIn(kQuadrants));

TEST(PageView, NeitherCoilNorCapacitorBesideAReactivePowerShownAsZero)
{
    const LcdFrame frame = realTimePage(kReactivePowerSystem, stateWithSystemPower(3'000, -4));
    EXPECT_EQ(digits(frame), "00.00");
    EXPECT_FALSE(frame.isLit(Icon::inductive));
    EXPECT_FALSE(frame.isLit(Icon::capacitive));
}

TEST(PageView, NeitherCoilNorCapacitorBesideAPowerFactorOfOne)
{
    MeterState state = stateWithSystemPower(3'000, 20);
    state.measurements.system.powerFactor = {999'978, true};
    const LcdFrame frame = realTimePage(kPowerFactorPage, state);
    EXPECT_EQ(digits(frame), "1.000");
    EXPECT_FALSE(frame.isLit(Icon::inductive));
    EXPECT_FALSE(frame.isLit(Icon::capacitive));
}

TEST(PageView, AValueThatDoesNotExistIsShownAsDashes)
{
    const MeterState state; // no power: no power factor; no live phase: no frequency
    const LcdFrame powerFactor = realTimePage(kPowerFactorPage, state);
    EXPECT_EQ(digits(powerFactor), "----");
    EXPECT_STREQ(unitText(powerFactor), "PF");
    EXPECT_EQ(digits(realTimePage(kFrequencyPage, state)), "----");
}

TEST(PageView, PowerBeyondTheRangeKeepsArrowAndUnit)
{
    const LcdFrame frame = realTimePage(kActivePowerSystem, stateWithSystemPower(-100'000, 0));
    EXPECT_EQ(digits(frame), "----");
    EXPECT_TRUE(frame.isLit(Icon::export_));
    EXPECT_STREQ(unitText(frame), "kW");
}

TEST(PageView, OnlyThePagesOfTariffValuesBelongToATariff)
{
    EXPECT_EQ(tariffOf(kCountisE28.menus, {MenuId::tariff1, 7}), Tariff::t1);
    EXPECT_EQ(tariffOf(kCountisE28.menus, {MenuId::tariff2, 0}), Tariff::t2);
    EXPECT_EQ(tariffOf(kCountisE28.menus, {MenuId::partialAndBalance, 4}), Tariff::t2);
    EXPECT_EQ(tariffOf(kCountisE28.menus, {MenuId::partialAndBalance, 5}), std::nullopt);
    EXPECT_EQ(tariffOf(kCountisE28.menus, {MenuId::partialAndBalance, 9}), std::nullopt);
    EXPECT_EQ(tariffOf(kCountisE28.menus, {MenuId::total, 0}), std::nullopt);
}

} // namespace
} // namespace vmeter
