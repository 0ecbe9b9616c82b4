// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 10: the menus, page by page, and the partial counters.
#include "core/meter.h"
#include "tests/core/manual/golden_pages.h"
#include "tests/core/metrology/test_signal.h"
#include "tests/core/storage/ram_fram.h"

#include <gtest/gtest.h>

#include <initializer_list>

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
    /// Page 3 of PAr.b, imported active energy, after 10 s of 55.2 kW: 153.33 Wh.
    ManualPartialCounters()
    {
        m_meter.powerOn(m_fram);
        run(10);
        for (int menu = 0; menu < 3; ++menu) {
            press({Key::enter}, 100);
        }
        press({Key::up}, 100);
        press({Key::up}, 100);
    }

    void run(int seconds)
    {
        for (uint32_t block = 0; block < static_cast<uint32_t>(seconds) * kBlocksPerSecond; ++block) {
            m_meter.samples(m_load.next());
        }
    }
    /// Without load.
    void press(std::initializer_list<Key> keys, int milliseconds)
    {
        for (const Key key : keys) {
            m_meter.key(key, true);
        }
        for (int time = 0; time < milliseconds; time += 5) {
            m_meter.samples(m_idle.next());
        }
        for (const Key key : keys) {
            m_meter.key(key, false);
        }
    }
    [[nodiscard]] double wattHours(PartialCounter counter) const
    {
        return static_cast<double>(m_meter.state().partials.at(counter).energy.tenths()) / 10;
    }
    [[nodiscard]] const LcdFrame& lcd() const { return m_meter.state().lcd; }
    [[nodiscard]] const MeterState& state() const { return m_meter.state(); }

private:
    test::TestSignal m_load = test::TestSignal::balanced(230, 80, 0);
    test::TestSignal m_idle = test::TestSignal::balanced(230, 0, 0);
    test::RamFram m_fram;
    Meter m_meter{kCountisE28};
};

TEST_F(ManualPartialCounters, KeysStopAndStartTheCounterInViewAlone)
{
    EXPECT_STREQ(labelText(lcd()).data(), "PAr.b");
    EXPECT_STREQ(mainText(lcd()).data(), "000000.15");
    EXPECT_FALSE(lcd().isBlinking(Icon::partial));

    press({Key::up, Key::enter}, 500);
    EXPECT_TRUE(lcd().isBlinking(Icon::partial));
    run(10);
    EXPECT_NEAR(wattHours(PartialCounter::activeImport), 153.3, 0.2);
    EXPECT_STREQ(mainText(lcd()).data(), "000000.15");
    EXPECT_NEAR(wattHours(PartialCounter::activeImportT1), 306.7, 0.3);

    press({Key::up, Key::enter}, 500);
    EXPECT_FALSE(lcd().isBlinking(Icon::partial));
    run(10);
    EXPECT_NEAR(wattHours(PartialCounter::activeImport), 306.7, 0.3);
    EXPECT_NEAR(wattHours(PartialCounter::activeImportT1), 460, 0.4);
}

TEST_F(ManualPartialCounters, KeysHeldZeroTheCounterInViewAlone)
{
    press({Key::up, Key::enter}, 3'000);
    EXPECT_EQ(wattHours(PartialCounter::activeImport), 0);
    EXPECT_STREQ(mainText(lcd()).data(), "000000.00");
    EXPECT_NEAR(wattHours(PartialCounter::activeImportT1), 153.3, 0.2);
    EXPECT_GT(wattHours(PartialCounter::apparent), 153);
    EXPECT_EQ(state().energies.total(Element::system, EnergyQuantity::activeImport).whole, 153U);
}

} // namespace
} // namespace vmeter
