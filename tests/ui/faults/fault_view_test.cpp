// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/faults/fault_view.h"

#include "virtualhw/bench/faults/bench_faults.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace vmeter {
namespace {

using namespace std::chrono_literals;

class FaultViewTest : public ::testing::Test {
protected:
    FaultViewTest()
    {
        QObject::connect(
            &m_view, &FaultView::addWanted, [this](const DeviceFault& fault) { m_added.push_back(fault); });
        QObject::connect(&m_view, &FaultView::removeWanted, [this](uint32_t id) { m_removed.push_back(id); });
        m_view.show();
    }

    template <class Widget> Widget* field(const char* name) { return m_view.findChild<Widget*>(QLatin1String(name)); }
    void choose(FaultKind kind) { field<QComboBox>("faultKind")->setCurrentIndex(static_cast<int>(kind)); }
    void add() { field<QPushButton>("addFault")->click(); }
    QString problem()
    {
        auto* label = field<QLabel>("faultProblem");
        return label->isVisible() ? label->text() : QString();
    }
    void show(MeterTime now = {})
    {
        Snapshot snapshot;
        snapshot.time = now;
        snapshot.faults = m_faults.list();
        m_view.setSnapshot(snapshot);
    }
    QString cell(int row, int column)
    {
        const QAbstractItemModel* model = field<QTableView>("faults")->model();
        return model->index(row, column).data().toString();
    }
    int rows() { return field<QTableView>("faults")->model()->rowCount(); }

