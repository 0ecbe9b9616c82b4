// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/measurements/measurement_model.h"

#include "ui/measurements/measurement_table.h"
#include "ui/plots/view_export.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <QtTest>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class MeasurementModelTest : public ::testing::Test {
protected:
    MeasurementModelTest() { QLocale::setDefault(QLocale(QLocale::English)); }

    /// 230 V, 10 A, 60 deg lagging on L1, as in the reference scenario.
    static MeterState reference()
    {
        MeterState meter;
        meter.powered = true;
        meter.uptime = {kSecond};
        ElementMeasurement& l1 = meter.measurements.phase[0];
        l1.voltage = {230'000'000};
        l1.current = {10'000'000};
        l1.activePower = {1'150'000'000};
        l1.reactivePower = {1'991'858'000};
        l1.apparentPower = {2'300'000'000};
        l1.powerFactor = {500'000, true};
        meter.measurements.lineVoltage[0] = {398'371'685};
        meter.measurements.frequency = {50'000'000};
        return meter;
    }

    QString cell(int row, int column) { return m_model.data(m_model.index(row, column)).toString(); }

    MeasurementModel m_model;
};

TEST_F(MeasurementModelTest, ShowsEachQuantityWithItsUnitAndResolution)
{
    m_model.setMeter(reference());
    const char* expected[] = {"230.00 V", "398.37 V", "10.000 A", "1.15 kW", "1.99 kvar", "2.30 kVA", "0.500"};
    for (int row = 0; row < 7; ++row) {
        EXPECT_EQ(cell(row, 0).toStdString(), expected[row]);
    }
    EXPECT_EQ(cell(7, 3).toStdString(), "50.000 Hz");
}

TEST_F(MeasurementModelTest, ShowsADashForWhatDoesNotExist)
{
    m_model.setMeter(reference());
    EXPECT_EQ(cell(6, 1).toStdString(), "–"); // no power factor without current
    EXPECT_EQ(cell(7, 0).toStdString(), "–"); // one frequency for all phases
}

TEST_F(MeasurementModelTest, NeutralCurrentIsThere)
{
    MeterState meter = reference();
    meter.measurements.neutralCurrent = {7'250'000};
    m_model.setMeter(meter);
    EXPECT_EQ(m_model.headerData(8, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("IN"));
    EXPECT_EQ(cell(8, 3).toStdString(), "7.250 A");
    EXPECT_EQ(cell(8, 0).toStdString(), "–"); // no phase's
}

TEST_F(MeasurementModelTest, LastColumnSaysWhatItShows)
{
    EXPECT_EQ(m_model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Mean or sum"));
    EXPECT_TRUE(
        m_model.headerData(3, Qt::Horizontal, Qt::ToolTipRole).toString().contains(QStringLiteral("sum for P")));
}

TEST_F(MeasurementModelTest, WhatRoundsToNothingHasNoSign)
{
    MeterState meter = reference();
    meter.measurements.phase[0].activePower = {-4'999'999}; // of steps of 10 W
    meter.measurements.phase[1].activePower = {-5'000'001};
    m_model.setMeter(meter);
    EXPECT_EQ(cell(3, 0).toStdString(), "0.00 kW");
    EXPECT_EQ(cell(3, 1).toStdString(), "−0.01 kW");
}

TEST_F(MeasurementModelTest, HasNoValuesWithoutPower)
{
    MeterState meter = reference();
    m_model.setMeter(meter);
    meter.powered = false;
    m_model.setMeter(meter);
    EXPECT_EQ(cell(0, 0).toStdString(), "–");
}

TEST_F(MeasurementModelTest, IsRenewedWithTheSecondOfTheMeter)
{
    int changes = 0;
    QObject::connect(&m_model, &QAbstractItemModel::dataChanged, &m_model, [&] { ++changes; });
    MeterState meter = reference();
    m_model.setMeter(meter);
    meter.uptime += kSecond / 2;
    m_model.setMeter(meter);
    EXPECT_EQ(changes, 1);
    meter.uptime += kSecond / 2;
    m_model.setMeter(meter);
    EXPECT_EQ(changes, 2);
}

TEST_F(MeasurementModelTest, FrenchNumbersHaveACommaAfterTheLanguageIsChanged)
{
    m_model.setMeter(reference());
    QLocale::setDefault(QLocale(QLocale::French));
    EXPECT_EQ(cell(0, 0).toStdString(), "230,00 V");
}

TEST(MeasurementTable, TabLeavesIt)
{
    QWidget window;
    auto* const layout = new QVBoxLayout(&window);
    auto* const table = new MeasurementTable(&window);
    auto* const next = new QLineEdit(&window);
    layout->addWidget(table);
    layout->addWidget(next);
    window.show();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Tab);
    EXPECT_EQ(window.focusWidget(), next);
}

TEST_F(MeasurementModelTest, SignsAreThoseOfPrintAndNotHyphens)
{
    MeterState meter = reference();
    meter.measurements.phase[0].reactivePower = {-140'000'000};
    m_model.setMeter(meter);
    EXPECT_EQ(cell(4, 0).toStdString(), "−0.14 kvar");
}

TEST_F(MeasurementModelTest, APhaseWithoutLoadHasNoPowerFactor)
{
    MeterState meter = reference();
    meter.measurements.phase[0].apparentPower = {4'000'000}; // is shown as 0.00 kVA
    m_model.setMeter(meter);
    EXPECT_EQ(cell(6, 0).toStdString(), "–");
}

TEST(MeasurementTable, ARightClickOffersToCopyAndToExport)
{
    MeasurementTable table;
    MeterState meter;
    meter.powered = true;
    meter.uptime = {kSecond};
    meter.measurements.phase[0].voltage = {230'000'000};
    table.setMeter(meter);
    EXPECT_EQ(table.contextMenuPolicy(), Qt::ActionsContextMenu);
    ASSERT_NE(table.findChild<ExportAction*>(), nullptr);
    EXPECT_TRUE(table.actions().contains(table.findChild<ExportAction*>()));
    table.setCurrentIndex(table.model()->index(0, 0));
    table.findChild<QAction*>(QStringLiteral("copyMeasurement"))->trigger();
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(), "230.00 V");
    table.findChild<QAction*>(QStringLiteral("copyMeasurements"))->trigger();
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QStringLiteral("V\t230.00 V\t0.00 V")));
}

TEST_F(MeasurementModelTest, TableForAFileHasNumbersAndUnits)
{
    m_model.setMeter(reference());
    const QStringList lines = m_model.csv().split(u'\n');
    EXPECT_EQ(lines[0], QStringLiteral("quantity,unit,L1,L2,L3,mean_or_sum"));
    EXPECT_EQ(lines[1], QStringLiteral("V,V,230.00,0.00,0.00,0.00"));
    EXPECT_EQ(lines[7], QStringLiteral("PF,,0.500,,,"));
}

} // namespace
} // namespace vmeter
