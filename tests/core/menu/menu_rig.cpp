// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/menu/menu_rig.h"

namespace vmeter {

namespace {

constexpr uint64_t kShortMilliseconds = 100;

} // namespace

MenuRig::MenuRig()
{
    state.powered = true;
    menu.powerOn(kCountisE28.menus);
}

void MenuRig::wait(uint64_t milliseconds)
{
    const SampleCount end = m_now + samplesFromMilliseconds(milliseconds);
    while (m_now < end) {
        m_now += kSetsPerBlock;
        record(menu.advance(state, m_now));
    }
}

void MenuRig::down(Key key)
{
    record(menu.key(key, true, state, m_now));
}

void MenuRig::up(Key key)
{
    record(menu.key(key, false, state, m_now));
}

void MenuRig::press(std::initializer_list<Key> keys, uint64_t milliseconds)
{
    for (const Key key : keys) {
        down(key);
    }
    wait(milliseconds);
    for (const Key key : keys) {
        up(key);
    }
}

void MenuRig::tap(Key key, int times)
{
    for (int time = 0; time < times; ++time) {
        press({key}, kShortMilliseconds);
        wait(kShortMilliseconds);
    }
}

void MenuRig::goTo(MenuId destination)
{
    tap(Key::enter, static_cast<int>(destination));
}

void MenuRig::openSetup2()
{
    goTo(MenuId::setupQuestion);
    press({Key::enter}, 3'000);
}

LcdFrame MenuRig::frame(bool communicating) const
{
    return menu.frame(menu.page(state), state, m_now, communicating);
}

std::string MenuRig::label() const
{
    return labelText(frame()).data();
}

std::string MenuRig::digits() const
{
    return mainText(frame()).data();
}

void MenuRig::record(const MenuAction& action)
{
    if (action.kind != MenuAction::Kind::none) {
        actions.push_back(action);
    }
}

std::string marksOf(const LcdFrame& frame)
{
    std::string marks;
    for (std::size_t index = 0; index < kFirstUnitIcon; ++index) {
        const auto icon = static_cast<Icon>(index);
        if (frame.isLit(icon)) {
            const std::string name = iconName(icon);
            marks += (marks.empty() ? "" : " ") + (frame.isBlinking(icon) ? "*" + name + "*" : name);
        }
    }
    return marks;
}

} // namespace vmeter
