// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/lesson.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace vmeter {

/// A key press that is being shown.
struct ShownPress {
    std::vector<Key> keys;
    MeterTime since{};
    Duration hold{};
};

/// Performs actions one after the other, slowly enough that a trainee can see them.
class Demonstration {
public:
    Demonstration() = default; ///< without actions
    Demonstration(std::vector<TrainingAction> actions, MeterTime now)
        : m_actions(std::move(actions))
        , m_due(now)
    {
    }

    /// Performs the next action if it is due, at most one.
    void advance(Bench& bench);

    [[nodiscard]] bool over() const { return m_next >= m_actions.size(); }
    [[nodiscard]] const std::optional<ShownPress>& press() const { return m_press; }

private:
    std::vector<TrainingAction> m_actions;
    std::size_t m_next = 0;
    MeterTime m_due; ///< of the next action
    std::optional<ShownPress> m_press;
};

} // namespace vmeter
