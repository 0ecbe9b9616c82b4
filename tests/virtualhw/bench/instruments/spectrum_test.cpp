// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/spectrum.h"

#include "virtualhw/bench/snapshot.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

double degrees(Phasor phasor)
{
    return std::arg(phasor) * 180 / std::numbers::pi;
}

/// 100 ms at the converter: 230 V on u1 and 115 V, 120 degrees behind, on u2; on i1 10 A with 3 A of order 3 (30 % at
/// 40 degrees) and 0.4 A of order 40, on i2 -4 A.
std::vector<SampleSet> samples(double frequencyHz)
{
    std::vector<SampleSet> sets(kScopeSets);
    for (std::size_t n = 0; n < sets.size(); ++n) {
        const double a = 2 * std::numbers::pi * frequencyHz * static_cast<double>(n) / 8000;
        const auto counts = [](double value, double fullScale) {
            return static_cast<int32_t>(std::lround(value * std::numbers::sqrt2 / fullScale * 8388608));
        };
        sets[n].u[0] = counts(230 * std::sin(a), 500);
        sets[n].u[1] = counts(115 * std::sin(a - 2 * std::numbers::pi / 3), 500);
        sets[n].i[0] = counts(
            10 * std::sin(a) + 3 * std::sin(3 * a + 40 * std::numbers::pi / 180) + 0.4 * std::sin(40 * a), 200);
        sets[n].i[1] = counts(-4 * std::sin(a), 200);
    }
    return sets;
}

TEST(Spectrum, FindsOrdersWithTheirAngles)
{
    SpectrumAnalyser analyser;
    const Spectra& spectra = analyser.analyse(samples(50), 50);
    EXPECT_NEAR(std::abs(spectra[0].fundamental()), 230, 1e-3);
    EXPECT_NEAR(degrees(spectra[0].fundamental()), 0, 1e-3);
    EXPECT_NEAR(std::abs(spectra[1].fundamental()), 115, 1e-3);
    EXPECT_NEAR(degrees(spectra[1].fundamental()), -120, 1e-3);
    EXPECT_NEAR(std::abs(spectra[3].order[3]), 3, 1e-3);
    EXPECT_NEAR(degrees(spectra[3].order[3]), 40, 1e-2);
    EXPECT_NEAR(std::abs(spectra[3].order[40]), 0.4, 1e-3);
    EXPECT_NEAR(std::abs(spectra[3].order[2]), 0, 1e-3);
}

TEST(Spectrum, DoesNotLeakWhereTheSamplesAreNoWholePeriods)
{
    for (const double frequency : {45.0, 49.37, 60.0, 65.0}) {
        SpectrumAnalyser analyser;
        const Spectra& spectra = analyser.analyse(samples(frequency), frequency);
        EXPECT_NEAR(std::abs(spectra[0].fundamental()), 230, 1e-3) << frequency;
        EXPECT_NEAR(std::abs(spectra[3].order[3]), 3, 1e-3) << frequency;
        EXPECT_NEAR(std::abs(spectra[3].order[40]), 0.4, 2e-3) << frequency;
        EXPECT_NEAR(std::abs(spectra[3].order[39]), 0, 2e-3) << frequency;
    }
}

TEST(Spectrum, NeutralIsTheSumOfTheCurrents)
{
    SpectrumAnalyser analyser;
    EXPECT_NEAR(std::abs(analyser.analyse(samples(50), 50)[kNeutralCurrent].fundamental()), 6, 1e-3);
}

TEST(Spectrum, DistortionIsAgainstTheFundamental)
{
    SpectrumAnalyser analyser;
    const Spectra& spectra = analyser.analyse(samples(50), 50);
    EXPECT_NEAR(*spectra[3].thdPercent, 100 * std::sqrt(0.3 * 0.3 + 0.04 * 0.04), 1e-2);
    EXPECT_NEAR(*spectra[0].thdPercent, 0, 1e-2);
}

TEST(Spectrum, ThereIsNoDistortionWithoutAFundamental)
{
    SpectrumAnalyser analyser;
    const Spectra& spectra = analyser.analyse(samples(50), 50);
    EXPECT_FALSE(spectra[2].thdPercent);
    EXPECT_FALSE(spectra[5].thdPercent);
}

TEST(Spectrum, IsEmptyWithoutAPeriod)
{
    SpectrumAnalyser analyser;
    for (const double frequency : {0.0, -50.0, 5.0, 4000.0, std::nan("")}) {
        EXPECT_EQ(analyser.analyse(samples(50), frequency)[0].fundamental(), Phasor{}) << frequency;
    }
}

} // namespace
} // namespace vmeter
