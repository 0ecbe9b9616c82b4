// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/meter_time.h"
#include "ui/history/error_trend.h"
#include "ui/history/power_trend.h"
#include "virtualhw/base/language.h"

#include <qcustomplot.h>

#include <QComboBox>
#include <QLabel>
#include <QLocale>

#include <gtest/gtest.h>

#include <cmath>

namespace vmeter {
namespace {

/// 3 x 230 V, 10 A, PF 1; the meter shows 0.1 % too much and has counted 1 kWh in the first hour.
Snapshot snapshot(unsigned second)
{
    Snapshot result;
    result.time = meterTime(second);
    result.scenarioTime = {result.time.sinceStart};
    result.meter.uptime = {result.time.sinceStart};
    result.meter.powered = true;
    result.input.load.current = {10, 10, 10};
    result.meter.measurements.system.activePower = {6'906'900'000};
    result.meter.energies.at(Tariff::t1, Element::system, EnergyKind::activeImport).whole = second;
    return result;
}

QCPGraph* graph(PlotView& view, const QString& name)
{
    for (int i = 0; i < view.plot().graphCount(); ++i) {
        if (view.plot().graph(i)->name() == name) {
            return view.plot().graph(i);
        }
    }
    return nullptr;
}

class TrendTest : public ::testing::Test {
protected:
    TrendTest() { QLocale::setDefault(QLocale(QLocale::English)); }
};

TEST_F(TrendTest, PowerIsInKilowattsAndEnergyCountsFromTheLeft)
{
    PowerTrend trend;
    for (unsigned second = 1100; second <= 1200; ++second) {
        trend.record(snapshot(second));
    }
    trend.setSnapshot(snapshot(1200));
    const QCPGraph* power = graph(trend, QStringLiteral("P"));
    ASSERT_NE(power, nullptr);
    EXPECT_EQ(power->data()->size(), 101);
    EXPECT_NEAR((power->data()->constEnd() - 1)->value, 6.9069, 1e-9);
    EXPECT_NEAR((graph(trend, QStringLiteral("Ea+"))->data()->constEnd() - 1)->value, 0.1, 1e-9);
    EXPECT_EQ(power->keyAxis()->range().upper, 1200);
    EXPECT_EQ(power->keyAxis()->range().size(), 600);
}

TEST_F(TrendTest, TariffIsABandAndEventsAreMarks)
{
    auto scenario = std::make_shared<Scenario>();
    scenario->timeline.resize(2);
    scenario->timeline[0].at = Duration::seconds(10);
    scenario->timeline[1].at = Duration::seconds(40);
    scenario->repeat = Duration::seconds(60);
    PowerTrend trend;
    for (unsigned second = 1; second <= 90; ++second) {
        Snapshot now = snapshot(second);
        now.scenario = scenario;
        now.meter.tariff = second > 50 ? Tariff::t2 : Tariff::t1;
        trend.record(now);
    }
    trend.setSnapshot(snapshot(90));
    const QCPGraph* band = graph(trend, QStringLiteral("tariff T2"));
    EXPECT_EQ(band->data()->constBegin()->value, 0);
    EXPECT_EQ((band->data()->constEnd() - 1)->value, 1);
    std::vector<double> marks;
    for (const QCPGraphData& mark : *graph(trend, QStringLiteral("event"))->data()) {
        marks.push_back(mark.key);
    }
    EXPECT_EQ(marks, (std::vector<double>{10, 40, 70})); // 60 + 40 is still to come
}

TEST_F(TrendTest, PowerTableHasEverySecond)
{
    PowerTrend trend;
    trend.record(snapshot(1));
    trend.record(snapshot(2));
    const QStringList lines = trend.csv().split(u'\n', Qt::SkipEmptyParts);
    EXPECT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[2], QStringLiteral("2.000,6906.900,0.000,0.000,2.0000,0.0000,T1"));
}

TEST_F(TrendTest, ErrorIsShownWithTheLimitOfItsClass)
{
    ErrorTrend trend;
    for (unsigned second = 1; second <= 10; ++second) {
        trend.record(snapshot(second));
    }
    trend.setSnapshot(snapshot(10));
    const QCPGraph* error = graph(trend, QStringLiteral("Σ"));
    EXPECT_TRUE(std::isnan(error->data()->constBegin()->value)); // not settled
    EXPECT_NEAR((error->data()->constEnd() - 1)->value, 0.1, 1e-9);
    const QCPGraph* limit = graph(trend, QStringLiteral("limit of the class, Σ"));
    EXPECT_EQ((limit->data()->constEnd() - 1)->value, -1);
    EXPECT_EQ(trend.findChild<QLabel*>(QStringLiteral("errorReading"))->text(),
        QStringLiteral("Σ +0.100 % of 6,900.0 W, limit ±1.0 %"));
    trend.findChild<QComboBox*>(QStringLiteral("errorQuantity"))->setCurrentIndex(1);
    EXPECT_EQ(trend.findChild<QLabel*>(QStringLiteral("errorReading"))->text(),
        QStringLiteral("no error: too little to compare with"));
}

TEST_F(TrendTest, WhereThereIsNoErrorTheReasonIsSaid)
{
    ErrorTrend trend;
    const auto text = [&trend](const Snapshot& snapshot) {
        trend.record(snapshot);
        trend.setSnapshot(snapshot);
        return trend.findChild<QLabel*>(QStringLiteral("errorReading"))->text();
    };
    EXPECT_EQ(text(snapshot(1)), QStringLiteral("no error yet: the input has to stand still for 3 s"));
    Snapshot off = snapshot(2);
    off.meter.powered = false;
    EXPECT_EQ(text(off), QStringLiteral("no error: the meter is off"));
    Snapshot played = snapshot(3);
    played.recordingPlayed = true;
    EXPECT_EQ(text(played), QStringLiteral("recording played: its true power is not known"));
}

TEST_F(TrendTest, SecondsOfAMeterThatWasSwitchedOnBetweenTwoSecondsAreShown)
{
    ErrorTrend trend;
    for (unsigned picture = 0; picture < 10 * 30; ++picture) {
        Snapshot now = snapshot(0);
        now.time = {(Duration::seconds(2) + picture * kSecond) / 30};
        now.meter.uptime = {now.time.sinceStart + kSecond / 2};
        trend.record(now);
        trend.setSnapshot(now);
    }
    EXPECT_TRUE(
        trend.findChild<QLabel*>(QStringLiteral("errorReading"))->text().startsWith(QStringLiteral("Σ +0.100 %")));
}

TEST_F(TrendTest, AYoungMetersHistoryBeginsOnTheLeft)
{
    PowerTrend trend;
    trend.record(snapshot(1));
    trend.record(snapshot(30));
    trend.setSnapshot(snapshot(30));
    EXPECT_EQ(graph(trend, QStringLiteral("P"))->keyAxis()->range().lower, 0);
    EXPECT_EQ(graph(trend, QStringLiteral("P"))->keyAxis()->range().upper, 600);
}

TEST_F(TrendTest, AnotherBenchHasAHistoryOfItsOwn)
{
    PowerTrend power;
    ErrorTrend error;
    for (unsigned second = 1; second <= 10; ++second) {
        power.record(snapshot(second));
        error.record(snapshot(second));
    }
    Snapshot other = snapshot(1000);
    other.benchGeneration = 1;
    power.record(other);
    error.record(other);
    EXPECT_EQ(power.csv().count(u'\n'), 2); // the head and one second
    EXPECT_EQ(error.csv().count(u'\n'), 2);
}

TEST_F(TrendTest, RecordingGoesOnWhileNobodyLooks)
{
    ErrorTrend trend;
    for (unsigned second = 1; second <= 10; ++second) {
        trend.record(snapshot(second));
    }
    EXPECT_EQ(graph(trend, QStringLiteral("Σ"))->data()->size(), 0);
    trend.show();
    EXPECT_EQ(graph(trend, QStringLiteral("Σ"))->data()->size(), 10);
}

TEST_F(TrendTest, PowerHoldsBetweenTwoPoints)
{
    PowerTrend trend;
    for (const char* name : {"P", "Q", "S"}) {
        EXPECT_EQ(graph(trend, QLatin1String(name))->lineStyle(), QCPGraph::lsStepLeft)
            << name << ": a slope would be a ramp that never was";
    }
}

TEST_F(TrendTest, DaysOfTheAxisFollowTheLanguage)
{
    Language language;
    PowerTrend trend;
    trend.record(snapshot(200'000));
    trend.setSnapshot(snapshot(200'000));
    const auto clock = [&trend] {
        return trend.plot()
            .axisRect(1)
            ->axis(QCPAxis::atBottom)
            ->ticker()
            .dynamicCast<QCPAxisTickerTime>()
            ->timeFormat();
    };
    EXPECT_EQ(clock(), QStringLiteral("%d d %h:%m:%s"));
    language.set(QStringLiteral("fr"));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&trend, &change);
    EXPECT_EQ(clock(), QStringLiteral("%d j %h:%m:%s"));
    language.set(QStringLiteral("en"));
}

TEST_F(TrendTest, SecondsBetweenTwoPicturesAreShown)
{
    const auto log = std::make_shared<SecondLog>();
    PowerTrend trend;
    // As at high speed: a load is on from second 10 to 20, and pictures are made of the seconds 5 and 40 alone.
    for (unsigned second = 1; second <= 40; ++second) {
        Snapshot now = snapshot(second);
        now.meter.measurements.system.activePower = {second > 10 && second <= 20 ? 2'000'000'000 : 0};
        now.seconds = log;
        log->add(secondReading(now.time, now.meter));
        if (second == 5 || second == 40) {
            trend.record(now);
            trend.setSnapshot(now);
        }
    }
    const auto points = graph(trend, QStringLiteral("P"))->data();
    ASSERT_EQ(points->size(), 40);
    EXPECT_EQ(points->at(9)->value, 0);
    EXPECT_EQ(points->at(10)->value, 2);
    EXPECT_EQ(points->at(19)->value, 2);
    EXPECT_EQ(points->at(20)->value, 0);
    // Nothing twice.
    Snapshot last = snapshot(40);
    last.seconds = log;
    trend.record(last);
    EXPECT_EQ(trend.csv().count(u'\n'), 41);
}

} // namespace
} // namespace vmeter
