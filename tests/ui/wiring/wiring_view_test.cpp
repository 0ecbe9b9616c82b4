// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiring/wiring_view.h"

#include "ui/wiring/wiring_diagram.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class WiringViewTest : public ::testing::Test {
protected:
    WiringViewTest()
    {
        m_view.resize(480, 460);
        m_view.show();
        // A stand-in for the bench that applies each request at once.
        QObject::connect(&m_view, &WiringView::wiringChosen, &m_view, [this](const Wiring& wiring) {
            ++m_wishes;
            m_snapshot.input.wiring = wiring;
            m_view.setSnapshot(m_snapshot);
        });
    }

    const Wiring& wiring() const { return m_snapshot.input.wiring; }
    WiringDiagram& diagram() { return *m_view.findChild<WiringDiagram*>(); }
    QComboBox* choice(const char* name) { return m_view.findChild<QComboBox*>(QLatin1String(name)); }
    void choose(const char* name, int index)
    {
        choice(name)->setCurrentIndex(index);
        emit choice(name)->activated(index);
    }
    void drag(QPointF from, QPointF to)
    {
        QTest::mousePress(&diagram(), Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(&diagram(), to.toPoint());
        QTest::mouseRelease(&diagram(), Qt::LeftButton, {}, to.toPoint());
    }

    Snapshot m_snapshot;
    WiringView m_view;
    int m_wishes = 0;
};

TEST_F(WiringViewTest, ConductorsAreChosenFromLists)
{
    choose("supplyL2", 2);
    EXPECT_EQ(wiring().conductorAt, (PerConductor<int>{0, 2, 1, 3}));
    EXPECT_EQ(choice("supplyL3")->currentText(), QStringLiteral("L2"));
    choose("loadN", 4);
    EXPECT_TRUE(wiring().loadOpen[3]);
    QTest::mouseClick(m_view.findChild<QCheckBox*>(QStringLiteral("reversed1")), Qt::LeftButton);
    EXPECT_TRUE(wiring().reversed[0]);
}

TEST_F(WiringViewTest, EverythingIsReachedByTheKeyboard)
{
    QTest::keyClick(choice("supplyL2"), Qt::Key_Down);
    EXPECT_EQ(wiring().conductorAt, (PerConductor<int>{0, 2, 1, 3}));
    QTest::keyClick(choice("loadN"), Qt::Key_End);
    EXPECT_TRUE(wiring().loadOpen[3]);
    QTest::keyClick(m_view.findChild<QCheckBox*>(QStringLiteral("reversed1")), Qt::Key_Space);
    EXPECT_TRUE(wiring().reversed[0]);
    QTest::keyClick(m_view.findChild<QPushButton*>(QStringLiteral("correctWiring")), Qt::Key_Space);
    EXPECT_EQ(wiring(), Wiring{});
    for (QWidget* widget : m_view.findChildren<QWidget*>()) {
        const bool control = widget->inherits("QAbstractButton") || widget->inherits("QComboBox");
        EXPECT_TRUE(!control || (widget->focusPolicy() & Qt::TabFocus) != 0) << widget->objectName().toStdString();
    }
}

TEST_F(WiringViewTest, TabGoesRowByRowAsTheyAreRead)
{
    QStringList names;
    for (QWidget* part = m_view.nextInFocusChain(); part != &m_view; part = part->nextInFocusChain()) {
        if (part->inherits("QComboBox") || part->inherits("QCheckBox") || part->inherits("QPushButton")) {
            names.append(part->objectName());
        }
    }
    EXPECT_EQ(names.mid(0, 4).join(u' '), QStringLiteral("supplyL1 reversed1 loadL1 supplyL2"));
    EXPECT_EQ(names.last(), QStringLiteral("correctWiring"));
}

