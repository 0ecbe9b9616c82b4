// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/front_panel.h"

#include "tests/core/third_model.h"

#include "ui/panel/front_hands.h"
#include "ui/panel/key_button.h"
#include "ui/panel/lcd_widget.h"
#include "ui/panel/panel_layout.h"
#include "ui/panel/part_handle.h"
#include "ui/panel/terminal_cover.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>
#include <QtTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace vmeter {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class FrontPanelTest : public ::testing::Test {
protected:
    FrontPanelTest()
    {
        QObject::connect(&m_panel, &FrontPanel::keyChanged, &m_panel,
            [this](Key key, bool pressed) { m_edges.emplace_back(key, pressed); });
        QObject::connect(&m_panel, &FrontPanel::combinationChosen, &m_panel,
            [this](const KeyCombination& combination) { m_chosen.push_back(combination); });
        m_panel.resize(612, 734);
        m_panel.show();
    }

    KeyButton* button(Key key)
    {
        for (KeyButton* candidate : m_panel.findChildren<KeyButton*>()) {
            if (candidate->key() == key) {
                return candidate;
            }
        }
        return nullptr;
    }

    QString toolTipAt(QPoint position)
    {
        QHelpEvent help(QEvent::ToolTip, position, m_panel.mapToGlobal(position));
        QCoreApplication::sendEvent(&m_panel, &help);
        return QToolTip::text();
    }

    static Snapshot meter(const MeterModel& model = kCountisE28)
    {
        Snapshot snapshot;
        snapshot.meter.model = &model;
        snapshot.meter.powered = true;
        snapshot.meter.lcd.powered = true;
        return snapshot;
    }

    FrontPanel m_panel;
    std::vector<std::pair<Key, bool>> m_edges;
    std::vector<KeyCombination> m_chosen;
};

TEST_F(FrontPanelTest, MousePressesAKeyForAsLongAsTheButtonIsHeld)
{
    QTest::mousePress(button(Key::up), Qt::LeftButton);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::up, true)));
    QTest::mouseRelease(button(Key::up), Qt::LeftButton);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::up, true), Pair(Key::up, false)));
}

TEST_F(FrontPanelTest, KeyboardWorksTheThreeKeys)
{
    const std::pair<Qt::Key, Key> keyboard[] = {
        {Qt::Key_S, Key::set},
        {Qt::Key_U, Key::up},
        {Qt::Key_Up, Key::up},
        {Qt::Key_E, Key::enter},
        {Qt::Key_Left, Key::enter},
    };
    for (const auto& [code, key] : keyboard) {
        m_edges.clear();
        QTest::keyClick(&m_panel, code);
        EXPECT_THAT(m_edges, ElementsAre(Pair(key, true), Pair(key, false))) << code;
    }
    m_edges.clear();
    QTest::keyClick(&m_panel, Qt::Key_X);
    QTest::keyClick(&m_panel, Qt::Key_U, Qt::ControlModifier);
    EXPECT_THAT(m_edges, IsEmpty());
}

TEST_F(FrontPanelTest, TwoKeysOfTheKeyboardAreACombination)
{
    QTest::keyPress(&m_panel, Qt::Key_U);
    QTest::keyPress(&m_panel, Qt::Key_E);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::up, true), Pair(Key::enter, true)));
    QTest::keyRelease(&m_panel, Qt::Key_E);
    QTest::keyRelease(&m_panel, Qt::Key_U);
    EXPECT_THAT(m_edges,
        ElementsAre(Pair(Key::up, true), Pair(Key::enter, true), Pair(Key::enter, false), Pair(Key::up, false)));
}

TEST_F(FrontPanelTest, AutoRepeatIsNotAPress)
{
    QTest::keyPress(&m_panel, Qt::Key_U);
    QKeyEvent repeatedRelease(QEvent::KeyRelease, Qt::Key_U, Qt::NoModifier, QStringLiteral("u"), true);
    QKeyEvent repeatedPress(QEvent::KeyPress, Qt::Key_U, Qt::NoModifier, QStringLiteral("u"), true);
    QCoreApplication::sendEvent(&m_panel, &repeatedRelease);
    QCoreApplication::sendEvent(&m_panel, &repeatedPress);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::up, true)));
    QTest::keyRelease(&m_panel, Qt::Key_U);
}

