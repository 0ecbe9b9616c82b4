// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/training/demonstration.h"
#include "virtualhw/training/key_navigation.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

class KeyWay : public ::testing::Test {
protected:
    KeyWay()
        : bench(kCountisE28, {}, fram)
    {
        pass(100);
    }

    void pass(unsigned milliseconds)
    {
        for (const SampleCount end = bench.time() + samplesFromMilliseconds(milliseconds); bench.time() < end;) {
            bench.advance();
        }
    }
    /// Returns the number of key presses.
    int follow(std::vector<TrainingAction> actions)
    {
        Demonstration demonstration(std::move(actions), bench.time());
        int presses = 0;
        std::optional<SampleCount> since;
        while (!demonstration.over() && presses < 300) {
            demonstration.advance(bench);
            if (demonstration.press() && demonstration.press()->since != since) {
                since = demonstration.press()->since;
                ++presses;
            }
            bench.advance();
        }
        pass(3'500);
        return presses;
    }
    std::string label() const { return labelText(bench.state().lcd).data(); }
    std::string digits() const { return mainText(bench.state().lcd).data(); }
    const NetworkSettings& network() const { return bench.state().settings.network; }

    FramMemory fram;
    Bench bench;
};

TEST_F(KeyWay, LeadsToAPageFromAnywhere)
{
    EXPECT_EQ(follow({NavigateAction{{MenuId::realTime, 3}}}), 4 + 3);
    EXPECT_EQ(bench.page(), (MenuPosition{MenuId::realTime, 3}));
    EXPECT_EQ(follow({NavigateAction{{MenuId::realTime, 2}}}), 16) << "on through all 17 pages";
    EXPECT_EQ(follow({NavigateAction{{MenuId::tariff1, 0}}}), 3);
    EXPECT_EQ(follow({NavigateAction{{MenuId::tariff1, 0}}}), 0) << "it is there";
    EXPECT_EQ(follow({NavigateAction{{MenuId::setup2, 4}}}), 6 + 1 + 4);
    EXPECT_EQ(label(), "IP4");
}

TEST_F(KeyWay, LeavesSetUpWithoutSaving)
{
    follow({NavigateAction{{MenuId::setup2, 4}}, DialAction{99}, NavigateAction{{MenuId::total, 1}}});
    EXPECT_EQ(bench.page(), (MenuPosition{MenuId::total, 1}));
    EXPECT_EQ(network(), NetworkSettings{});
}

TEST_F(KeyWay, DropsADigitThatIsBeingDialled)
{
    follow({NavigateAction{{MenuId::setup2, 4}}, PressAction{{Key::enter}, samplesFromMilliseconds(300)}});
    ASSERT_NE(bench.state().lcd.blinkingMain, 0);
    follow({NavigateAction{{MenuId::setup2, 4}}});
    EXPECT_EQ(label(), "IP4");
    EXPECT_EQ(bench.state().lcd.blinkingMain, 0);
}

TEST_F(KeyWay, DialsAnOctetAndAnswersTheQuestion)
{
    follow({NavigateAction{{MenuId::setup2, 4}}, DialAction{207}});
    EXPECT_EQ(digits(), "207");
    EXPECT_EQ(follow({DialAction{207}}), 0) << "it is there";
    const PressAction leave{{Key::enter}, samplesFromMilliseconds(3'300)};
    follow({leave, ChooseAction{SetupChoice::goOn}});
    EXPECT_EQ(label(), "IP4");
    follow({leave, ChooseAction{SetupChoice::yes}});
    EXPECT_EQ(network().address, (Ipv4{{192, 168, 0, 207}}));
    EXPECT_EQ(label(), "SEtuP.2");
}

TEST_F(KeyWay, EndsWhereKeysCannotLead)
{
    EXPECT_EQ(follow({DialAction{7}, ChooseAction{SetupChoice::yes}}), 0);
    bench.apply(SwitchMains{false});
    pass(500);
    EXPECT_EQ(follow({NavigateAction{{MenuId::realTime, 0}}}), 0);
}

} // namespace
} // namespace vmeter
