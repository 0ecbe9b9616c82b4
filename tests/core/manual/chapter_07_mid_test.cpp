// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 7: the sealed terminal cover of the MID meter.
#include "tests/core/menu/menu_rig.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class Manual7 : public ::testing::Test {
protected:
    MenuRig m_rig;
};

TEST_F(Manual7, SealKeepsSetOutOfReachOnTheE28Only)
{
    m_rig.menu.setSealed(true);
    m_rig.state.model = &kCountisE28;
    m_rig.press({Key::set}, 3'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{});
    EXPECT_FALSE(m_rig.frame().backlight);

    m_rig.state.model = &kCountisE27;
    m_rig.press({Key::set}, 3'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{MenuId::setup1});
}

TEST_F(Manual7, SealOutlastsAPowerCut)
{
    m_rig.menu.setSealed(true);
    m_rig.menu.powerOn(kCountisE28.menus);
    m_rig.press({Key::set}, 3'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{});
}

} // namespace
} // namespace vmeter
