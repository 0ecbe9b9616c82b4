// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(History, KeepsEachSpanAndNoMore)
{
    History<int> history;
    for (uint64_t second = 0; second <= 99'996; ++second) {
        history.add({second * kSecond}, static_cast<int>(second));
    }
    EXPECT_EQ(history.entries(0).size(), 61U); // a minute of seconds, both ends
    EXPECT_EQ(history.entries(0).front().point, 99'936);
    EXPECT_EQ(history.entries(2).size(), 601U); // an hour, every six seconds
    for (std::size_t span = 0; span < kHistorySpans.size(); ++span) {
        EXPECT_LE(history.entries(span).size(), 601U) << span;
        EXPECT_GE(history.entries(span).back().time + kHistorySpans[span] / 600, MeterTime{99'996 * kSecond}) << span;
    }
}

TEST(History, ForgetsEverythingWhenTimeGoesBack)
{
    History<int> history;
    history.add({100 * kSecond}, 1);
    history.add({10 * kSecond}, 2);
    for (std::size_t span = 0; span < kHistorySpans.size(); ++span) {
        ASSERT_EQ(history.entries(span).size(), 1U);
        EXPECT_EQ(history.entries(span).front().point, 2);
    }
}

} // namespace
} // namespace vmeter
