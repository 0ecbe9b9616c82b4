// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/oscilloscope.h"

#include <qcustomplot.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QtTest>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

constexpr int32_t kHalfScale = 1 << 22;

Snapshot steady(int32_t u1, int32_t i1)
{
    Snapshot snapshot;
    snapshot.time = {Duration{1}};
    for (SampleSet& set : snapshot.scope) {
        set.u = {u1, -u1, 0, 0};
        set.i = {i1, -i1, i1 / 2, 0};
    }
    return snapshot;
}

QString text(const Oscilloscope& scope, const char* label)
{
    return scope.findChild<QLabel*>(QLatin1String(label))->text();
}

bool anyItemSays(Oscilloscope& scope, const QString& words)
{
    for (int i = 0; i < scope.plot().itemCount(); ++i) {
        const auto* item = qobject_cast<QCPItemText*>(scope.plot().item(i));
        if (item != nullptr && item->visible() && item->text().contains(words)) {
            return true;
        }
    }
    return false;
}

TEST(Oscilloscope, ShowsVoltsAndAmperesOfAllSixChannelsAndTheirSum)
{
    Oscilloscope scope;
    scope.setSnapshot(steady(kHalfScale, kHalfScale));
    // Half of 500 V and of 200 A full scale; the neutral carries 100 - 100 + 50 A.
    const double expected[] = {250, -250, 0, 100, -100, 50, 50};
    for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
        EXPECT_DOUBLE_EQ(scope.trace(channel).data()->constBegin()->value, expected[channel]) << channel;
    }
    EXPECT_EQ(scope.trace(0).data()->size(), 320);
}

TEST(Oscilloscope, StillInputIsShownTenTimesASecondAndAChangeAtOnce)
{
    Oscilloscope scope;
    const auto shownAt = [&](MeterTime time, double amperes, int32_t i1) {
        Snapshot snapshot = steady(kHalfScale, i1);
        snapshot.time = time;
        snapshot.input.load.current[0] = amperes;
        scope.setSnapshot(snapshot);
        return scope.trace(3).data()->constBegin()->value;
    };
    EXPECT_DOUBLE_EQ(shownAt({Duration{100}}, 5, kHalfScale), 100);
    EXPECT_DOUBLE_EQ(shownAt({Duration{366}}, 5, kHalfScale / 2), 50) << "it has just changed: every picture";
    EXPECT_DOUBLE_EQ(shownAt({Duration{8100}}, 5, kHalfScale), 100);
    EXPECT_DOUBLE_EQ(shownAt({Duration{8366}}, 5, kHalfScale / 2), 100) << "a second without a change";
    EXPECT_DOUBLE_EQ(shownAt({Duration{8900}}, 5, kHalfScale / 2), 50) << "0.1 s after the last picture";
    EXPECT_DOUBLE_EQ(shownAt({Duration{9000}}, 6, kHalfScale), 100) << "the load has changed";
}

TEST(Oscilloscope, SweepIsFortyMillisecondsAndPensAreOnePixel)
{
    Oscilloscope scope;
    for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
        EXPECT_DOUBLE_EQ(scope.trace(channel).keyAxis()->range().upper, 40);
        EXPECT_LE(scope.trace(channel).pen().widthF(), 1) << "a wider pen costs 142 ms a picture";
    }
    EXPECT_NE(scope.trace(0).valueAxis(), scope.trace(3).valueAxis());
}

TEST(Oscilloscope, RangesFollowThePeak)
{
    Oscilloscope scope;
    uint64_t sample = 0;
    const auto rangeAt = [&](int32_t counts) {
        Snapshot snapshot = steady(0, counts);
        snapshot.time = {Duration{++sample}};
        scope.setSnapshot(snapshot);
        return scope.trace(3).valueAxis()->range().upper;
    };
    EXPECT_DOUBLE_EQ(rangeAt(kHalfScale), 200);     // 100 A and a margin
    EXPECT_DOUBLE_EQ(rangeAt(kHalfScale / 16), 10); // 6.25 A
    EXPECT_DOUBLE_EQ(rangeAt(0), 0.1);
}

TEST(Oscilloscope, VoltageRangeComesBackAfterAnExcursion)
{
    Oscilloscope scope;
    uint64_t sample = 0;
    const auto rangeAt = [&](double volts) {
        Snapshot snapshot = steady(static_cast<int32_t>(volts / 250 * kHalfScale), 0);
        snapshot.time = {Duration{++sample}};
        scope.setSnapshot(snapshot);
        return scope.trace(0).valueAxis()->range().upper;
    };
    EXPECT_DOUBLE_EQ(rangeAt(325), 400); // the peak of 230 V
    EXPECT_DOUBLE_EQ(rangeAt(480), 1000);
    EXPECT_DOUBLE_EQ(rangeAt(375), 1000) << "too near to the limit of 400 V";
    EXPECT_DOUBLE_EQ(rangeAt(325), 400);
}

