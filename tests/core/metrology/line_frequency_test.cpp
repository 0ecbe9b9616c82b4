// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/line_frequency.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace vmeter {
namespace {

// Processes 1 s of a sine with `hertz` and a peak of `volts`, in steps of 1 ms.
CrossingDetector::Span spanOf(double hertz, double volts, double thirdHarmonic = 0)
{
    CrossingDetector detector;
    for (int step = 0; step < 1000; ++step) {
        const double angle = 2 * std::numbers::pi * hertz * step / 1000;
        const double value = std::sin(angle) + thirdHarmonic * std::sin(3 * angle);
        detector.process(static_cast<int32_t>(8 * value * volts / 500 * 8388607));
    }
    return detector.releaseSpan();
}

TEST(CrossingDetector, FindsTheFrequencyToAMillihertz)
{
    for (const double hertz : {45.0, 49.3, 50.0, 50.03, 60.0, 65.0}) {
        EXPECT_NEAR(static_cast<double>(spanOf(hertz, 325).frequency().value), hertz * 1e6, 1000) << hertz;
    }
}

TEST(CrossingDetector, IsNotMisledByAHarmonicThatCrossesZeroThreeTimesACycle)
{
    EXPECT_NEAR(static_cast<double>(spanOf(50.2, 325, 0.5).frequency().value), 50.2e6, 1000);
}

TEST(CrossingDetector, SeesNoFrequencyInASmallVoltage)
{
    EXPECT_EQ(spanOf(50, 20).frequency().value, 0);
}

TEST(CrossingDetector, DoesNotCountAGapAsACycle)
{
    CrossingDetector detector;
    const auto cycle = [&] {
        for (int step = 0; step < 20; ++step) {
            const double angle = 2 * std::numbers::pi * (step + 0.5) / 20;
            detector.process(static_cast<int32_t>(40'000'000 * std::sin(angle)));
        }
    };
    cycle();
    cycle();
    for (int step = 0; step < 1000; ++step) {
        detector.process(0);
    }
    cycle();
    cycle();
    const CrossingDetector::Span span = detector.releaseSpan();
    // One whole cycle between rising crossings before the gap, none after it.
    EXPECT_EQ(span.cycles, 1U);
    EXPECT_NEAR(static_cast<double>(span.frequency().value), 50e6, 1.5e6)
        << "the gap begins half a step after the crossing";
}

// Processes one cycle of a sine, half a step before its rising crossing to half a step before the next.
void cycleOf(int steps, CrossingDetector& detector)
{
    for (int step = 0; step < steps; ++step) {
        detector.process(static_cast<int32_t>(40'000'000 * std::sin(2 * std::numbers::pi * (step + 0.5) / steps)));
    }
}

// What the crossing behind the last of these cycles, in ms, shows.
Microhertz newestAfter(std::initializer_list<int> cycles)
{
    CrossingDetector detector;
    for (const int steps : cycles) {
        cycleOf(steps, detector);
    }
    detector.takeNewest();
    cycleOf(20, detector);
    return detector.takeNewest();
}

TEST(CrossingDetector, TheNewestFrequencyIsThatOfTwoCycles)
{
    EXPECT_NEAR(static_cast<double>(newestAfter({20, 20, 20}).value), 50e6, 1000);
    EXPECT_NEAR(static_cast<double>(newestAfter({16, 16, 16, 20, 20, 20}).value), 50e6, 1000) << "a step of frequency";
}

TEST(CrossingDetector, CyclesThatDifferShowNoNewFrequency)
{
    EXPECT_EQ(newestAfter({20, 20, 23}).value, 0) << "a jump of the phase";
    EXPECT_EQ(newestAfter({20, 20, 23, 20}).value, 0) << "the first cycle behind it";
    EXPECT_NE(newestAfter({20, 20, 23, 20, 20}).value, 0);
}

TEST(CrossingDetector, TheNewestFrequencyIsTakenOnce)
{
    CrossingDetector detector;
    for (int step = 0; step < 100; ++step) {
        detector.process(static_cast<int32_t>(40'000'000 * std::sin(2 * std::numbers::pi * (step + 0.5) / 20)));
    }
    EXPECT_NE(detector.takeNewest().value, 0);
    EXPECT_EQ(detector.takeNewest().value, 0);
}

} // namespace
} // namespace vmeter