TEST_F(FrontPanelTest, KeyHeldByMouseAndKeyboardIsReleasedWithTheLastOfThem)
{
    QTest::mousePress(button(Key::enter), Qt::LeftButton);
    QTest::keyPress(&m_panel, Qt::Key_E);
    QTest::mouseRelease(button(Key::enter), Qt::LeftButton);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::enter, true)));
    QTest::keyRelease(&m_panel, Qt::Key_E);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::enter, true), Pair(Key::enter, false)));
}

TEST_F(FrontPanelTest, KeysAreReleasedWhenTheFrontDisappears)
{
    QTest::keyPress(&m_panel, Qt::Key_U);
    m_panel.hide();
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::up, true), Pair(Key::up, false)));
}

TEST_F(FrontPanelTest, ArrowsReachTheMeterWhileAKeyHasTheFocus)
{
    button(Key::set)->setFocus();
    QTest::keyClick(button(Key::set), Qt::Key_Up);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::up, true), Pair(Key::up, false)));
    m_edges.clear();
    QTest::keyClick(button(Key::set), Qt::Key_Space);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::set, true), Pair(Key::set, false)));
}

TEST_F(FrontPanelTest, MenuOfAKeyOffersWhatAMouseCannotPress)
{
    QStringList names;
    for (const KeyCombination& combination : FrontPanel::combinations(Key::up)) {
        names.append(FrontPanel::combinationName(combination));
    }
    EXPECT_EQ(names,
        (QStringList{QStringLiteral("UP, 3 s"), QStringLiteral("UP + ENTER"), QStringLiteral("UP + ENTER, 3 s"),
            QStringLiteral("UP + ENTER, 10 s")}));
    emit button(Key::up)->customContextMenuRequested({1, 1});
    auto* menu = m_panel.findChild<QMenu*>(QStringLiteral("keyMenu"));
    ASSERT_NE(menu, nullptr);
    ASSERT_EQ(menu->actions().size(), 4);
    menu->actions().at(2)->trigger();
    ASSERT_EQ(m_chosen.size(), 1U);
    EXPECT_THAT(m_chosen[0].keys, ElementsAre(Key::up, Key::enter));
    EXPECT_GT(m_chosen[0].hold, Duration::seconds(3));
    EXPECT_LT(m_chosen[0].hold, Duration::seconds(4));
    menu->close();
}

TEST_F(FrontPanelTest, SealedCoverLocksSetOfTheE28)
{
    Snapshot snapshot = meter();
    m_panel.setSnapshot(snapshot);
    for (const TerminalCover* cover : m_panel.findChildren<TerminalCover*>()) {
        EXPECT_FALSE(cover->isVisible());
    }

    snapshot.sealed = true;
    m_panel.setSnapshot(snapshot);
    for (const TerminalCover* cover : m_panel.findChildren<TerminalCover*>()) {
        EXPECT_TRUE(cover->isVisible());
    }
    QTest::mouseClick(button(Key::set), Qt::LeftButton);
    QTest::keyClick(&m_panel, Qt::Key_S);
    EXPECT_THAT(m_edges, IsEmpty());
    EXPECT_THAT(button(Key::set)->toolTip().toStdString(), testing::HasSubstr("Manual 7"));
    QTest::mouseClick(button(Key::up), Qt::LeftButton);
    EXPECT_EQ(m_edges.size(), 2U);
}

TEST_F(FrontPanelTest, E27HasNoSeal)
{
    Snapshot snapshot = meter(kCountisE27);
    snapshot.sealed = true;
    m_panel.setSnapshot(snapshot);
    QTest::keyClick(&m_panel, Qt::Key_S);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::set, true), Pair(Key::set, false)));
}

TEST_F(FrontPanelTest, SealLocksTheKeysThatTheModelSays)
{
    Snapshot snapshot = meter(test::kThirdModel);
    snapshot.sealed = true;
    m_panel.setSnapshot(snapshot);
    QTest::mouseClick(button(Key::up), Qt::LeftButton);
    QTest::keyClick(&m_panel, Qt::Key_U);
    EXPECT_THAT(m_edges, IsEmpty()) << "UP is under the seal";
    QTest::keyClick(&m_panel, Qt::Key_S);
    EXPECT_THAT(m_edges, ElementsAre(Pair(Key::set, true), Pair(Key::set, false)));
}

TEST_F(FrontPanelTest, KeyTravelsWhoeverPressesIt)
{
    m_panel.setSnapshot(meter());
    const QImage up = button(Key::up)->grab().toImage();
    Snapshot snapshot = meter();
    snapshot.keyPressed[static_cast<std::size_t>(Key::up)] = true;
    m_panel.setSnapshot(snapshot);
    EXPECT_NE(button(Key::up)->grab().toImage(), up);
}

