// SPDX-License-Identifier: GPL-3.0-or-later
// Tones with known values at each instant.
#include "virtualhw/terminals/recording/resampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

std::vector<float> tone(double hertz, double rate, std::size_t count)
{
    std::vector<float> samples(count);
    for (std::size_t n = 0; n < count; ++n) {
        samples[n] = static_cast<float>(std::sin(2 * std::numbers::pi * hertz * static_cast<double>(n) / rate));
    }
    return samples;
}

/// Largest difference to the tone, times `gain`, in the middle of a second resampled to `toRate`.
double worstError(double hertz, double fromRate, double toRate, double gain)
{
    const auto source = tone(hertz, fromRate, static_cast<std::size_t>(fromRate));
    const Resampler resampler(fromRate, toRate);
    double worst = 0;
    for (double n = 0.2 * toRate; n < 0.4 * toRate; ++n) {
        const double expected = gain * std::sin(2 * std::numbers::pi * hertz * n / toRate);
        worst = std::fmax(worst, std::fabs(resampler.at(source, n * fromRate / toRate) - expected));
    }
    return worst;
}

TEST(Resampler, PassesItsBandWithinAHundredthOfAPercent)
{
    for (const double rate : {4800.0, 6400.0, 7680.0, 10'000.0, 12'800.0, 25'600.0}) {
        const double slower = std::fmin(rate, 8000);
        for (const double share : {50 / slower, 0.1, 0.25, 0.4}) {
            EXPECT_LT(worstError(share * slower, rate, 8000, 1), 1.2e-4) << rate << " Hz, tone " << share * slower;
        }
    }
}

TEST(Resampler, StopsWhatEightKilohertzCannotHold)
{
    // -80 dB: a tone of 4.1 to 9 kHz would be aliased below 4 kHz.
    for (const double hertz : {4050.0, 4500.0, 6000.0, 7950.0, 9000.0}) {
        EXPECT_LT(worstError(hertz, 25'600, 8000, 0), 1.2e-4) << hertz;
    }
}

TEST(Resampler, AConstantStaysWhatItIsWhereverItIsTaken)
{
    const std::vector<float> source(400, 230.0F);
    const Resampler resampler(1000, 8000);
    for (const double position : {0.0, 0.3, 199.99, 399.0, 420.0}) {
        EXPECT_NEAR(resampler.at(source, position), 230, 1e-9);
    }
}

TEST(Resampler, NothingGivesNothing)
{
    EXPECT_EQ(Resampler(1000, 8000).at({}, 5), 0);
}

} // namespace
} // namespace vmeter