TEST(Oscilloscope, TimeBaseIsChosen)
{
    Oscilloscope scope;
    scope.setSnapshot(steady(kHalfScale, 0));
    auto* choice = scope.findChild<QComboBox*>(QStringLiteral("timeBase"));
    for (const auto& [milliseconds, sets] : {std::pair(5, 40), std::pair(60, 480)}) {
        choice->setCurrentIndex(choice->findData(milliseconds));
        EXPECT_EQ(scope.trace(0).data()->size(), sets);
        EXPECT_DOUBLE_EQ(scope.trace(0).keyAxis()->range().upper, milliseconds);
    }
}

TEST(Oscilloscope, ZoomStaysWithinTheSweepAndIsTheSameForBothScreens)
{
    Oscilloscope scope;
    scope.trace(0).keyAxis()->setRange(30, 50);
    EXPECT_EQ(scope.trace(3).keyAxis()->range(), QCPRange(20, 40));
    EXPECT_EQ(scope.trace(0).keyAxis()->range(), QCPRange(20, 40));
    scope.trace(3).keyAxis()->setRange(-100, 100);
    EXPECT_EQ(scope.trace(0).keyAxis()->range(), QCPRange(0, 40));
}

TEST(Oscilloscope, CursorsReadTimeAndValues)
{
    QLocale::setDefault(QLocale(QLocale::English));
    Snapshot snapshot;
    snapshot.time = {Duration{1}};
    for (std::size_t n = 0; n < kScopeSets; ++n) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(n) / 160; // 50 Hz
        snapshot.scope[n].u[0] = static_cast<int32_t>(std::lround(325.27 / 500 * 8388608 * std::sin(angle)));
    }
    Oscilloscope scope;
    scope.findChild<QCheckBox*>(QStringLiteral("cursorsOn"))->setChecked(true);
    scope.setSnapshot(snapshot);
    scope.findChild<QDoubleSpinBox*>(QStringLiteral("cursorA"))->setValue(5); // a quarter period after the trigger
    scope.findChild<QDoubleSpinBox*>(QStringLiteral("cursorB"))->setValue(15);
    EXPECT_TRUE(text(scope, "readingA").startsWith(QStringLiteral("u1 325.3 V")))
        << text(scope, "readingA").toStdString();
    EXPECT_TRUE(text(scope, "readingB").startsWith(QStringLiteral("u1 -325.3 V")));
    EXPECT_EQ(text(scope, "cursorDistance"), QStringLiteral("B − A: 10.000 ms, one in 100.00 Hz"));
}

TEST(Oscilloscope, CursorsAreDragged)
{
    Oscilloscope scope;
    scope.resize(600, 400);
    scope.show();
    scope.findChild<QCheckBox*>(QStringLiteral("cursorsOn"))->setChecked(true);
    auto* cursor = scope.findChild<QDoubleSpinBox*>(QStringLiteral("cursorA"));
    scope.plot().replot();
    const QCPAxis* time = scope.trace(0).keyAxis();
    const auto at = [&](double milliseconds) { return QPoint(static_cast<int>(time->coordToPixel(milliseconds)), 60); };
    QTest::mousePress(&scope.plot(), Qt::LeftButton, {}, at(cursor->value()));
    QTest::mouseMove(&scope.plot(), at(30));
    QTest::mouseRelease(&scope.plot(), Qt::LeftButton, {}, at(30));
    EXPECT_NEAR(cursor->value(), 30, 0.2);
    EXPECT_EQ(time->range(), QCPRange(0, 40)); // moving the cursor has not moved the picture
}

TEST(Oscilloscope, OverRangeIsMarkedWithItsChannels)
{
    Oscilloscope scope;
    Snapshot snapshot = steady(kHalfScale, kHalfScale);
    scope.setSnapshot(snapshot);
    EXPECT_FALSE(anyItemSays(scope, QStringLiteral("over range")));
    for (SampleSet& set : snapshot.scope) {
        set.i[1] = kSampleMin;
    }
    snapshot.time = {Duration{2}};
    scope.setSnapshot(snapshot);
    EXPECT_TRUE(anyItemSays(scope, QStringLiteral("over range: i2")));
    snapshot = steady(kHalfScale, kHalfScale);
    snapshot.time = {Duration{3}};
    scope.setSnapshot(snapshot);
    EXPECT_FALSE(anyItemSays(scope, QStringLiteral("over range")));
}

} // namespace
} // namespace vmeter
