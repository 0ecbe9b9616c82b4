// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 9: set-up at the display.
#include "tests/core/manual/golden_pages.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(Manual9, ThePageBeforeSetup2Asks)
{
    MenuRig rig;
    rig.state = goldenState();
    rig.goTo(MenuId::setupQuestion);
    expectGoldenPages(rig, "SEtuP");
}

TEST(Manual9, Setup2HasItsPagesWithTheFactoryValues)
{
    MenuRig rig;
    rig.state = goldenState();
    rig.openSetup2();
    expectGoldenPages(rig, "SEtuP.2");
}

TEST(Manual9, Setup1ShowsTheModbusAddress)
{
    MenuRig rig;
    rig.state = goldenState();
    rig.press({Key::set}, 3'000);
    expectGoldenPages(rig, "SEtuP.1");
}

TEST(Manual9, ConfirmationOffersYesNoAndContinue)
{
    MenuRig rig;
    rig.state = goldenState();
    rig.openSetup2();
    rig.press({Key::enter}, 3'000);
    expectGoldenPages(rig, "ConF");
}

} // namespace
} // namespace vmeter
