// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/seconds.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(Seconds, OfTimesHaveAFraction)
{
    EXPECT_EQ(secondsOf(Duration{12'000}), 1.5);
    EXPECT_EQ(secondsOf(MeterTime{Duration{1}}), 0.000125);
}

TEST(Seconds, BecomeTheNearestSample)
{
    EXPECT_EQ(durationFromSeconds(0.02), Duration{160});
    EXPECT_EQ(durationFromSeconds(0.00006), Duration{});
    EXPECT_EQ(durationFromSeconds(0.00007), Duration{1});
    EXPECT_EQ(durationFromSeconds(315'576'000), Duration{2'524'608'000'000}); // ten years
}

} // namespace
} // namespace vmeter