TEST_F(WiringViewTest, ConductorsAreDraggedFromTerminalToTerminal)
{
    using enum WiringSide;
    drag(diagram().contact(supply, 0), diagram().contact(supply, 1));
    EXPECT_EQ(wiring().conductorAt, (PerConductor<int>{1, 0, 2, 3}));
    EXPECT_EQ(wiring().loadAt, Wiring{}.loadAt);
    drag(diagram().contact(load, 3), diagram().contact(load, 3) + QPointF(60, 5));
    EXPECT_TRUE(wiring().loadOpen[3]); // dropped outside all contacts
    drag(diagram().contact(load, 2), diagram().contact(supply, 2));
    EXPECT_EQ(m_wishes, 2); // a conductor cannot be moved to the other side
}

TEST_F(WiringViewTest, AClickTakesAConductorOffAndPutsItBack)
{
    const QPoint neutral = diagram().contact(WiringSide::supply, 3).toPoint();
    QTest::mouseClick(&diagram(), Qt::LeftButton, {}, neutral);
    EXPECT_TRUE(wiring().open[3]);
    EXPECT_EQ(choice("supplyN")->currentText(), QStringLiteral("open"));
    QTest::mouseClick(&diagram(), Qt::LeftButton, {}, neutral);
    EXPECT_EQ(wiring(), Wiring{});
}

TEST_F(WiringViewTest, AClickOnTheArrowTurnsAPhaseRound)
{
    QTest::mouseClick(&diagram(), Qt::LeftButton, {}, diagram().arrow(1).toPoint());
    EXPECT_EQ(wiring().reversed, (PerPhase<bool>{false, true, false}));
}

TEST_F(WiringViewTest, OneClickLeadsBackToTheCorrectWiring)
{
    auto* correct = m_view.findChild<QPushButton*>(QStringLiteral("correctWiring"));
    EXPECT_FALSE(correct->isEnabled());
    m_view.findChild<QToolButton*>(QStringLiteral("wiringMistakes"))->menu()->actions()[3]->trigger();
    EXPECT_TRUE(wiring().open[3]);
    EXPECT_TRUE(correct->isEnabled());
    QTest::mouseClick(correct, Qt::LeftButton);
    EXPECT_EQ(wiring(), Wiring{});
}

TEST_F(WiringViewTest, ChangesAreUndoneAndRedone)
{
    choose("supplyL1", 1);
    choose("loadN", 4);
    auto* undo = m_view.findChild<QAction*>(QStringLiteral("undoWiring"));
    auto* redo = m_view.findChild<QAction*>(QStringLiteral("redoWiring"));
    undo->trigger();
    EXPECT_FALSE(wiring().loadOpen[3]);
    EXPECT_EQ(wiring().conductorAt, (PerConductor<int>{1, 0, 2, 3}));
    undo->trigger();
    EXPECT_EQ(wiring(), Wiring{});
    EXPECT_FALSE(undo->isEnabled());
    redo->trigger();
    EXPECT_EQ(wiring().conductorAt, (PerConductor<int>{1, 0, 2, 3}));
}

TEST_F(WiringViewTest, ControlZUndoesWhileTheFocusIsInTheView)
{
    choose("supplyL1", 1);
    QApplication::setActiveWindow(&m_view);
    choice("supplyL2")->setFocus();
    QTest::keyClick(choice("supplyL2"), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(wiring(), Wiring{});
}

TEST_F(WiringViewTest, AnotherScenarioLeavesNothingToUndo)
{
    choose("supplyL1", 1);
    m_snapshot.scenario = std::make_shared<const Scenario>();
    m_view.setSnapshot(m_snapshot);
    EXPECT_FALSE(m_view.findChild<QAction*>(QStringLiteral("undoWiring"))->isEnabled());
}

TEST_F(WiringViewTest, AWishThatIsNotTakenIsNotShown)
{
    QObject::disconnect(&m_view, &WiringView::wiringChosen, nullptr, nullptr);
    choose("supplyL1", 1);
    EXPECT_EQ(choice("supplyL1")->currentText(), QStringLiteral("L1"));
}

TEST_F(WiringViewTest, TableNamesWhatIsInEachTerminal)
{
    choose("supplyN", 4);
    const QStringList lines = m_view.csv().split(u'\n');
    EXPECT_EQ(lines[1], QStringLiteral("L1,L1,L1,no"));
    EXPECT_EQ(lines[4], QStringLiteral("N,open,N,no"));
}

} // namespace
} // namespace vmeter
