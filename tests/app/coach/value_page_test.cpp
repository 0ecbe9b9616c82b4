// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/values/value_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter::coach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(CoachMetrics, SamplesAreReadByNameAndLabels)
{
    const auto batches = parseMetrics("# HELP power_watts Power\n# TYPE power_watts gauge\n"
                                      "power_watts{meter=\"a b}\"} 3450\n"
                                      "energy_kwh{meter=\"a\"} 1.5e3\nenergy_kwh{meter=\"b\"} -2\n"
                                      "up 1\nfactor NaN\nbroken\n");
    ASSERT_EQ(batches.size(), 1U);
    EXPECT_FALSE(batches[0].stamp.has_value());
    EXPECT_THAT(batches[0].values,
        ElementsAre(Pair("energy_kwh{meter=\"a\"}", 1500), Pair("energy_kwh{meter=\"b\"}", -2),
            Pair("power_watts", 3450), Pair("power_watts{meter=\"a b}\"}", 3450), Pair("up", 1)));
}

TEST(CoachMetrics, SamplesWithTimesAreBatchesOfTheirOwn)
{
    const auto batches = parseMetrics("a 1 1769860800000\nb 2 1769860801000\r\nc 3 1769860800000");
    ASSERT_EQ(batches.size(), 2U);
    EXPECT_EQ(batches[0].stamp, 1769860800000000000);
    EXPECT_THAT(batches[0].values, ElementsAre(Pair("a", 1), Pair("c", 3)));
    EXPECT_THAT(batches[1].values, ElementsAre(Pair("b", 2)));
    EXPECT_THAT(parseMetrics(""), IsEmpty());
}

} // namespace
} // namespace vmeter::coach
