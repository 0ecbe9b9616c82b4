// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phasors/phasor_diagram.h"

#include "ui/plots/plot_style.h"

#include <QColor>
#include <QImage>
#include <QPixmap>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

double degrees(Phasor phasor)
{
    return std::arg(phasor) * 180 / std::numbers::pi;
}

/// 230 V, a current lagging by 60 degrees, the samples beginning 30 degrees into the cycle of phase 1.
Snapshot snapshot(double amperes = 5)
{
    Snapshot result;
    result.time = {Duration{800}};
    result.input.load.current = {5, 5, 5};
    for (std::size_t n = 0; n < kScopeSets; ++n) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const double angle
                = 2 * std::numbers::pi * (static_cast<double>(n) / 160 + 30 / 360.0 - static_cast<double>(phase) / 3);
            const auto counts = [](double value, double fullScale) {
                return static_cast<int32_t>(std::lround(value * std::numbers::sqrt2 / fullScale * 8388608));
            };
            result.scope[n].u[phase] = counts(230 * std::sin(angle), 500);
            result.scope[n].i[phase] = counts(amperes * std::sin(angle - std::numbers::pi / 3), 200);
        }
    }
    return result;
}

TEST(PhasorDiagram, ShowsFundamentalsAgainstTheFirstVoltage)
{
    PhasorDiagram diagram;
    diagram.setSnapshot(snapshot());
    const PhasorReading& reading = diagram.reading();
    EXPECT_NEAR(std::abs(reading.voltage[0]), 230, 1e-3);
    EXPECT_NEAR(degrees(reading.voltage[0]), 0, 1e-3);
    EXPECT_NEAR(degrees(reading.voltage[1]), -120, 1e-3);
    EXPECT_NEAR(degrees(reading.current[0]), -60, 1e-2);
    EXPECT_EQ(reading.symmetry.rotation, Rotation::order123);
    EXPECT_FALSE(diagram.isExpected());
}

TEST(PhasorDiagram, NoiseDoesNotSwitchTheScaleToAndFro)
{
    PhasorDiagram diagram;
    MeterTime time{Duration{800}};
    const auto fullScale = [&](double amperes) {
        Snapshot now = snapshot(amperes);
        now.time = time += Duration{800};
        diagram.setSnapshot(now);
        return diagram.fullScaleAmperes();
    };
    EXPECT_EQ(fullScale(10), 15);
    EXPECT_EQ(fullScale(9.99), 15);
    EXPECT_EQ(fullScale(9.4), 15);
    EXPECT_EQ(fullScale(8), 10);
    EXPECT_EQ(fullScale(9.4), 10);
    EXPECT_EQ(fullScale(10.01), 15);
}

TEST(PhasorDiagram, WhileTimeStandsStillItShowsWhatAChangeIsAboutToMake)
{
    PhasorDiagram diagram;
    Snapshot paused = snapshot();
    diagram.setSnapshot(paused);
    paused.input.wiring.conductorAt = {0, 2, 1, 3};
    paused.input.wiring.reversed = {true, false, false};
    diagram.setSnapshot(paused);
    EXPECT_TRUE(diagram.isExpected());
    EXPECT_EQ(diagram.reading().symmetry.rotation, Rotation::order132);
    EXPECT_NEAR(std::abs(degrees(diagram.reading().current[0])), 180, 1e-6);
    diagram.setSnapshot(snapshot()); // undone
    EXPECT_FALSE(diagram.isExpected());
    EXPECT_EQ(diagram.reading().symmetry.rotation, Rotation::order123);
}

/// Relative luminance of WCAG 2.1.
double luminance(const QColor& colour)
{
    const auto linear
        = [](double share) { return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

TEST(PhasorDiagram, TheCirclesOfTheDialAreSeenAgainstTheScreen)
{
    PhasorDiagram diagram;
    diagram.resize(600, 400);
    const QImage picture = diagram.grab().toImage(); // without phasors
    // From the dial's middle, left of the table, up through the inner circle to the outer one, between two spokes.
    const auto bestContrast = [&](int from, int to) {
        double best = 1;
        for (int y = from; y < to; ++y) {
            const double ink = luminance(picture.pixelColor(picture.width() / 4, y));
            best = std::max(best, (ink + 0.05) / (luminance(kScreenColour) + 0.05));
        }
        return best;
    };
    EXPECT_GE(bestContrast(picture.height() / 4, picture.height() / 2), 3) << "WCAG 1.4.11";
}

TEST(PhasorDiagram, TableHasAnglesAndLag)
{
    PhasorDiagram diagram;
    diagram.setSnapshot(snapshot());
    const QStringList lines = diagram.csv().split(u'\n');
    EXPECT_EQ(lines[0], QStringLiteral("quantity,rms,unit,angle_deg,lag_deg"));
    EXPECT_TRUE(lines[2].startsWith(QStringLiteral("I1,5.0000,A,-60.00,60.00"))) << lines[2].toStdString();
}

TEST(PhasorDiagram, ADeadLineHasNoSequence)
{
    PhasorDiagram diagram;
    Snapshot dead;
    dead.time = {Duration{1}};
    diagram.setSnapshot(dead);
    EXPECT_FALSE(diagram.reading().symmetry.rotation);
    EXPECT_EQ(diagram.reading().voltage[0], Phasor{});
}

TEST(PhasorDiagram, ShowsWhatTheCalibrationMakesOfTheSamples)
{
    Snapshot calibrated = snapshot();
    calibrated.calibration.voltageGain[0] = kUnityGain + kUnityGain / 100;
    calibrated.calibration.currentGain[1] = kUnityGain - kUnityGain / 50;
    PhasorDiagram diagram;
    diagram.setSnapshot(calibrated);
    EXPECT_NEAR(std::abs(diagram.reading().voltage[0]), 230 * 1.01, 1e-3);
    EXPECT_NEAR(std::abs(diagram.reading().voltage[1]), 230, 1e-3);
    EXPECT_NEAR(std::abs(diagram.reading().current[1]), 5 * 0.98, 1e-3);
}

} // namespace
} // namespace vmeter
