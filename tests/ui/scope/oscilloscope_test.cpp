// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/oscilloscope.h"

#include <qcustomplot.h>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

constexpr int32_t kHalfScale = 1 << 22;

TEST(Oscilloscope, ShowsVoltsAndAmperesOfAllSixChannels)
{
    Snapshot snapshot;
    snapshot.time = 1;
    for (SampleSet& set : snapshot.scope) {
        set.u = {kHalfScale, -kHalfScale, 0, 0};
        set.i = {kHalfScale, -kHalfScale, kHalfScale / 2, 0};
    }
    Oscilloscope scope;
    scope.setSnapshot(snapshot);
    ASSERT_EQ(scope.plot().graphCount(), 6);
    // Half of 500 V and of 200 A full scale.
    const double expected[] = {250, -250, 0, 100, -100, 50};
    for (int channel = 0; channel < 6; ++channel) {
        EXPECT_DOUBLE_EQ(scope.plot().graph(channel)->data()->constBegin()->value, expected[channel]) << channel;
    }
    EXPECT_EQ(scope.plot().graph(0)->data()->size(), 320);
}

TEST(Oscilloscope, SweepIsFortyMillisecondsAndPensAreOnePixel)
{
    Oscilloscope scope;
    for (int channel = 0; channel < 6; ++channel) {
        const QCPGraph* trace = scope.plot().graph(channel);
        EXPECT_DOUBLE_EQ(trace->keyAxis()->range().upper, 40);
        EXPECT_LE(trace->pen().widthF(), 1) << "a wider pen costs 142 ms a picture";
    }
    EXPECT_NE(scope.plot().graph(0)->valueAxis(), scope.plot().graph(3)->valueAxis());
}

TEST(Oscilloscope, RangesFollowThePeak)
{
    Snapshot snapshot;
    Oscilloscope scope;
    const auto rangeAt = [&](int32_t counts) {
        ++snapshot.time;
        for (SampleSet& set : snapshot.scope) {
            set.i = {counts, 0, 0, 0};
        }
        scope.setSnapshot(snapshot);
        return scope.plot().graph(3)->valueAxis()->range().upper;
    };
    EXPECT_DOUBLE_EQ(rangeAt(kHalfScale), 200);     // 100 A and some air
    EXPECT_DOUBLE_EQ(rangeAt(kHalfScale / 16), 10); // 6.25 A
    EXPECT_DOUBLE_EQ(rangeAt(0), 0.1);
}

} // namespace
} // namespace vmeter
