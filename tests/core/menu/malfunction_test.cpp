// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 11.3.
#include "tests/core/menu/menu_rig.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class MalfunctionMessage : public ::testing::Test {
protected:
    MenuRig m_rig;
};

TEST_F(MalfunctionMessage, MalfunctionTakesThePlaceOfEveryPage)
{
    m_rig.state.malfunction = 2;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        EXPECT_EQ(m_rig.digits(), "Error 02");
        EXPECT_EQ(m_rig.label(), "");
        EXPECT_STREQ(unitText(m_rig.frame()), "");
        EXPECT_TRUE(m_rig.isLit(Icon::fault));
        m_rig.tap(Key::enter);
    }
    m_rig.state.malfunction = 99;
    EXPECT_EQ(m_rig.digits(), "Error 99");
    m_rig.state.malfunction = 0;
    EXPECT_FALSE(m_rig.isLit(Icon::fault));
}

TEST_F(MalfunctionMessage, KeysChangeNothingBehindTheMessageOfAMalfunction)
{
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.state.malfunction = 1;
    m_rig.tap(Key::enter);
    m_rig.tap(Key::up);
    m_rig.press({Key::up, Key::enter}, 500);
    m_rig.press({Key::up, Key::enter}, 3'200);
    m_rig.press({Key::set}, 3'200);
    EXPECT_TRUE(m_rig.frame().backlight);
    m_rig.state.malfunction = 0;
    EXPECT_TRUE(m_rig.actions.empty());
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::partialAndBalance, 0}));
}

TEST_F(MalfunctionMessage, KeyHeldWhenAMalfunctionBeginsIsFreeAgainAfterIt)
{
    m_rig.down(Key::enter);
    m_rig.state.malfunction = 1;
    m_rig.wait(4'000);
    m_rig.up(Key::enter);
    m_rig.state.malfunction = 0;
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::tariff2, 0}));
}

TEST_F(MalfunctionMessage, SetupThatAMalfunctionHidesTimesOut)
{
    m_rig.openSetup2();
    m_rig.state.malfunction = 1;
    m_rig.wait(60'000);
    m_rig.state.malfunction = 0;
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::setupQuestion, 0}));
}

} // namespace
} // namespace vmeter
