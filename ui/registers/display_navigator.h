// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench_control.h"

#include <QObject>

#include <optional>

namespace vmeter {

/// Brings the display to a page by pressing keys one after the other, so that the user sees the way.
class DisplayNavigator : public QObject {
public:
    DisplayNavigator(BenchControl& control, QObject* parent);

    void go(MenuPosition page);
    /// Presses the next keys once the last ones are released. Called for each picture.
    void refresh(const Snapshot& snapshot);

    [[nodiscard]] bool isOnTheWay() const { return m_page.has_value(); }

private:
    BenchControl& m_control;
    std::optional<MenuPosition> m_page; ///< nothing: no way is being gone
    int m_restPictures = 0;             ///< since the last keys were released
    int m_presses = 0;
};

} // namespace vmeter
