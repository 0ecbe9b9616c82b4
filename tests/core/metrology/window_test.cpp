// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/window.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(Window, RisingWeightsAreAQuarterSineSquared)
{
    // sin^2(pi (j + 0.5) / 80) * 65536 by hand: j = 0 25.3, j = 19 31491.4 -> the pair around one half, j = 39 65510.7.
    EXPECT_EQ(kRisingWeight.front(), 25U);
    EXPECT_EQ(kRisingWeight.back(), 65511U);
    EXPECT_EQ(kRisingWeight[19] + kRisingWeight[20], 65536U);
}

TEST(Window, MeanOfAConstantIsTheConstant)
{
    // Each block's sum is 40 samples of -1000000; a window weighs 40 whole blocks in all.
    WeightedSum sum;
    for (const uint32_t weight : kRisingWeight) {
        sum.add(-40'000'000, weight);
        sum.add(-40'000'000, 65536 - weight);
    }
    EXPECT_EQ(sum.mean(8, 1), -256'000'000);
}

TEST(Window, MeanHoldsFullScaleSquares)
{
    constexpr int64_t kSquare = int64_t{1} << 46;
    WeightedSum sum;
    for (const uint32_t weight : kRisingWeight) {
        sum.add(40 * kSquare, weight);
        sum.add(40 * kSquare, 65536 - weight);
    }
    EXPECT_EQ(sum.mean(16, 1), kSquare << 16);
}

} // namespace
} // namespace vmeter
