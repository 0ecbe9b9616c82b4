// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phasors/spectrum_view.h"

#include <qcustomplot.h>

#include <QComboBox>
#include <QLabel>
#include <QLocale>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

/// 10 A with 3 A of the third harmonic in each phase.
Snapshot spectrumSnapshot()
{
    Snapshot result;
    result.time = {Duration{800}};
    for (std::size_t n = 0; n < kScopeSets; ++n) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const double angle = 2 * std::numbers::pi * (static_cast<double>(n) / 160 - static_cast<double>(phase) / 3);
            const double amperes = std::numbers::sqrt2 * (10 * std::sin(angle) + 3 * std::sin(3 * angle));
            result.scope[n].i[phase] = static_cast<int32_t>(std::lround(amperes / 200 * 8388608));
        }
    }
    return result;
}

const QCPBars& bars(SpectrumView& view, int index)
{
    return *qobject_cast<QCPBars*>(view.plot().plottable(index));
}

double at(const QCPBars& bars, int order)
{
    for (const QCPBarsData& bar : *bars.data()) {
        if (std::lround(bar.key) == order) {
            return bar.value;
        }
    }
    return -1;
}

TEST(SpectrumView, ShowsHarmonicsAgainstTheFundamental)
{
    QLocale::setDefault(QLocale(QLocale::English));
    SpectrumView view;
    view.findChild<QComboBox*>(QStringLiteral("spectrumChannels"))->setCurrentIndex(1);
    view.setSnapshot(spectrumSnapshot());
    EXPECT_NEAR(at(bars(view, 0), 3), 30, 0.01);
    EXPECT_NEAR(at(bars(view, 2), 3), 30, 0.01);
    EXPECT_NEAR(at(bars(view, 0), 5), 0, 0.01);
    EXPECT_EQ(view.findChild<QLabel*>(QStringLiteral("distortion"))->text(),
        QStringLiteral("THD: i1 30.0 %   i2 30.0 %   i3 30.0 %"));
}

TEST(SpectrumView, OfTheNeutralInAmperes)
{
    SpectrumView view;
    view.findChild<QComboBox*>(QStringLiteral("spectrumChannels"))->setCurrentIndex(2);
    view.setSnapshot(spectrumSnapshot());
    EXPECT_NEAR(at(bars(view, 0), 3), 9, 0.001); // three times 3 A add up
    EXPECT_NEAR(at(bars(view, 0), 1), 0, 0.001);
    EXPECT_EQ(bars(view, 1).data()->size(), 0);
}

TEST(SpectrumView, ADeadChannelHasNoDistortion)
{
    SpectrumView view;
    view.setSnapshot(spectrumSnapshot()); // contains no voltages
    EXPECT_EQ(view.findChild<QLabel*>(QStringLiteral("distortion"))->text(), QStringLiteral("THD: u1 –   u2 –   u3 –"));
}

TEST(SpectrumView, TableHasALineForEachOrder)
{
    SpectrumView view;
    view.setSnapshot(spectrumSnapshot());
    const QStringList lines = view.csv().split(u'\n', Qt::SkipEmptyParts);
    EXPECT_EQ(lines.size(), 42);
    EXPECT_EQ(lines[4].section(u',', 7, 7), QStringLiteral("3.00000"));
}

} // namespace
} // namespace vmeter
