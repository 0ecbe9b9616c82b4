// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/menu/menu_rig.h"

#include <gtest/gtest.h>

#include <string>

namespace vmeter {
namespace {

using Kind = MenuAction::Kind;

class MenuKeys : public ::testing::Test {
protected:
    MenuRig m_rig;
};

// ---- browsing ------------------------------------------------------------------------------------------------------

TEST_F(MenuKeys, EnterStepsThroughTheMenusAndBackToTheFirst)
{
    for (const char* name : {"tAr.1", "tAr.2", "tot", "PAr.b", "rt", "inFo", "SEtuP.2", "tAr.1"}) {
        EXPECT_EQ(m_rig.label(), name);
        m_rig.tap(Key::enter);
    }
}

TEST_F(MenuKeys, EachMenuHasThePagesOfTheManual)
{
    constexpr uint8_t kPages[kBrowsedMenus] = {8, 8, 21, 11, 17, 5, 1}; // docs/device.md, section 4
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        EXPECT_EQ(kCountisE28.menus.count(static_cast<MenuId>(menu)), kPages[menu])
            << menuName(static_cast<MenuId>(menu));
    }
    EXPECT_EQ(kCountisE28.menus.count(MenuId::setup2), 14);
}

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

TEST_F(MenuKeys, LongPressOfEnterDoesNothingOutsideTheSetupPage)
{
    m_rig.press({Key::enter}, 3'200);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{});
}

// ---- partial counters: manual 10.4.1 to 10.4.3 ---------------------------------------------------------------------

TEST_F(MenuKeys, UpAndEnterStartOrStopThePartialCounterInView)
{
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.tap(Key::up, 4);
    m_rig.press({Key::up, Key::enter}, 500);
    ASSERT_EQ(m_rig.actions.size(), 1U);
    EXPECT_EQ(m_rig.actions[0].kind, Kind::togglePartial);
    EXPECT_EQ(m_rig.actions[0].counter, PartialCounter::activeExportT2);
    EXPECT_EQ(m_rig.menu.position(), (MenuPosition{MenuId::partialAndBalance, 4}));
}

TEST_F(MenuKeys, UpAndEnterHeldZeroThePartialCounterInViewAndDoNotStopIt)
{
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.tap(Key::up, 8);
    m_rig.press({Key::enter, Key::up}, 3'000);
    ASSERT_EQ(m_rig.actions.size(), 1U);
    EXPECT_EQ(m_rig.actions[0].kind, Kind::zeroPartial);
    EXPECT_EQ(m_rig.actions[0].counter, PartialCounter::reactiveExport);
}

TEST_F(MenuKeys, CombinationDoesNothingToCountersOnOtherPages)
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

TEST_F(MenuKeys, StoppedCounterBlinksItsMark)
{
    m_rig.goTo(MenuId::partialAndBalance);
    EXPECT_FALSE(m_rig.frame().isBlinking(Icon::partial));
    m_rig.state.partials.toggle(PartialCounter::activeImportT1);
    EXPECT_TRUE(m_rig.frame().isBlinking(Icon::partial));
    EXPECT_TRUE(m_rig.isLit(Icon::partial)) << "blinking parts are lit in the frame";
}

// ---- display test --------------------------------------------------------------------------------------------------

TEST_F(MenuKeys, DisplayTestLightsEverythingWhileTheKeysAreHeld)
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

TEST_F(MenuKeys, DisplayTestWorksOnTheBalancePages)
{
    m_rig.goTo(MenuId::partialAndBalance);
    m_rig.tap(Key::up, 10);
    m_rig.down(Key::up);
    m_rig.down(Key::enter);
    m_rig.wait(10'000);
    EXPECT_EQ(m_rig.frame().icons, 0xFFFFFFFFU);
}

// Manual 9.1: "all pages but those of the menus SETUP 1 and 2". On a partial page the counter is zeroed on the way.
TEST_F(MenuKeys, DisplayTestWorksOnEveryPageOutsideSetUp)
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

TEST_F(MenuKeys, DisplayTestOfAPartialPageZeroesAtThreeSeconds)
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

TEST_F(MenuKeys, NoDisplayTestInSetUp)
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

// ---- set-up --------------------------------------------------------------------------------------------------------

TEST_F(MenuKeys, EnterHeldOnTheSetupPageOpensSetup2WhileStillHeld)
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

// Manual 9.1.3, with key presses alone.
TEST_F(MenuKeys, ExampleOfTheManualSetsAddress007AndAppliesItWithY)
{
    m_rig.openSetup2();
    m_rig.tap(Key::up);
    EXPECT_EQ(m_rig.label(), "IP1");
    m_rig.tap(Key::enter);
    m_rig.tap(Key::up, 2);
    m_rig.tap(Key::enter);
    m_rig.tap(Key::up, 1);
    m_rig.tap(Key::enter);
    m_rig.tap(Key::up, 5);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.digits(), "007");
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

class MenuLeavesSetup2 : public MenuKeys {
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

TEST_F(MenuLeavesSetup2, WithYBothOrdersAreCarriedOutOneAfterTheOther)
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

TEST_F(MenuLeavesSetup2, WithNNothingIsDone)
{
    changeBothAndAskToLeave();
    m_rig.tap(Key::up);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(MenuLeavesSetup2, WithCItGoesOnAndNothingIsDone)
{
    changeBothAndAskToLeave();
    m_rig.tap(Key::up, 2);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.label(), "rES");
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(MenuLeavesSetup2, WithYAndNoChangeNothingIsDone)
{
    m_rig.openSetup2();
    m_rig.press({Key::enter}, 3'000);
    m_rig.tap(Key::enter);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(MenuLeavesSetup2, AfterAMinuteWithoutKeysNothingIsDone)
{
    changeBothAndAskToLeave();
    m_rig.wait(59'995);
    EXPECT_EQ(m_rig.label(), "ConF?");
    m_rig.wait(5);
    EXPECT_EQ(m_rig.menu.position().menu, MenuId::setupQuestion);
    EXPECT_TRUE(m_rig.actions.empty());
}

TEST_F(MenuLeavesSetup2, EachKeyStartsTheMinuteAnew)
{
    m_rig.openSetup2();
    m_rig.wait(59'000);
    m_rig.tap(Key::up);
    m_rig.wait(59'000);
    EXPECT_EQ(m_rig.label(), "IP1");
}

TEST_F(MenuKeys, SetHeldOpensSetup1FromAnyPageAndEnterHeldLeadsBack)
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

TEST_F(MenuKeys, SetHeldInSetup2LeadsToSetup1AndDropsTheDraft)
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

TEST_F(MenuKeys, Setup1TimesOutToo)
{
    m_rig.press({Key::set}, 3'000);
    m_rig.wait(60'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{});
}

TEST_F(MenuKeys, SealKeepsSetOutOfReachOnTheE28Only)
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

TEST_F(MenuKeys, SealOutlastsAPowerCut)
{
    m_rig.menu.setSealed(true);
    m_rig.menu.powerOn(kCountisE28.menus);
    m_rig.press({Key::set}, 3'000);
    EXPECT_EQ(m_rig.menu.position(), MenuPosition{});
}

// ---- backlight, blinking, marks of every page ----------------------------------------------------------------------

TEST_F(MenuKeys, BacklightStaysOnForTenSecondsAfterTheLastKey)
{
    EXPECT_FALSE(m_rig.frame().backlight);
    m_rig.down(Key::up);
    EXPECT_TRUE(m_rig.frame().backlight) << "at once, with the press";
    m_rig.wait(30'000);
    EXPECT_TRUE(m_rig.frame().backlight) << "while a key is held";
    m_rig.up(Key::up);
    m_rig.wait(9'995);
    EXPECT_TRUE(m_rig.frame().backlight);
    m_rig.wait(5);
    EXPECT_FALSE(m_rig.frame().backlight);
}

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

TEST_F(MenuKeys, MissingPhaseBlinksTheExclamationMarkOnEveryPage)
{
    m_rig.state.measurements.missing[0] = true;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        EXPECT_TRUE(m_rig.frame().isBlinking(Icon::phaseMissing)) << m_rig.label();
        m_rig.tap(Key::enter);
    }
}

TEST_F(MenuKeys, SequenceMarkFollowsTheMeasurement)
{
    EXPECT_FALSE(m_rig.isLit(Icon::sequence123) || m_rig.isLit(Icon::sequence132)) << "not determined";
    m_rig.state.measurements.sequence = PhaseSequence::clockwise123;
    EXPECT_TRUE(m_rig.isLit(Icon::sequence123) && !m_rig.isLit(Icon::sequence132));
    m_rig.state.measurements.sequence = PhaseSequence::counterClockwise132;
    EXPECT_TRUE(m_rig.isLit(Icon::sequence132) && !m_rig.isLit(Icon::sequence123));
}

TEST_F(MenuKeys, PulseAndCommunicationMarksFollowTheMeter)
{
    EXPECT_FALSE(m_rig.frame().isLit(Icon::pulseOutput));
    EXPECT_FALSE(m_rig.frame(false).isLit(Icon::communication));
    m_rig.state.pulseOutput = true;
    EXPECT_TRUE(m_rig.frame().isLit(Icon::pulseOutput));
    EXPECT_TRUE(m_rig.frame(true).isLit(Icon::communication));
}

// Manual 4.6.1: the tariff in force is given by communication, not by the display; 4.4, no. 12: the mark of a tariff.
TEST_F(MenuKeys, TariffMarkIsLitOnlyBesideAValueOfThatTariff)
{
    const auto marks = [&] {
        return std::string(m_rig.isLit(Icon::tariff1) ? "T1" : "") + (m_rig.isLit(Icon::tariff2) ? "T2" : "");
    };
    const char* const kPartialTariffs[] = {"T1", "T2", "", "T1", "T2", "", "", "", "", "", ""};
    for (const Tariff inForce : {Tariff::t1, Tariff::t2}) {
        m_rig.state.tariff = inForce;
        m_rig.menu.powerOn(kCountisE28.menus);
        for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
            const auto id = static_cast<MenuId>(menu);
            for (uint8_t page = 0; page < kCountisE28.menus.count(id); ++page) {
                const std::string expected = id == MenuId::tariff1 ? "T1"
                    : id == MenuId::tariff2                        ? "T2"
                    : id == MenuId::partialAndBalance              ? kPartialTariffs[page]
                                                                   : "";
                EXPECT_EQ(marks(), expected) << m_rig.label() << ' ' << page + 1;
                m_rig.tap(Key::up);
            }
            m_rig.tap(Key::enter);
        }
        m_rig.press({Key::set}, 3'000);
        EXPECT_EQ(marks(), "") << "SETUP 1";
    }
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
