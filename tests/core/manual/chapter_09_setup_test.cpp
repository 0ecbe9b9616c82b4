// SPDX-License-Identifier: GPL-3.0-or-later
// Manual 9: keys, and set-up at the display. Manual 14 has the choices of "ConF?".
#include "tests/core/manual/golden_pages.h"
#include "tests/core/manual/meter_rig.h"

#include <gtest/gtest.h>

#include <vector>

namespace vmeter {
namespace {

using Kind = MenuAction::Kind;

class Manual9 : public ::testing::Test {
protected:
    MenuRig m_rig;
};

// ---- manual 9.1: the table of keys ----------------------------------------------------------------------------------

/// Each page that ENTER and UP lead to, but the SETUP page.
std::vector<MenuPosition> browsedPages()
{
    std::vector<MenuPosition> pages;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        const auto id = static_cast<MenuId>(menu);
        for (uint8_t page = 0; id != MenuId::setupQuestion && page < kCountisE28.menus.count(id); ++page) {
            pages.push_back({id, page});
        }
    }
    return pages;
}

MenuRig rigAt(MenuPosition position)
{
    MenuRig rig;
    rig.goTo(position.menu);
    rig.tap(Key::up, position.page);
    EXPECT_EQ(rig.menu.position(), position);
    return rig;
}

TEST_F(Manual9, EnterLeadsFromEveryPageToTheNextMenu)
{
    for (const MenuPosition& page : browsedPages()) {
        MenuRig rig = rigAt(page);
        rig.tap(Key::enter);
        EXPECT_EQ(static_cast<int>(rig.menu.position().menu), static_cast<int>(page.menu) + 1);
    }
}

TEST_F(Manual9, EnterHeldDoesNothingOutsideTheSetupPage)
{
    for (const MenuPosition& page : browsedPages()) {
        MenuRig rig = rigAt(page);
        rig.press({Key::enter}, 3'200);
        EXPECT_EQ(rig.menu.position(), page);
        EXPECT_TRUE(rig.actions.empty());
    }
}

TEST_F(Manual9, SetHeldOpensSetup1FromEveryPage)
{
    for (const MenuPosition& page : browsedPages()) {
        MenuRig rig = rigAt(page);
        rig.down(Key::set);
        rig.wait(2'995);
        EXPECT_EQ(rig.menu.position(), page);
        rig.wait(5);
        EXPECT_EQ(rig.menu.position(), MenuPosition{MenuId::setup1});
    }
}

TEST_F(Manual9, EnterHeldOnTheSetupPageOpensSetup2WhileStillHeld)
{
    m_rig.goTo(MenuId::setupQuestion);
    m_rig.down(Key::enter);
    m_rig.wait(2'995);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    m_rig.wait(5);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::setup2, 0}));
    m_rig.up(Key::enter);
    EXPECT_EQ(m_rig.frame().blinkingMain, 0) << "the release does not confirm the first page";
}

TEST_F(Manual9, SetHeldOpensSetup1FromAnyPageAndEnterHeldLeadsBack)
{
    m_rig.goTo(MenuId::realTime);
    m_rig.tap(Key::up, 5);
    m_rig.press({Key::set}, 3'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{MenuId::setup1});
    m_rig.tap(Key::up);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.label(), "Addr");
    m_rig.press({Key::enter}, 3'000);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::realTime, 5}));
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(Manual9, SetHeldInSetup2LeadsToSetup1AndDropsTheDraft)
{
    m_rig.openSetup2();
    m_rig.tap(Key::up, 13);
    m_rig.tap(Key::enter);
    m_rig.press({Key::set}, 3'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{MenuId::setup1});
    m_rig.press({Key::enter}, 3'000);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(Manual9, UpAndEnterStartOrStopThePartialCounterInView)
{
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.tap(Key::up, 4);
    m_rig.press({Key::up, Key::enter}, 500);
    ASSERT_EQ(m_rig.actions.size(), 1U);
    EXPECT_EQ(m_rig.actions[0].kind, Kind::togglePartial);
    EXPECT_EQ(m_rig.actions[0].counter, PartialCounter::activeExportT2);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::partialAndBalance, 4}));
}

TEST_F(Manual9, UpAndEnterHeldZeroThePartialCounterInViewAndDoNotStopIt)
{
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.tap(Key::up, 8);
    m_rig.press({Key::enter, Key::up}, 3'000);
    ASSERT_EQ(m_rig.actions.size(), 1U);
    EXPECT_EQ(m_rig.actions[0].kind, Kind::zeroPartial);
    EXPECT_EQ(m_rig.actions[0].counter, PartialCounter::reactiveExport);
}

TEST_F(Manual9, CombinationDoesNothingToCountersOnOtherPages)
{
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        if (static_cast<MenuId>(menu) == MenuId::partialAndBalance) {
            m_rig.tap(Key::up, 9); // the balances have no counter of their own
        }
        m_rig.press({Key::up, Key::enter}, 500);
        m_rig.press({Key::up, Key::enter}, 4'000);
        m_rig.tap(Key::enter);
    }
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(Manual9, DisplayTestLightsEverythingWhileTheKeysAreHeld)
{
    const MenuPosition before = m_rig.menu.position();
    m_rig.down(Key::up);
    m_rig.down(Key::enter);
    m_rig.wait(9'995);
    EXPECT_EQ(m_rig.label(), "tAr.1");
    m_rig.wait(5);
    const LcdFrame frame = m_rig.frame();
    EXPECT_EQ(frame.icons, 0xFFFFFFFFU);
    for (const SegmentCell cell : frame.main) {
        EXPECT_EQ(cell, 0xFF);
    }
    for (const SegmentCell cell : frame.label) {
        EXPECT_EQ(cell, 0xFF);
    }
    EXPECT_EQ(frame.blinkingIcons, 0U);
    EXPECT_TRUE(frame.backlight);
    EXPECT_TRUE(frame.powered);

    m_rig.up(Key::up);
    EXPECT_EQ(m_rig.frame().icons, 0xFFFFFFFFU) << "one key is still down";
    m_rig.up(Key::enter);
    EXPECT_EQ(m_rig.label(), "tAr.1");
    EXPECT_EQ(m_rig.menu.position(), before);
    EXPECT_TRUE(m_rig.actions.empty());
}

// On a page of a partial counter the counter is zeroed on the way.
TEST_F(Manual9, DisplayTestWorksOnEveryPageOutsideSetUp)
{
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        for (uint8_t page = 0; page < kCountisE28.menus.count(static_cast<MenuId>(menu)); ++page) {
            const MenuPosition before = m_rig.menu.position();
            m_rig.actions.clear();
            m_rig.down(Key::up);
            m_rig.down(Key::enter);
            m_rig.wait(9'995);
            EXPECT_NE(m_rig.frame().icons, 0xFFFFFFFFU) << m_rig.label() << ' ' << page + 1;
            m_rig.wait(5);
            EXPECT_EQ(m_rig.frame().icons, 0xFFFFFFFFU) << m_rig.label() << ' ' << page + 1;
            m_rig.up(Key::up);
            m_rig.up(Key::enter);
            EXPECT_NE(m_rig.frame().icons, 0xFFFFFFFFU);
            EXPECT_EQ(m_rig.menu.position(), before);
            const bool partial = before.menu == MenuId::partialAndBalance && page < kPartialCounters;
            ASSERT_EQ(m_rig.actions.size(), partial ? 1U : 0U);
            EXPECT_TRUE(!partial || m_rig.actions[0].kind == Kind::zeroPartial);
            m_rig.tap(Key::up);
        }
        m_rig.tap(Key::enter);
    }
}

TEST_F(Manual9, DisplayTestOfAPartialPageZeroesAtThreeSeconds)
{
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.down(Key::up);
    m_rig.down(Key::enter);
    m_rig.wait(2'995);
    EXPECT_TRUE(m_rig.actions.empty());
    m_rig.wait(5);
    EXPECT_EQ(m_rig.actions.size(), 1U);
    EXPECT_EQ(m_rig.label(), "PAr.b");
}

TEST_F(Manual9, NoDisplayTestInSetUp)
{
    m_rig.press({Key::set}, 3'000);
    m_rig.down(Key::up);
    m_rig.down(Key::enter);
    m_rig.wait(11'000);
    EXPECT_EQ(m_rig.label(), "Addr");
    m_rig.up(Key::up);
    m_rig.up(Key::enter);

    m_rig.menu.powerOn(kCountisE28.menus);
    m_rig.openSetup2();
    m_rig.down(Key::up);
    m_rig.down(Key::enter);
    m_rig.wait(11'000);
    EXPECT_EQ(m_rig.label(), "Eth");
}

// ---- manual 9.1.1 and 9.1.2: pages ----------------------------------------------------------------------------------

TEST_F(Manual9, ThePageBeforeSetup2Asks)
{
    m_rig.state = goldenState();
    m_rig.goTo(MenuId::setupQuestion);
    expectGoldenPages(m_rig, "SEtuP");
}

TEST_F(Manual9, Setup2HasItsPagesWithTheFactoryValues)
{
    m_rig.state = goldenState();
    m_rig.openSetup2();
    expectGoldenPages(m_rig, "SEtuP.2");
}

TEST_F(Manual9, Setup1ShowsTheModbusAddress)
{
    m_rig.state = goldenState();
    m_rig.press({Key::set}, 3'000);
    expectGoldenPages(m_rig, "SEtuP.1");
}

TEST_F(Manual9, EnterHeldLeadsOutOfSetup2FromEachOfItsPages)
{
    for (uint8_t page = 0; page < kCountisE28.menus.count(MenuId::setup2); ++page) {
        MenuRig rig;
        rig.openSetup2();
        rig.tap(Key::up, page);
        EXPECT_EQ(rig.menu.position(), (MenuPosition{MenuId::setup2, page}));
        rig.press({Key::enter}, 3'000);
        EXPECT_EQ(rig.label(), "ConF?");
    }
}

class ManualSetup2 : public ::testing::Test {
protected:
    void openSetup2()
    {
        m_rig.tap(Key::enter, 6);
        m_rig.press({Key::enter}, 3'000);
        ASSERT_EQ(m_rig.digits(), "SdEF");
    }
    void leaveWithY()
    {
        m_rig.press({Key::enter}, 3'000);
        ASSERT_EQ(m_rig.label(), "ConF?");
        m_rig.tap(Key::enter);
    }

    MeterRig m_rig;
};

TEST_F(ManualSetup2, ResAllZeroesTheNinePartialCountersAndNothingElse)
{
    // Two seconds of 80 A in each quadrant and tariff.
    for (const uint16_t tariff : {uint16_t{1}, uint16_t{2}}) {
        ASSERT_EQ(m_rig.meter.writeRegisters(40481, {&tariff, 1}, false), RegisterResult::ok);
        for (const double degrees : {45.0, 135.0, 225.0, 315.0}) {
            m_rig.run(test::TestSignal::balanced(230, 80, degrees), 2);
        }
    }
    openSetup2();
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        EXPECT_GT(m_rig.wattHours(static_cast<PartialCounter>(counter)), 1) << kPartialNames[counter];
    }
    const Energy total = m_rig.state().energies.total(Element::system, EnergyQuantity::activeImport);
    m_rig.tap(Key::up, 13);
    EXPECT_EQ(m_rig.label(), "rES");
    m_rig.tap(Key::enter);
    leaveWithY();
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        EXPECT_EQ(m_rig.wattHours(static_cast<PartialCounter>(counter)), 0) << kPartialNames[counter];
    }
    EXPECT_EQ(m_rig.state().energies.total(Element::system, EnergyQuantity::activeImport), total);
}

// ---- manual 9.1.3: the example --------------------------------------------------------------------------------------

/// On the page IP1, which shows 192: its digits become 0, 0 and 7.
template <class Rig> void typeAddress007(Rig& rig)
{
    rig.tap(Key::enter);
    for (const int presses : {2, 1, 5}) {
        rig.tap(Key::up, presses);
        rig.tap(Key::enter);
    }
    EXPECT_EQ(rig.digits(), "007");
}

TEST_F(Manual9, ExampleOfTheManualSetsAddress007AndAppliesItWithY)
{
    m_rig.openSetup2();
    m_rig.tap(Key::up);
    EXPECT_EQ(m_rig.label(), "IP1");
    typeAddress007(m_rig);
    m_rig.press({Key::enter}, 3'000);
    EXPECT_EQ(m_rig.label(), "ConF?");
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{MenuId::confirmation});
    EXPECT_TRUE(m_rig.actions.empty());
    m_rig.tap(Key::enter);

    ASSERT_EQ(m_rig.actions.size(), 1U);
    EXPECT_EQ(m_rig.actions[0].kind, Kind::applyNetwork);
    EXPECT_EQ(m_rig.actions[0].network.address, (Ipv4{{7, 168, 0, 4}}));
    EXPECT_EQ(m_rig.actions[0].network.netmask, (Ipv4{{255, 255, 255, 0}}));
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
}

TEST_F(ManualSetup2, TheAddressOfTheExampleIsInForceAfterY)
{
    openSetup2();
    m_rig.tap(Key::up);
    typeAddress007(m_rig);
    EXPECT_EQ(m_rig.state().settings.network.address, (Ipv4{{192, 168, 0, 4}})) << "not before Y";
    leaveWithY();
    EXPECT_EQ(m_rig.state().settings.network.address, (Ipv4{{7, 168, 0, 4}}));
}

// ---- manual 14: ConF?, Y, N, C --------------------------------------------------------------------------------------

TEST_F(Manual9, ConfirmationOffersYesNoAndContinue)
{
    m_rig.state = goldenState();
    m_rig.openSetup2();
    m_rig.press({Key::enter}, 3'000);
    expectGoldenPages(m_rig, "ConF");
}

class ManualConfirmation : public Manual9 {
protected:
    /// Changes IP4 to 005, orders the reset of the partial counters and asks to leave.
    void changeBothAndAskToLeave()
    {
        m_rig.openSetup2();
        m_rig.tap(Key::up, 4);
        m_rig.tap(Key::enter, 3);
        m_rig.tap(Key::up);
        m_rig.tap(Key::enter);
        m_rig.tap(Key::up, 9);
        EXPECT_EQ(m_rig.label(), "rES");
        m_rig.tap(Key::enter);
        m_rig.press({Key::enter}, 3'000);
        EXPECT_EQ(m_rig.label(), "ConF?");
        EXPECT_TRUE(m_rig.actions.empty());
    }
};

TEST_F(ManualConfirmation, WithYBothOrdersAreCarriedOutOneAfterTheOther)
{
    changeBothAndAskToLeave();
    m_rig.tap(Key::enter);
    ASSERT_EQ(m_rig.actions.size(), 2U);
    EXPECT_EQ(m_rig.actions[0].kind, Kind::applyNetwork);
    EXPECT_EQ(m_rig.actions[0].network.address, (Ipv4{{192, 168, 0, 5}}));
    EXPECT_EQ(m_rig.actions[1].kind, Kind::zeroAllPartials);
    m_rig.wait(1'000);
    EXPECT_EQ(m_rig.actions.size(), 2U);
}

TEST_F(ManualConfirmation, WithNNothingIsDone)
{
    changeBothAndAskToLeave();
    m_rig.tap(Key::up);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(ManualConfirmation, WithCItGoesOnAndNothingIsDone)
{
    changeBothAndAskToLeave();
    m_rig.tap(Key::up, 2);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.label(), "rES");
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(ManualConfirmation, WithYAndNoChangeNothingIsDone)
{
    m_rig.openSetup2();
    m_rig.press({Key::enter}, 3'000);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    EXPECT_TRUE(m_rig.actions.empty());
}

} // namespace
} // namespace vmeter