TEST_F(FrontPanelTest, LampsFollowTheMeter)
{
    const auto lit = [this](const char* name) { return m_panel.findChild<Lamp*>(QLatin1String(name))->isLit(); };
    Snapshot snapshot = meter();
    m_panel.setSnapshot(snapshot);
    EXPECT_FALSE(lit("led"));
    EXPECT_FALSE(lit("pulseLamp"));
    EXPECT_TRUE(lit("linkLamp"));
    EXPECT_FALSE(lit("trafficLamp"));

    snapshot.ledPulses = 1;
    snapshot.outputPulses = 1;
    snapshot.meter.lcd.light(Icon::communication);
    m_panel.setSnapshot(snapshot);
    EXPECT_TRUE(lit("led"));
    EXPECT_TRUE(lit("pulseLamp"));
    EXPECT_TRUE(lit("trafficLamp"));

    snapshot.meter.powered = false;
    m_panel.setSnapshot(snapshot);
    EXPECT_FALSE(lit("led"));
    EXPECT_FALSE(lit("linkLamp"));
    EXPECT_FALSE(lit("trafficLamp"));
}

TEST_F(FrontPanelTest, MetrologicalLedIsRed) // manual 13
{
    Snapshot snapshot = meter();
    m_panel.setSnapshot(snapshot);
    snapshot.ledPulses = 1;
    m_panel.setSnapshot(snapshot);
    const QImage lit = m_panel.findChild<QWidget*>(QStringLiteral("led"))->grab().toImage();
    // The lens is the inner third; its reflection is left of and above the centre.
    const QColor lens = lit.pixelColor(lit.width() * 55 / 100, lit.height() * 55 / 100);
    EXPECT_GT(lens.red(), 200);
    EXPECT_LT(std::max(lens.green(), lens.blue()), lens.red() / 2);
}

TEST_F(FrontPanelTest, ShowsTheModel)
{
    m_panel.setSnapshot(meter(kCountisE28));
    const QImage e28 = m_panel.grab().toImage();
    EXPECT_EQ(m_panel.accessibleName(), QStringLiteral("Front of the COUNTIS E28"));
    m_panel.setSnapshot(meter(kCountisE27));
    EXPECT_EQ(m_panel.accessibleName(), QStringLiteral("Front of the COUNTIS E27"));
    const QImage e27 = m_panel.grab().toImage();
    EXPECT_NE(e27, e28);
    m_panel.setSnapshot(meter(test::kThirdModel));
    EXPECT_EQ(m_panel.accessibleName(), QStringLiteral("Front of the COUNTIS X9"));
    const QImage third = m_panel.grab().toImage();
    EXPECT_NE(third, e27);
    EXPECT_NE(third, e28);
}

TEST_F(FrontPanelTest, EveryPartHasANameForScreenReaders)
{
    for (const char* name : {"lcd", "keySet", "keyUp", "keyEnter", "led", "pulseLamp", "linkLamp", "trafficLamp"}) {
        auto* part = m_panel.findChild<QWidget*>(QLatin1String(name));
        ASSERT_NE(part, nullptr) << name;
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(part);
        ASSERT_NE(reader, nullptr) << name;
        EXPECT_FALSE(reader->text(QAccessible::Name).isEmpty()) << name;
        EXPECT_TRUE(part->toolTip().contains(QStringLiteral("Manual "))) << name;
    }
    EXPECT_EQ(QAccessible::queryAccessibleInterface(button(Key::up))->role(), QAccessible::Button);
}

TEST_F(FrontPanelTest, ToolTipsSayWhatThePaintedPartsAre)
{
    // The case is centred: 72 x 90 mm in 90 x 108 mm of the widget.
    const double scale = std::min(m_panel.width() / 90.0, m_panel.height() / 108.0);
    const QPointF origin(m_panel.width() / 2.0 - 36 * scale, m_panel.height() / 2.0 - 45 * scale);
    const auto at = [&](double x, double y) { return toolTipAt((origin + QPointF(x, y) * scale).toPoint()); };
    EXPECT_TRUE(at(8.5, 79).contains(QStringLiteral("A-V"))); // terminal L1
    EXPECT_TRUE(at(9, 10).contains(QStringLiteral("Neutral")));
    EXPECT_TRUE(at(21, 10).contains(QStringLiteral("Pulse output")));
    EXPECT_TRUE(at(53, 8).contains(QStringLiteral("RJ45")));
    EXPECT_TRUE(at(48, 58).contains(QStringLiteral("MID")));
}

