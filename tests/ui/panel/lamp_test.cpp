// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/lamp.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(FlashPacer, StaysDarkWithoutPulsesWhateverTheCounterBeginsWith)
{
    FlashPacer pacer;
    for (int picture = 0; picture < 5; ++picture) {
        EXPECT_FALSE(pacer.next(1234));
    }
}

TEST(FlashPacer, LightsOnePictureForEachPulse)
{
    FlashPacer pacer;
    pacer.next(0);
    EXPECT_TRUE(pacer.next(1));
    EXPECT_FALSE(pacer.next(1));
    EXPECT_FALSE(pacer.next(1));
    EXPECT_TRUE(pacer.next(2));
}

TEST(FlashPacer, PulseRightAfterALitPictureIsShownOnePictureLater)
{
    FlashPacer pacer;
    pacer.next(0);
    EXPECT_TRUE(pacer.next(1));
    EXPECT_FALSE(pacer.next(2));
    EXPECT_TRUE(pacer.next(2));
    EXPECT_FALSE(pacer.next(2));
}

TEST(FlashPacer, FastPulsesFlicker)
{
    FlashPacer pacer;
    pacer.next(0);
    for (uint64_t picture = 1; picture <= 10; ++picture) {
        EXPECT_EQ(pacer.next(picture * 50), picture % 2 == 1) << picture;
    }
}

TEST(Lamp, LooksDifferentWhenLit)
{
    Lamp lamp(QColor(255, 40, 30));
    lamp.resize(40, 40);
    const QImage dark = lamp.grab().toImage();
    lamp.setLit(true);
    EXPECT_NE(lamp.grab().toImage(), dark);
    lamp.setLit(false);
    EXPECT_EQ(lamp.grab().toImage(), dark);
}

} // namespace
} // namespace vmeter
