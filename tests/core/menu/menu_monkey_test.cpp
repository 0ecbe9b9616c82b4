// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/menu/menu.h"

#include <gtest/gtest.h>

#include <array>
#include <iterator>
#include <random>
#include <string>

namespace vmeter {
namespace {

constexpr int kEdges = 2'000'000; // a million presses and their releases
constexpr int kWayBackEvery = 64;
constexpr int kMoodEvery = 256;

/// Preferred keys of the monkey for some time, and its longest waits.
struct Mood {
    std::array<Key, 6> keys;
    std::array<uint32_t, 6> longestWaits; ///< ms
};
constexpr Mood kMoods[] = {
    {{Key::set, Key::set, Key::up, Key::up, Key::enter, Key::enter}, {200, 500, 1'500, 3'500, 12'000, 70'000}},
    {{Key::up, Key::up, Key::enter, Key::enter, Key::enter, Key::enter}, {50, 100, 200, 500, 3'500, 12'000}},
    {{Key::up, Key::up, Key::up, Key::up, Key::up, Key::enter}, {50, 50, 100, 200, 500, 3'500}},
};

/// Presses keys at random and executes the actions as the meter does.
class Monkey {
public:
    Monkey() { m_menu.powerOn(kCountisE28.menus); }

    void play(int edges)
    {
        for (int edge = 0; edge < edges && !::testing::Test::HasFailure(); ++edge) {
            if (edge % kMoodEvery == 0) {
                m_mood = &kMoods[m_random() % std::size(kMoods)];
            }
            waitSomeTime();
            const Key key = m_mood->keys[m_random() % m_mood->keys.size()];
            bool& pressed = m_pressed[static_cast<std::size_t>(key)];
            pressed = !pressed;
            keyEdge(key, pressed);
            if (edge % 1'000 == 0) {
                m_menu.setSealed(m_random() % 2 == 0);
            }
            checkFrame();
            EXPECT_TRUE(key == Key::set || m_menu.frame(m_menu.page(m_state), m_state, m_now, false).backlight);
            if (edge % kWayBackEvery == 0) {
                checkWayBack();
            }
        }
    }

    /// The test means nothing if the monkey never reached these pages.
    void checkThatItHasBeenEverywhere() const
    {
        EXPECT_GT(m_networksApplied, 0);
        EXPECT_GT(m_partialsAllZeroed, 0);
        EXPECT_GT(m_partialsToggled, 0);
        EXPECT_GT(m_partialsZeroed, 0);
        EXPECT_GT(m_displayTests, 0);
        for (std::size_t menu = 0; menu < m_visits.size(); ++menu) {
            EXPECT_GT(m_visits[menu], 0) << menuName(static_cast<MenuId>(menu));
        }
    }

private:
    void waitSomeTime()
    {
        const uint32_t longest = m_mood->longestWaits[m_random() % m_mood->longestWaits.size()];
        const SampleCount end = m_now + samplesFromMilliseconds(m_random() % longest);
        while (m_now < end) {
            m_now += samplesFromMilliseconds(500);
            const LcdFrame before = m_menu.frame(m_menu.page(m_state), m_state, m_now, false);
            obey(m_menu.advance(m_state, m_now), before, false);
            m_orderMayFollow = false;
        }
    }

    void keyEdge(Key key, bool pressed)
    {
        const LcdFrame before = m_menu.frame(m_menu.page(m_state), m_state, m_now, false);
        obey(m_menu.key(key, pressed, m_state, m_now), before, key == Key::enter && !pressed);
    }

    void obey(const MenuAction& action, const LcdFrame& before, bool enterReleased)
    {
        if (action.kind == MenuAction::Kind::none && !enterReleased) {
            return;
        }
        const std::string label = labelText(before).data();
        const std::string digits = mainText(before).data();
        const bool confirmed = enterReleased && label == "ConF?" && digits.ends_with('Y');
        switch (action.kind) {
        case MenuAction::Kind::none:
            break;
        case MenuAction::Kind::applyNetwork:
            EXPECT_TRUE(confirmed) << label << ' ' << digits;
            EXPECT_TRUE(action.factory || action.network != m_state.settings.network);
            m_state.settings.network = action.network;
            ++m_networksApplied;
            break;
        case MenuAction::Kind::zeroAllPartials:
            EXPECT_TRUE(m_orderMayFollow) << "only the block after Y";
            ++m_partialsAllZeroed;
            break;
        case MenuAction::Kind::togglePartial:
            EXPECT_EQ(label, "PAr.b");
            EXPECT_TRUE(before.isLit(Icon::partial));
            m_state.partials.toggle(action.counter);
            ++m_partialsToggled;
            break;
        case MenuAction::Kind::zeroPartial:
            EXPECT_EQ(label, "PAr.b");
            EXPECT_TRUE(before.isLit(Icon::partial));
            ++m_partialsZeroed;
            break;
        }
        m_orderMayFollow = m_orderMayFollow || confirmed;
    }

    void checkFrame()
    {
        const LcdFrame frame = m_menu.frame(m_menu.page(m_state), m_state, m_now, false);
        const MenuPosition position = m_menu.position();
        ++m_visits[static_cast<std::size_t>(position.menu)];
        EXPECT_LT(position.page, kCountisE28.menus.count(position.menu));
        EXPECT_TRUE(frame.powered);
        EXPECT_NE(frame.label, (LcdFrame{}.label));
        EXPECT_NE(frame.main, (LcdFrame{}.main));
        EXPECT_EQ(frame.blinkingIcons & ~frame.icons, 0U);
        if (frame.icons == ~uint32_t{0}) {
            ++m_displayTests;
        } else {
            EXPECT_EQ(frame.isLit(Icon::setup), position.menu >= MenuId::setup2);
            EXPECT_FALSE(frame.isLit(Icon::tariff1) && frame.isLit(Icon::tariff2));
        }
    }

    /// From any state: releases all keys, leaves set-up with N, then ENTER until the first page.
    void checkWayBack()
    {
        Menu menu = m_menu;
        SampleCount now = m_now;
        const auto press = [&](Key key, uint64_t milliseconds) {
            menu.key(key, true, m_state, now);
            now += samplesFromMilliseconds(milliseconds);
            const MenuAction held = menu.advance(m_state, now);
            const MenuAction released = menu.key(key, false, m_state, now);
            EXPECT_EQ(held.kind, MenuAction::Kind::none);
            EXPECT_EQ(released.kind, MenuAction::Kind::none);
        };
        for (const Key key : {Key::set, Key::up, Key::enter}) {
            menu.key(key, false, m_state, now);
        }
        menu.advance(m_state, now); // fetches a pending action of Y
        if (menu.position().menu == MenuId::setup1 || menu.position().menu == MenuId::setup2) {
            press(Key::enter, 3'000);
        }
        if (menu.position().menu == MenuId::confirmation) {
            while (std::string(mainText(menu.page(m_state)).data()).back() != 'n') {
                press(Key::up, 100);
            }
            press(Key::enter, 100);
        }
        for (std::size_t menus = 0; menus < kBrowsedMenus; ++menus) {
            press(Key::enter, 100);
            if (menu.position() == MenuPosition{}) {
                return;
            }
        }
        ADD_FAILURE() << "no way back from " << menuName(m_menu.position().menu) << ", page "
                      << int{m_menu.position().page};
    }

    std::mt19937 m_random{20'240'229};
    const Mood* m_mood = nullptr;
    Menu m_menu;
    MeterState m_state;
    SampleCount m_now = 0;
    std::array<bool, kKeys> m_pressed{};
    bool m_orderMayFollow = false; ///< Y was chosen since the last block
    int m_networksApplied = 0;
    int m_partialsAllZeroed = 0;
    int m_partialsToggled = 0;
    int m_partialsZeroed = 0;
    int m_displayTests = 0;
    std::array<int, kBrowsedMenus + 3> m_visits{};
};

TEST(MenuMonkey, AMillionRandomPressesNeverGetStuckAndChangeNothingWithoutY)
{
    Monkey monkey;
    monkey.play(kEdges);
    monkey.checkThatItHasBeenEverywhere();
}

} // namespace
} // namespace vmeter
