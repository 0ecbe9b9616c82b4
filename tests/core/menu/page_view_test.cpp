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

/// The marks of direction and kind of load.
std::string marks(const LcdFrame& frame)
{
    std::string text;
    for (const Icon icon : {Icon::inductive, Icon::capacitive, Icon::import_, Icon::export_}) {
        if (frame.isLit(icon)) {
            text += (text.empty() ? "" : " ") + std::string(iconName(icon));
        }
    }
    return text;
}

MeterState stateWithSystemPower(int64_t watts, int64_t vars)
{
    MeterState state;
    state.measurements.system.activePower = {watts * 1'000'000};
    state.measurements.system.reactivePower = {vars * 1'000'000};
    return state;
}

// Manual 11.1 asks for a blinking mark, not for other values: the phase is counted and part of the sums.
TEST(PageView, AMissingPhaseShowsWhatItMeasures)
{
    MeterState state;
    ElementMeasurement& l2 = state.measurements.phase[1];
    l2.activePower = {-1'500'000'000};
    l2.reactivePower = {700'000'000};
    l2.apparentPower = {1'700'000'000};
    state.measurements.missing[1] = true;
    EXPECT_EQ(digits(realTimePage(kActivePowerL2, state)), "01.50");
    EXPECT_TRUE(realTimePage(kActivePowerL2, state).isLit(Icon::export_));
    EXPECT_EQ(digits(realTimePage(kApparentPowerL2, state)), "01.70");
    EXPECT_EQ(digits(realTimePage(kReactivePowerL2, state)), "00.70");
    EXPECT_TRUE(realTimePage(kReactivePowerL2, state).isLit(Icon::capacitive));
}

struct QuadrantCase {
    int64_t watts;
    int64_t vars;
    Icon arrow;
    Icon reactiveArrow;
    Icon load;
};

class PageViewQuadrants : public ::testing::TestWithParam<QuadrantCase> { };

TEST_P(PageViewQuadrants, ArrowsFollowPAndQAndCoilMeansThatBothHaveTheSameSign)
{
    const QuadrantCase& quadrant = GetParam();
    MeterState state = stateWithSystemPower(quadrant.watts, quadrant.vars);
    state.measurements.system.apparentPower = {5'000'000'000};
    state.measurements.system.powerFactor = {quadrant.load == Icon::inductive ? 600'000 : -600'000, true};
    const Icon otherArrow = quadrant.arrow == Icon::import_ ? Icon::export_ : Icon::import_;
    const Icon otherLoad = quadrant.load == Icon::inductive ? Icon::capacitive : Icon::inductive;

    const LcdFrame power = realTimePage(kActivePowerSystem, state);
    EXPECT_TRUE(power.isLit(quadrant.arrow));
    EXPECT_FALSE(power.isLit(otherArrow));
    const LcdFrame reactive = realTimePage(kReactivePowerSystem, state);
    EXPECT_TRUE(reactive.isLit(quadrant.reactiveArrow));
    EXPECT_NE(reactive.isLit(Icon::import_), reactive.isLit(Icon::export_));
    EXPECT_FALSE(realTimePage(kPowerFactorPage, state).isLit(quadrant.arrow)) << "no power";
    for (const uint8_t page : {kReactivePowerSystem, kPowerFactorPage}) {
        const LcdFrame frame = realTimePage(page, state);
        EXPECT_TRUE(frame.isLit(quadrant.load)) << int{page};
        EXPECT_FALSE(frame.isLit(otherLoad)) << int{page};
    }
}

constexpr QuadrantCase kQuadrants[] = {
    {3'000, 4'000, Icon::import_, Icon::import_, Icon::inductive},
    {-3'000, 4'000, Icon::export_, Icon::import_, Icon::capacitive},
    {-3'000, -4'000, Icon::export_, Icon::export_, Icon::inductive},
    {3'000, -4'000, Icon::import_, Icon::export_, Icon::capacitive},
};
INSTANTIATE_TEST_SUITE_P(Quadrants, PageViewQuadrants, ::testing::ValuesIn(kQuadrants));

// phi = 90 deg, 3 x 230 V, 30 A: P is zero but for rounding, on either side.
TEST(PageView, APureCoilIsACoilOnWhicheverSideOfZeroItsActivePowerIsRounded)
{
    for (const int64_t microwatts : {4'999'999, 1, 0, -1, -4'999'999}) {
        MeterState state = stateWithSystemPower(0, 20'700);
        state.measurements.system.activePower = {microwatts};
        state.measurements.system.apparentPower = {20'700'000'000};
        const LcdFrame reactive = realTimePage(kReactivePowerSystem, state);
        EXPECT_EQ(digits(reactive), "20.70");
        EXPECT_EQ(marks(reactive), "inductive import") << microwatts;
        const LcdFrame active = realTimePage(kActivePowerSystem, state);
        EXPECT_EQ(digits(active), "00.00");
        EXPECT_EQ(marks(active), "") << microwatts;

        state.measurements.system.reactivePower = {-20'700'000'000};
        EXPECT_EQ(marks(realTimePage(kReactivePowerSystem, state)), "capacitive export") << microwatts;
    }
}

// The limit between the quadrants is that of the energies, 1/128 of S; the arrow has the sign of P's register.
TEST(PageView, CoilAndCapacitorChangeWhereTheEnergiesChangeTheirRegister)
{
    MeterState state = stateWithSystemPower(-100, 12'800);
    state.measurements.system.apparentPower = {12'800'000'000};
    EXPECT_EQ(marks(realTimePage(kReactivePowerSystem, state)), "inductive import");
    EXPECT_EQ(marks(realTimePage(kActivePowerSystem, state)), "export");
    state.measurements.system.activePower = {-101'000'000};
    EXPECT_EQ(marks(realTimePage(kReactivePowerSystem, state)), "capacitive import");
}

TEST(PageView, NeitherCoilNorCapacitorNorArrowBesideAReactivePowerShownAsZero)
{
    const LcdFrame frame = realTimePage(kReactivePowerSystem, stateWithSystemPower(3'000, -4));
    EXPECT_EQ(digits(frame), "00.00");
    EXPECT_EQ(marks(frame), "");
}

TEST(PageView, NeitherCoilNorCapacitorBesideAPowerFactorOfOne)
{
    MeterState state = stateWithSystemPower(3'000, 20);
    state.measurements.system.powerFactor = {999'978, true};
    const LcdFrame frame = realTimePage(kPowerFactorPage, state);
    EXPECT_EQ(digits(frame), "1.000");
    EXPECT_EQ(marks(frame), "");
}

// Manual 13: 0.001 ... 1.000.
TEST(PageView, APowerFactorBelowItsRangeIsNotShown)
{
    MeterState state = stateWithSystemPower(0, 20'700);
    state.measurements.system.powerFactor = {499, true};
    const LcdFrame frame = realTimePage(kPowerFactorPage, state);
    EXPECT_EQ(digits(frame), "----");
    EXPECT_EQ(marks(frame), "");
    state.measurements.system.powerFactor = {-500, true};
    EXPECT_EQ(digits(realTimePage(kPowerFactorPage, state)), "0.001");
    EXPECT_EQ(marks(realTimePage(kPowerFactorPage, state)), "capacitive");
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
    EXPECT_EQ(marks(frame), "export");
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
