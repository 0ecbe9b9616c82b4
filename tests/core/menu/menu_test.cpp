// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/menu/menu_rig.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class MenuKeys : public ::testing::Test {
protected:
    MenuRig m_rig;
};

// ---- browsing ------------------------------------------------------------------------------------------------------

TEST_F(MenuKeys, AMenuIsEnteredOnItsFirstPage)
{
    m_rig.tap(Key::up, 3);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::tariff1, 3}));
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::tariff2, 0}));
}

TEST_F(MenuKeys, PowerOnShowsTheFirstPageAgainWithAllKeysUp)
{
    m_rig.goTo(MenuId::realTime);
    m_rig.down(Key::enter);
    m_rig.menu.powerOn(kCountisE28.menus);
    m_rig.wait(4'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{});
    m_rig.up(Key::enter);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{}) << "the release of a press before power-on";
}

// ---- set-up --------------------------------------------------------------------------------------------------------

TEST_F(MenuKeys, SetupThatIsLeftAloneForAMinuteChangesNothing)
{
    m_rig.openSetup2();
    m_rig.tap(Key::up, 4);
    m_rig.tap(Key::enter, 3);
    m_rig.tap(Key::up);
    m_rig.tap(Key::enter);
    m_rig.press({Key::enter}, 3'000);
    m_rig.wait(59'995);
    EXPECT_EQ(m_rig.label(), "ConF?");
    m_rig.wait(5);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(MenuKeys, EachKeyStartsTheMinuteAnew)
{
    m_rig.openSetup2();
    m_rig.wait(59'000);
    m_rig.tap(Key::up);
    m_rig.wait(59'000);
    EXPECT_EQ(m_rig.label(), "IP1");
}

TEST_F(MenuKeys, Setup1TimesOutToo)
{
    m_rig.press({Key::set}, 3'000);
    m_rig.wait(60'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{});
}

// ---- backlight, blinking, marks of every page ----------------------------------------------------------------------

TEST_F(MenuKeys, KeyThatWakesTheBacklightActs)
{
    m_rig.tap(Key::up);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::tariff1, 1}));
}

TEST_F(MenuKeys, BlinkingPartsAreLitForHalfASecondAndDarkForHalfASecond)
{
    m_rig.state.measurements.missing[2] = true;
    EXPECT_TRUE(m_rig.frame().blinkOn);
    m_rig.wait(495);
    EXPECT_TRUE(m_rig.frame().blinkOn);
    m_rig.wait(5);
    EXPECT_FALSE(m_rig.frame().blinkOn);
    m_rig.wait(500);
    EXPECT_TRUE(m_rig.frame().blinkOn);
}

TEST_F(MenuKeys, FrameWithoutBlinkingPartsDoesNotChangeWithTheBlinkPhase)
{
    const LcdFrame before = m_rig.frame();
    m_rig.wait(500);
    EXPECT_EQ(m_rig.frame(), before);
}

TEST_F(MenuKeys, PageChangesCountNeitherBacklightNorKeysThatDoNothing)
{
    const uint32_t start = m_rig.menu.pageChanges();
    m_rig.press({Key::enter}, 1'500);
    m_rig.wait(11'000);
    EXPECT_EQ(m_rig.menu.pageChanges(), start);
    m_rig.tap(Key::up);
    EXPECT_EQ(m_rig.menu.pageChanges(), start + 1);
    m_rig.press({Key::set}, 3'000);
    EXPECT_EQ(m_rig.menu.pageChanges(), start + 2);
    m_rig.wait(60'000);
    EXPECT_EQ(m_rig.menu.pageChanges(), start + 3) << "SETUP 1 was left";
}

TEST_F(MenuKeys, ViewChangesCountWhatKeysAndTimeChange)
{
    const uint32_t start = m_rig.menu.viewChanges();
    m_rig.wait(100'000);
    EXPECT_EQ(m_rig.menu.viewChanges(), start);
    m_rig.down(Key::enter);
    m_rig.up(Key::enter);
    EXPECT_EQ(m_rig.menu.viewChanges(), start + 2);
    m_rig.wait(9'995);
    EXPECT_EQ(m_rig.menu.viewChanges(), start + 2);
    m_rig.wait(5);
    EXPECT_EQ(m_rig.menu.viewChanges(), start + 3) << "the backlight went out";
}

} // namespace
} // namespace vmeter