TEST_F(FrontPanelTest, KeepsTheProportionsOfTheCaseAtAnySize)
{
    auto* lcd = m_panel.findChild<LcdWidget*>();
    for (const QSize size : {QSize(300, 324), QSize(1200, 700), QSize(500, 1400)}) {
        m_panel.resize(size);
        EXPECT_NEAR(static_cast<double>(lcd->width()) / lcd->height(), 50.4 / 19.2, 0.03);
        EXPECT_TRUE(m_panel.rect().contains(lcd->geometry()));
    }
}

/// The parts that hands can take; the wiring that is asked for is put on at once.
class FrontHandsTest : public FrontPanelTest {
protected:
    FrontHandsTest()
    {
        m_snapshot = meter();
        show();
        QObject::connect(&m_panel.hands(), &FrontHands::wiringWanted, &m_panel, [this](const Wiring& wiring) {
            m_snapshot.input.wiring = wiring;
            ++m_wishes;
            show();
        });
        QObject::connect(&m_panel.hands(), &FrontHands::plugWanted, &m_panel, [this](bool plugged) {
            m_snapshot.unplugged = !plugged;
            show();
        });
    }
    void show() { m_panel.setSnapshot(m_snapshot); }
    PartHandle* part(const char* name) { return m_panel.findChild<PartHandle*>(QLatin1String(name)); }
    PartHandle* screw(int number) { return m_panel.findChild<PartHandle*>(QStringLiteral("screw%1").arg(number)); }
    void drag(PartHandle* from, const QWidget* to)
    {
        const QPoint target = from->mapFromGlobal(to->mapToGlobal(to->rect().center()));
        QTest::mousePress(from, Qt::LeftButton);
        QMouseEvent move(QEvent::MouseMove, target, from->mapToGlobal(target), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(from, &move);
        QTest::mouseRelease(from, Qt::LeftButton, {}, target);
    }

    Snapshot m_snapshot;
    int m_wishes = 0;
};

TEST_F(FrontHandsTest, AClickLoosensAScrewAndAnotherOneTightensIt)
{
    QTest::mouseClick(screw(4), Qt::LeftButton); // L3 A-V
    EXPECT_THAT(m_snapshot.input.wiring.open, ElementsAre(false, false, true, false));
    EXPECT_EQ(screw(4)->accessibleName(), QStringLiteral("Terminal L3 A-V, open"));
    QTest::keyClick(screw(4), Qt::Key_Space);
    EXPECT_EQ(m_snapshot.input.wiring, Wiring{});
    QTest::keyClick(screw(1), Qt::Key_Return); // L1 A, to the load
    EXPECT_THAT(m_snapshot.input.wiring.loadOpen, ElementsAre(true, false, false, false));
    QTest::mouseClick(screw(6), Qt::LeftButton);
    EXPECT_TRUE(m_snapshot.input.wiring.open[kNeutral]);
}

TEST_F(FrontHandsTest, AConductorIsDraggedToAnotherTerminal)
{
    drag(screw(2), screw(4)); // L2 A-V to L3 A-V
    EXPECT_THAT(m_snapshot.input.wiring.conductorAt, ElementsAre(0, 2, 1, 3));
    EXPECT_EQ(screw(2)->accessibleName(), QStringLiteral("Terminal L2 A-V, conductor L3"));
    drag(screw(0), screw(6)); // L1 A-V to N
    EXPECT_THAT(m_snapshot.input.wiring.conductorAt, ElementsAre(3, 2, 1, 0));
    drag(screw(1), screw(3)); // L1 A to L2 A
    EXPECT_THAT(m_snapshot.input.wiring.loadAt, ElementsAre(1, 0, 2, 3));
}

TEST_F(FrontHandsTest, DraggedToTheOtherSideOfItsPhaseItIsReversed)
{
    drag(screw(2), screw(3));
    EXPECT_THAT(m_snapshot.input.wiring.reversed, ElementsAre(false, true, false));
    drag(screw(0), screw(3)); // another phase's load side: cannot be done
    EXPECT_EQ(m_wishes, 1);
}

TEST_F(FrontHandsTest, PulledOutBesideTheTerminalsItIsOpen)
{
    drag(screw(0), m_panel.findChild<LcdWidget*>());
    EXPECT_TRUE(m_snapshot.input.wiring.open[0]);
}

TEST_F(FrontHandsTest, TheMenuOfAScrewExchangesWithoutAMouse)
{
    const QPoint middle = screw(0)->rect().center();
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, middle, screw(0)->mapToGlobal(middle));
    QApplication::sendEvent(screw(0), &asked);
    auto* menu = m_panel.findChild<QMenu*>(QStringLiteral("screwMenu"));
    ASSERT_NE(menu, nullptr);
    QStringList texts;
    for (QAction* action : menu->actions()) {
        texts.append(action->text());
        if (action->text() == QStringLiteral("Exchange with L2 A-V")) {
            action->trigger();
        }
    }
    EXPECT_TRUE(texts.contains(QStringLiteral("Exchange with L1 A")));
    EXPECT_FALSE(texts.contains(QStringLiteral("Exchange with L2 A")));
    EXPECT_THAT(m_snapshot.input.wiring.conductorAt, ElementsAre(1, 0, 2, 3));
    delete menu;
}

