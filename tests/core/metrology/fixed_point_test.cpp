// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/calibration.h"
#include "core/metrology/fixed_point.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(MultiplyShift, RoundsDownOnBothSidesOfZero)
{
    EXPECT_EQ(multiplyShift(7, 3, 1), 10);
    EXPECT_EQ(multiplyShift(-7, 3, 1), -11);
    EXPECT_EQ(multiplyShift(-1, 1, 40), -1);
}

TEST(MultiplyShift, KeepsAProductThatIsWiderThan64Bits)
{
    // 2^60 * 3125000000 / 2^41 = 2^19 * 3125000000.
    EXPECT_EQ(multiplyShift(int64_t{1} << 60, 3'125'000'000U, 41), int64_t{524288} * 3'125'000'000);
    EXPECT_EQ(multiplyShift(-(int64_t{1} << 60), 3'125'000'000U, 41), -int64_t{524288} * 3'125'000'000);
}

TEST(IntegerRoot, IsTheFloorOfTheRoot)
{
    EXPECT_EQ(integerRoot(0), 0U);
    EXPECT_EQ(integerRoot(1), 1U);
    EXPECT_EQ(integerRoot(15), 3U);
    EXPECT_EQ(integerRoot(16), 4U);
    EXPECT_EQ(integerRoot(uint64_t{3'000'000'000} * 3'000'000'000 - 1), 2'999'999'999U);
    EXPECT_EQ(integerRoot(UINT64_MAX), 4'294'967'295U);
}

TEST(GainWithCarry, LosesNothingOverALongStream)
{
    // The gain 1.1 is not a multiple of 2^-30: the truncated parts must be added later.
    constexpr auto kGain = static_cast<uint32_t>(1.1 * kUnityGain);
    GainWithCarry gain;
    int64_t sum = 0;
    for (int n = 0; n < 1'000'000; ++n) {
        sum += gain.apply(n % 2 == 0 ? 12345 : -2345, kGain);
    }
    // 500000 * (12345 - 2345) = 5e9, times kGain / 2^30 = 5.5e9 less what the gain's own rounding takes: 5e9 * 0.4 /
    // 2^30.
    EXPECT_NEAR(static_cast<double>(sum), 5.5e9, 3);
}

} // namespace
} // namespace vmeter
