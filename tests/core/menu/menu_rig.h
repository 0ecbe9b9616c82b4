// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/menu.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace vmeter {

/// A menu with simulated key presses: time passes in blocks of 5 ms, as in the meter; actions are recorded.
class MenuRig {
public:
    MenuRig();

    MeterState state;
    Menu menu;
    std::vector<MenuAction> actions;

    [[nodiscard]] Uptime now() const { return m_now; }

    void wait(uint64_t milliseconds);
    void down(Key key);
    void up(Key key);
    /// Presses all `keys`, waits, releases them.
    void press(std::initializer_list<Key> keys, uint64_t milliseconds);
    /// A short press.
    void tap(Key key, int times = 1);
    /// From the first page after power-on to the first page of `menu`, one of the browsed menus.
    void goTo(MenuId menu);
    /// From the first page after power-on to the first page of SETUP 2.
    void openSetup2();

    [[nodiscard]] LcdFrame frame(bool communicating = false) const;
    [[nodiscard]] std::string label() const;
    [[nodiscard]] std::string digits() const;
    [[nodiscard]] bool isLit(Icon icon) const { return frame().isLit(icon); }

private:
    void record(const MenuAction& action);

    Uptime m_now;
};

/// Names of the lit marks, units apart, in the order of Icon; blinking ones between asterisks.
std::string marksOf(const LcdFrame& frame);

} // namespace vmeter