TEST_F(FrontHandsTest, TheNetworkPlugIsPulledAndPutBack)
{
    const QImage before = m_panel.grab().toImage();
    QTest::mouseClick(part("networkPlug"), Qt::LeftButton);
    EXPECT_TRUE(m_snapshot.unplugged);
    EXPECT_EQ(part("networkPlug")->accessibleName(), QStringLiteral("Network plug, pulled out"));
    EXPECT_NE(m_panel.grab().toImage(), before);
    drag(part("networkPlug"), m_panel.findChild<LcdWidget*>());
    EXPECT_FALSE(m_snapshot.unplugged);
}

TEST_F(FrontHandsTest, TheSealKeepsTheTerminalsUntilItIsBroken)
{
    m_snapshot.sealed = true;
    show();
    EXPECT_TRUE(screw(0)->isHidden());
    int broken = 0;
    QObject::connect(&m_panel.hands(), &FrontHands::sealBroken, &m_panel, [&] { ++broken; });
    QTest::mouseClick(part("seal"), Qt::LeftButton);
    EXPECT_EQ(broken, 1);
    m_snapshot.sealed = false;
    show();
    EXPECT_TRUE(part("seal")->isHidden());
    EXPECT_FALSE(screw(0)->isHidden());
}

TEST_F(FrontHandsTest, InExamsNothingIsGivenAwayAndNothingCanBeTaken)
{
    const QImage sound = m_panel.grab().toImage();
    m_panel.setHandsFree(false);
    m_snapshot.input.wiring.open[2] = true;
    show();
    EXPECT_EQ(m_panel.grab().toImage(), sound);
    EXPECT_TRUE(screw(0)->isHidden());
    EXPECT_TRUE(part("networkPlug")->isHidden());
}

TEST_F(FrontHandsTest, ConductorsHaveTheColoursOfTheInstallation)
{
    EXPECT_EQ(conductorColour(0), kBrown);
    EXPECT_EQ(conductorColour(1), kBlack);
    EXPECT_EQ(conductorColour(2), kGrey);
    EXPECT_EQ(conductorColour(kNeutral), kBlue);
}

TEST(FrontGlow, WholeWordsNameTheParts)
{
    EXPECT_THAT(partsNamed("Press UP, then ENTER in SETUP 2."), ElementsAre(FrontPart::up, FrontPart::enter));
    EXPECT_THAT(
        partsNamed("Display and LED; the seal."), ElementsAre(FrontPart::display, FrontPart::led, FrontPart::seal));
    EXPECT_THAT(partsNamed("SET"), ElementsAre(FrontPart::set));
    EXPECT_THAT(partsNamed("Upper limits are displayed sealed."), IsEmpty());
}

TEST_F(FrontPanelTest, PartsThatAreNamedGlow)
{
    m_panel.setSnapshot(meter());
    auto* glow = m_panel.findChild<FrontGlow*>(QStringLiteral("frontGlow"));
    const QImage before = m_panel.grab().toImage();
    m_panel.setGlowing({FrontPart::led});
    EXPECT_TRUE(glow->isVisible());
    EXPECT_NE(m_panel.grab().toImage(), before);
    m_panel.setGlowing({});
    EXPECT_EQ(m_panel.grab().toImage(), before);
}

} // namespace
} // namespace vmeter
