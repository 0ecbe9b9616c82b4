// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loads/load_board_view.h"

#include "ui/loads/load_card.h"
#include "virtualhw/scenario/scenario_file.h"

#include <QFile>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace vmeter {
namespace {

/// A board with a bench that does at once what is asked.
class LoadBoardViewTest : public ::testing::Test {
protected:
    LoadBoardViewTest()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_snapshot.scenario = std::make_shared<Scenario>();
        QObject::connect(&m_board, &LoadBoardView::inputsWanted, &m_board,
            [this](const InputChange& change) { apply(change, m_snapshot.input); });
        at({});
    }

    void at(Duration time)
    {
        m_snapshot.time = {time};
        m_board.record(m_snapshot);
        m_board.setSnapshot(m_snapshot);
    }
    LoadCard* card(const char* kind)
    {
        return m_board.findChild<LoadCard*>(QStringLiteral("load_%1").arg(QLatin1String(kind)));
    }
    QToolButton* button(const char* kind, const QString& text)
    {
        const QList<QToolButton*> buttons = card(kind)->findChildren<QToolButton*>();
        const auto found = std::ranges::find(buttons, text, &QToolButton::text);
        return found != buttons.end() ? *found : nullptr;
    }
    /// A rms of the device; 0: it does not run.
    double amperes(const std::string& name)
    {
        for (const Device& device : m_snapshot.input.load.devices) {
            if (device.name == name) {
                return device.elements.front().current;
            }
        }
        return 0;
    }

    Snapshot m_snapshot;
    LoadBoardView m_board;
};

TEST_F(LoadBoardViewTest, SwitchesADeviceOnAPhaseAndOff)
{
    QTest::mouseClick(button("kettle", QStringLiteral("L2")), Qt::LeftButton);
    EXPECT_EQ(amperes("kettle L2"), 9.57);
    at(kSecond);
    EXPECT_TRUE(button("kettle", QStringLiteral("L2"))->isChecked());
    EXPECT_FALSE(button("kettle", QStringLiteral("L1"))->isChecked());
    QTest::mouseClick(button("kettle", QStringLiteral("L2")), Qt::LeftButton);
    EXPECT_TRUE(m_snapshot.input.load.devices.empty());
}

TEST_F(LoadBoardViewTest, AllSwitchesOnWhatIsMissing)
{
    button("oven", QStringLiteral("L1"))->click();
    button("oven", QStringLiteral("All"))->click();
    EXPECT_EQ(m_snapshot.input.load.devices.size(), 3U);
    at(kSecond);
    EXPECT_TRUE(button("oven", QStringLiteral("All"))->isChecked());
    m_board.findChild<QPushButton*>(QStringLiteral("loadsOff"))->click();
    EXPECT_TRUE(m_snapshot.input.load.devices.empty());
    at(2 * kSecond);
    EXPECT_FALSE(button("oven", QStringLiteral("All"))->isChecked());
}

TEST_F(LoadBoardViewTest, NumberAndPowerScaleWhatRuns)
{
    button("kettle", QStringLiteral("L1"))->click();
    card("kettle")->findChild<QSpinBox*>()->setValue(3);
    EXPECT_DOUBLE_EQ(amperes("kettle L1"), 28.71);
    card("kettle")->findChild<QSlider*>()->setValue(50);
    EXPECT_DOUBLE_EQ(amperes("kettle L1"), 14.355);
}

TEST_F(LoadBoardViewTest, AMotorRunsUpInMeterTime)
{
    button("motor", QStringLiteral("L1 L2 L3"))->click();
    EXPECT_EQ(amperes("motor"), 88);
    at(Duration::milliseconds(899));
    EXPECT_EQ(amperes("motor"), 88);
    at(Duration::milliseconds(900));
    EXPECT_EQ(amperes("motor"), 62);
    at(5 * kSecond);
    EXPECT_EQ(amperes("motor"), 14.6) << "at speed, several stages are due at once";
}

TEST_F(LoadBoardViewTest, SwitchedOffDuringItsStartItStaysOff)
{
    button("motor", QStringLiteral("L1 L2 L3"))->click();
    button("motor", QStringLiteral("L1 L2 L3"))->click();
    at(5 * kSecond);
    EXPECT_TRUE(m_snapshot.input.load.devices.empty());
}

TEST_F(LoadBoardViewTest, WhatWasDoneIsSavedAsAScenario)
{
    auto* save = m_board.findChild<QPushButton*>(QStringLiteral("loadsSave"));
    EXPECT_FALSE(save->isEnabled());
    at(10 * kSecond);
    button("welder", QStringLiteral("L1–L3"))->click();
    at(12 * kSecond);
    button("welder", QStringLiteral("L1–L3"))->click();
    EXPECT_TRUE(save->isEnabled());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("board.yaml"));
    ASSERT_TRUE(m_board.saveAs(path));
    const auto result = loadScenarioFile(path.toStdString());
    ASSERT_TRUE(result);
    ASSERT_EQ(result->timeline.size(), 2U);
    EXPECT_EQ(result->timeline[1].at, 2 * kSecond);
}

TEST_F(LoadBoardViewTest, AnotherScenarioBeginsANewRecord)
{
    button("kettle", QStringLiteral("L1"))->click();
    EXPECT_FALSE(m_board.yaml().empty());
    m_snapshot.scenario = std::make_shared<Scenario>();
    m_snapshot.input = {};
    at(kSecond);
    EXPECT_TRUE(m_board.yaml().empty());
    EXPECT_FALSE(button("kettle", QStringLiteral("L1"))->isChecked());
}

TEST_F(LoadBoardViewTest, EveryDeviceHasItsPicture)
{
    for (const BoardKind& kind : boardKinds()) {
        EXPECT_TRUE(QFile::exists(QStringLiteral(":/loads/%1.svg").arg(QString::fromStdString(kind.name))))
            << kind.name;
    }
}

TEST_F(LoadBoardViewTest, EverySwitchAndSliderHasANameAndIsReachedByTab)
{
    for (const QWidget* part : m_board.findChildren<QWidget*>()) {
        if (qobject_cast<const QToolButton*>(part) != nullptr || qobject_cast<const QSlider*>(part) != nullptr
            || qobject_cast<const QSpinBox*>(part) != nullptr) {
            EXPECT_FALSE(part->accessibleName().isEmpty()) << part->parent()->objectName().toStdString();
            EXPECT_NE(part->focusPolicy() & Qt::TabFocus, 0);
        }
    }
}

} // namespace
} // namespace vmeter