    BenchFaults m_faults;
    FaultView m_view;
    std::vector<DeviceFault> m_added;
    std::vector<uint32_t> m_removed;
};

TEST_F(FaultViewTest, WhatIsFilledInIsOrdered)
{
    choose(FaultKind::delay);
    field<QSpinBox>("faultDelay")->setValue(200);
    field<QSpinBox>("faultLongestDelay")->setValue(3000);
    field<QSpinBox>("faultCount")->setValue(5);
    field<QDoubleSpinBox>("faultProbability")->setValue(25);
    field<QDoubleSpinBox>("faultDuration")->setValue(60);
    field<QLineEdit>("faultClient")->setText(QStringLiteral(" 127.0.0.1:40000 "));
    add();
    ASSERT_EQ(m_added.size(), 1U);
    const DeviceFault expected{.kind = FaultKind::delay,
        .count = 5,
        .probability = 0.25,
        .duration = Duration::seconds(60),
        .client = parseSocketAddress("127.0.0.1:40000"),
        .delay = {200ms, 3000ms}};
    const DeviceFault& got = m_added[0];
    EXPECT_EQ(got.kind, expected.kind);
    EXPECT_EQ(got.count, expected.count);
    EXPECT_EQ(got.probability, expected.probability);
    EXPECT_EQ(got.duration, expected.duration);
    EXPECT_EQ(got.client, expected.client);
    EXPECT_EQ(got.delay, expected.delay);
}

TEST_F(FaultViewTest, AFaultThatIsInForceIsNotAddedASecondTime)
{
    const auto addAndShow = [this] {
        const std::size_t before = m_added.size();
        add();
        if (m_added.size() > before) {
            m_faults.add(m_added.back(), {}, {}, false);
        }
        show();
        return m_added.size() > before;
    };
    choose(FaultKind::unplugged);
    EXPECT_TRUE(addAndShow());
    EXPECT_FALSE(addAndShow());
    EXPECT_TRUE(problem().contains(QStringLiteral("in force already"))) << problem().toStdString();
    EXPECT_EQ(rows(), 1);
    choose(FaultKind::exception);
    EXPECT_TRUE(addAndShow());
    field<QSpinBox>("faultCode")->setValue(4);
    EXPECT_TRUE(addAndShow()) << "it does something else";
    field<QLineEdit>("faultClient")->setText(QStringLiteral("127.0.0.1"));
    EXPECT_TRUE(addAndShow()) << "it is for somebody else";
    field<QSpinBox>("faultCount")->setValue(5);
    EXPECT_FALSE(addAndShow()) << "only its limit differs";
}

TEST_F(FaultViewTest, LeftAsItIsAFaultHasNoLimits)
{
    choose(FaultKind::noReply);
    add();
    ASSERT_EQ(m_added.size(), 1U);
    EXPECT_EQ(m_added[0].kind, FaultKind::noReply);
    EXPECT_FALSE(m_added[0].count || m_added[0].duration || m_added[0].client);
    EXPECT_EQ(m_added[0].probability, 1);
}

TEST_F(FaultViewTest, OnlyTheFieldsOfTheKindAreThere)
{
    const auto isThere = [this](const char* name) { return field<QWidget>(name)->isVisible(); };
    choose(FaultKind::delay);
    EXPECT_TRUE(isThere("faultDelay") && isThere("faultLongestDelay") && isThere("faultClient"));
    EXPECT_FALSE(isThere("faultCode") || isThere("faultMessage"));
    choose(FaultKind::split);
    EXPECT_TRUE(isThere("faultDelay"));
    EXPECT_FALSE(isThere("faultLongestDelay"));
    choose(FaultKind::exception);
    EXPECT_TRUE(isThere("faultCode"));
    EXPECT_FALSE(isThere("faultDelay"));
    choose(FaultKind::malfunction);
    EXPECT_TRUE(isThere("faultMessage"));
    EXPECT_FALSE(isThere("faultClient")) << "all share the device";
}

TEST_F(FaultViewTest, AFieldThatIsNotThereDoesNotCount)
{
    choose(FaultKind::reset);
    field<QLineEdit>("faultClient")->setText(QStringLiteral("nobody"));
    choose(FaultKind::unplugged);
    add();
    ASSERT_EQ(m_added.size(), 1U);
    EXPECT_FALSE(m_added[0].client.has_value());
}

TEST_F(FaultViewTest, AWrongClientIsExplainedAndNothingIsOrdered)
{
    choose(FaultKind::reset);
    field<QLineEdit>("faultClient")->setText(QStringLiteral("pc7"));
    add();
    EXPECT_TRUE(m_added.empty());
    EXPECT_TRUE(problem().contains(QStringLiteral("192.168.0.7:40000"))) << problem().toStdString();
    EXPECT_EQ(field<QLineEdit>("faultClient")->text(), QStringLiteral("pc7"));
    field<QLineEdit>("faultClient")->setText(QStringLiteral("127.0.0.1"));
    add();
    EXPECT_EQ(m_added.size(), 1U);
    EXPECT_EQ(problem(), QString());
}

TEST_F(FaultViewTest, AStateThatComesSeveralTimesNeedsADuration)
{
    choose(FaultKind::unplugged);
    field<QSpinBox>("faultCount")->setValue(3);
    add();
    EXPECT_TRUE(m_added.empty());
    EXPECT_NE(problem(), QString());
    field<QDoubleSpinBox>("faultDuration")->setValue(2);
    add();
    EXPECT_EQ(m_added.size(), 1U);
}

TEST_F(FaultViewTest, EnterOrdersAndDeleteRemoves)
{
    QTest::keyClick(field<QSpinBox>("faultCount"), Qt::Key_Return);
    EXPECT_EQ(m_added.size(), 1U);
    m_faults.add({.kind = FaultKind::noReply}, {}, {}, false);
    m_faults.add({.kind = FaultKind::reset}, {}, {}, false);
    show();
    field<QTableView>("faults")->selectRow(1);
    QTest::keyClick(field<QTableView>("faults"), Qt::Key_Delete);
    EXPECT_EQ(m_removed, std::vector<uint32_t>{2});
}

TEST_F(FaultViewTest, TheListTellsWhatIsInForceAndHowLong)
{
    const uint32_t late = m_faults.add({.kind = FaultKind::delay,
                                           .count = 5,
                                           .probability = 0.25,
                                           .duration = Duration::seconds(90),
                                           .client = parseSocketAddress("127.0.0.1"),
                                           .delay = {200ms, 3000ms}},
        {}, {}, false);
    m_faults.add({.kind = FaultKind::exception, .exception = 11}, {}, {}, false);
    m_faults.countStrike(late);
    m_faults.countStrike(late);
    show({Duration::seconds(30)});
    ASSERT_EQ(rows(), 2);
    EXPECT_EQ(cell(0, FaultModel::what), QStringLiteral("Late reply, 200 to 3000 ms"));
    EXPECT_EQ(cell(0, FaultModel::client), QStringLiteral("127.0.0.1"));
    EXPECT_EQ(cell(0, FaultModel::probability), QStringLiteral("25 %"));
    EXPECT_EQ(cell(0, FaultModel::struck), QStringLiteral("2 / 5"));
    EXPECT_EQ(cell(0, FaultModel::timeLeft), QStringLiteral("0:01:00"));
    EXPECT_EQ(cell(1, FaultModel::what), QStringLiteral("Exception 0b"));
    EXPECT_EQ(cell(1, FaultModel::timeLeft), QStringLiteral("until removed"));
}

TEST_F(FaultViewTest, ASelectedFaultStaysSelectedWhileOthersComeAndGo)
{
    for (int i = 0; i < 3; ++i) {
        m_faults.add({.kind = FaultKind::noReply}, {}, {}, false);
    }
    show();
    field<QTableView>("faults")->selectRow(1);
    m_faults.remove(1);
    m_faults.add({.kind = FaultKind::reset}, {}, {}, false);
    show();
    ASSERT_EQ(rows(), 3);
    field<QPushButton>("removeFault")->click();
    EXPECT_EQ(m_removed, std::vector<uint32_t>{2});
}

TEST_F(FaultViewTest, ButtonsAreThereWhenThereIsSomethingToRemove)
{
    show();
    EXPECT_FALSE(field<QPushButton>("removeFault")->isEnabled());
    EXPECT_FALSE(field<QPushButton>("removeAllFaults")->isEnabled());
    m_faults.add({.kind = FaultKind::noReply}, {}, {}, false);
    show();
    EXPECT_FALSE(field<QPushButton>("removeFault")->isEnabled()) << "nothing is selected";
    EXPECT_TRUE(field<QPushButton>("removeAllFaults")->isEnabled());
}

} // namespace
} // namespace vmeter
