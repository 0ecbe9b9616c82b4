// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace vmeter {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A keypad whose gestures are recorded while time passes in blocks of 5 ms (40 samples).
class Keys : public ::testing::Test {
protected:
    void wait(uint64_t milliseconds)
    {
        for (uint64_t block = 0; block < milliseconds / 5; ++block) {
            m_now += Duration{40};
            record(m_keypad.elapse(m_now));
        }
    }
    void down(Key key) { record(m_keypad.edge(key, true, m_now)); }
    void up(Key key) { record(m_keypad.edge(key, false, m_now)); }
    void record(Gesture gesture)
    {
        if (gesture != Gesture::none) {
            m_gestures.push_back(gesture);
        }
    }

    Keypad m_keypad;
    Uptime m_now{Duration{12'345}};
    std::vector<Gesture> m_gestures;
};

TEST_F(Keys, ShortPressActsOnRelease)
{
    down(Key::up);
    wait(995);
    EXPECT_THAT(m_gestures, IsEmpty());
    up(Key::up);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::up));
    down(Key::enter);
    up(Key::enter);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::up, Gesture::enter));
}

TEST_F(Keys, PressOfOneToThreeSecondsMeansNothing)
{
    for (const uint64_t milliseconds : {1'000, 2'995}) {
        for (const Key key : {Key::set, Key::up, Key::enter}) {
            down(key);
            wait(milliseconds);
            up(key);
        }
    }
    EXPECT_THAT(m_gestures, IsEmpty());
}

TEST_F(Keys, LongPressActsAtThreeSecondsWhileHeldAndOnce)
{
    down(Key::enter);
    wait(2'995);
    EXPECT_THAT(m_gestures, IsEmpty());
    wait(5);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::enterLong));
    wait(20'000);
    up(Key::enter);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::enterLong));
}

TEST_F(Keys, SetHasALongPressOnly)
{
    down(Key::set);
    wait(100);
    up(Key::set);
    EXPECT_THAT(m_gestures, IsEmpty());
    down(Key::set);
    wait(3'000);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::setLong));
}

TEST_F(Keys, UpHasAShortPressOnly)
{
    down(Key::up);
    wait(20'000);
    up(Key::up);
    EXPECT_THAT(m_gestures, IsEmpty());
}

TEST_F(Keys, LongPressIsNotLostWhenTheReleaseComesBeforeTheNextBlock)
{
    down(Key::enter);
    m_now += kLongPress;
    up(Key::enter);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::enterLong));
}

TEST_F(Keys, CombinationReleasedBeforeThreeSecondsActsOnceWhicheverKeyGoesFirst)
{
    for (const Key first : {Key::up, Key::enter}) {
        const Key second = first == Key::up ? Key::enter : Key::up;
        m_gestures.clear();
        down(first);
        wait(500);
        down(second);
        wait(2'995);
        EXPECT_THAT(m_gestures, IsEmpty());
        up(second);
        EXPECT_THAT(m_gestures, ElementsAre(Gesture::both));
        wait(500);
        up(first);
        EXPECT_THAT(m_gestures, ElementsAre(Gesture::both)) << "the key left behind means nothing";
    }
}

TEST_F(Keys, CombinationCountsFromTheMomentBothAreDown)
{
    down(Key::enter);
    wait(2'900);
    down(Key::up);
    wait(2'995);
    EXPECT_THAT(m_gestures, IsEmpty()) << "ENTER alone would have acted";
    wait(5);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::bothLong));
}

TEST_F(Keys, CombinationActsAtThreeAndAtTenSecondsAndNotOnRelease)
{
    down(Key::up);
    down(Key::enter);
    wait(3'000);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::bothLong));
    wait(6'995);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::bothLong));
    wait(5);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::bothLong, Gesture::bothVeryLong));
    wait(20'000);
    up(Key::up);
    up(Key::enter);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::bothLong, Gesture::bothVeryLong));
}

TEST_F(Keys, CombinationReleasedBetweenThreeAndTenSecondsHasActedOnce)
{
    down(Key::up);
    down(Key::enter);
    wait(5'000);
    up(Key::enter);
    up(Key::up);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::bothLong));
}

TEST_F(Keys, CombinationsWithSetMeanNothing)
{
    for (const Key other : {Key::up, Key::enter}) {
        down(other);
        down(Key::set);
        wait(11'000);
        up(Key::set);
        up(other);
    }
    EXPECT_THAT(m_gestures, IsEmpty());
}

TEST_F(Keys, SetEndsACombination)
{
    down(Key::up);
    down(Key::enter);
    wait(1'000);
    down(Key::set);
    wait(11'000);
    up(Key::set);
    up(Key::up);
    up(Key::enter);
    EXPECT_THAT(m_gestures, IsEmpty());
}

TEST_F(Keys, AfterAMeaninglessPressAllKeysMustBeUp)
{
    down(Key::up);
    down(Key::set);
    up(Key::set);
    down(Key::enter);
    up(Key::enter);
    up(Key::up);
    EXPECT_THAT(m_gestures, IsEmpty());
    down(Key::enter);
    up(Key::enter);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::enter));
}

TEST_F(Keys, RepeatedEdgesAreIgnored)
{
    up(Key::enter);
    EXPECT_THAT(m_gestures, IsEmpty());
    down(Key::enter);
    wait(2'000);
    down(Key::enter);
    wait(1'000);
    EXPECT_THAT(m_gestures, ElementsAre(Gesture::enterLong)) << "counted from the first edge";
}

} // namespace
} // namespace vmeter
