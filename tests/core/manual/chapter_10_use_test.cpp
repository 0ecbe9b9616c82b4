// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 10: the menus, page by page, and the partial counters.
#include "tests/core/manual/golden_pages.h"
#include "tests/core/manual/meter_rig.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class Manual10 : public ::testing::Test {
protected:
    void expectGoldenMenu(MenuId menu)
    {
        m_rig.state = goldenState();
        m_rig.goTo(menu);
        expectGoldenPages(m_rig, menuName(menu));
    }

    MenuRig m_rig;
};

// ---- manual 10: menus -----------------------------------------------------------------------------------------------

TEST_F(Manual10, EnterStepsThroughTheMenusAndBackToTheFirst)
{
    for (const char* name : {"tAr.1", "tAr.2", "tot", "PAr.b", "rt", "inFo", "SEtuP.2", "tAr.1"}) {
        EXPECT_EQ(m_rig.label(), name);
        m_rig.tap(Key::enter);
    }
}

TEST_F(Manual10, EachMenuHasThePagesOfTheManual)
{
    constexpr uint8_t kPages[kBrowsedMenus] = {8, 8, 21, 11, 17, 5, 1}; // docs/device.md, section 4
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        EXPECT_EQ(kCountisE28.menus.count(static_cast<MenuId>(menu)), kPages[menu])
            << menuName(static_cast<MenuId>(menu));
    }
    EXPECT_EQ(kCountisE28.menus.count(MenuId::setup2), 14);
}

// ---- manual 10.1 to 10.6 -------------------------------------------------------------------------------------------

TEST_F(Manual10, MenuTariff1HasItsPages)
{
    expectGoldenMenu(MenuId::tariff1);
}

TEST_F(Manual10, MenuTariff2HasItsPages)
{
    expectGoldenMenu(MenuId::tariff2);
}

TEST_F(Manual10, MenuTotalHasItsPages)
{
    expectGoldenMenu(MenuId::total);
}

TEST_F(Manual10, MenuPartialAndBalanceHasItsPages)
{
    expectGoldenMenu(MenuId::partialAndBalance);
}

TEST_F(Manual10, MenuRealTimeHasItsPages)
{
    expectGoldenMenu(MenuId::realTime);
}

TEST_F(Manual10, MenuInformationHasItsPages)
{
    expectGoldenMenu(MenuId::information);
}

// ---- manual 10.4.1 to 10.4.3 ---------------------------------------------------------------------------------------

class ManualPartialCounters : public ::testing::Test {
protected:
    /// Page 3 of PAr.b, imported active energy, after 10 s: 153.33 Wh.
    ManualPartialCounters()
    {
        m_rig.runLoad(10);
        m_rig.tap(Key::enter, 3);
        m_rig.tap(Key::up, 2);
    }

    MeterRig m_rig;
};

TEST_F(ManualPartialCounters, KeysStopAndStartTheCounterInViewAlone)
{
    EXPECT_EQ(m_rig.label(), "PAr.b");
    EXPECT_EQ(m_rig.digits(), "000000.15");
    EXPECT_FALSE(m_rig.lcd().isBlinking(Icon::partial));

    m_rig.press({Key::up, Key::enter}, 500);
    EXPECT_TRUE(m_rig.lcd().isBlinking(Icon::partial));
    m_rig.runLoad(10);
    EXPECT_NEAR(m_rig.wattHours(PartialCounter::activeImport), 153.3, 0.2);
    EXPECT_EQ(m_rig.digits(), "000000.15");
    EXPECT_NEAR(m_rig.wattHours(PartialCounter::activeImportT1), 306.7, 0.3);

    m_rig.press({Key::up, Key::enter}, 500);
    EXPECT_FALSE(m_rig.lcd().isBlinking(Icon::partial));
    m_rig.runLoad(10);
    EXPECT_NEAR(m_rig.wattHours(PartialCounter::activeImport), 306.7, 0.3);
    EXPECT_NEAR(m_rig.wattHours(PartialCounter::activeImportT1), 460, 0.4);
}

TEST_F(ManualPartialCounters, KeysHeldZeroTheCounterInViewAlone)
{
    m_rig.press({Key::up, Key::enter}, 3'000);
    EXPECT_EQ(m_rig.wattHours(PartialCounter::activeImport), 0);
    EXPECT_EQ(m_rig.digits(), "000000.00");
    EXPECT_NEAR(m_rig.wattHours(PartialCounter::activeImportT1), 153.3, 0.2);
    EXPECT_GT(m_rig.wattHours(PartialCounter::apparent), 153);
    EXPECT_NEAR(m_rig.importedWattHours(), 153.3, 0.2);
}

} // namespace
} // namespace vmeter
