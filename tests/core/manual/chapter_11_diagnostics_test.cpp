// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 11: messages upon wrong wiring or a malfunction.
#include "tests/core/menu/menu_rig.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class Manual11 : public ::testing::Test {
protected:
    MenuRig m_rig;
};

TEST_F(Manual11, MissingPhaseBlinksTheExclamationMarkOnEveryPage)
{
    m_rig.state.measurements.missing[0] = true;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        EXPECT_TRUE(m_rig.frame().isBlinking(Icon::phaseMissing)) << m_rig.label();
        m_rig.tap(Key::enter);
    }
}

TEST_F(Manual11, TheExclamationMarkBlinksForEachSetOfMissingPhases)
{
    for (unsigned set = 0; set < 8; ++set) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            m_rig.state.measurements.missing[phase] = (set >> phase & 1U) != 0;
        }
        EXPECT_EQ(m_rig.isLit(Icon::phaseMissing), set != 0) << set;
        EXPECT_EQ(m_rig.frame().isBlinking(Icon::phaseMissing), set != 0) << set;
    }
}

} // namespace
} // namespace vmeter
