// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/display_navigator.h"

#include <algorithm>
#include <functional>

namespace vmeter {

namespace {

constexpr int kRestPictures = 3; // a tenth of a second between two presses
constexpr int kMostPresses = 60; // more than the longest way: all menus and the pages of the longest one

} // namespace

DisplayNavigator::DisplayNavigator(BenchControl& control, QObject* parent)
    : QObject(parent)
    , m_control(control)
{
}

void DisplayNavigator::go(MenuPosition page)
{
    m_page = page;
    m_presses = 0;
    m_restPictures = kRestPictures;
}

void DisplayNavigator::refresh(const Snapshot& snapshot)
{
    if (!m_page) {
        return;
    }
    if (std::ranges::any_of(snapshot.keyPressed, std::identity{})) {
        m_restPictures = 0;
        return;
    }
    if (++m_restPictures < kRestPictures) {
        return;
    }
    m_restPictures = 0;
    if (++m_presses > kMostPresses || !m_control.pressTowards(*m_page)) {
        m_page.reset();
    }
}

} // namespace vmeter
