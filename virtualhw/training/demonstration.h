// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/lesson.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace vmeter {

/// A key press that is being shown.
struct ShownPress {
    std::vector<Key> keys;
    MeterTime since{};
    Duration hold{};
};

/// A pause of a demonstration, such as the time to read a text.
struct ShownWait {
    MeterTime since{};
    Duration length{};
};

/// Performs actions one after the other, slowly enough that a trainee can see them.
class Demonstration {
public:
    Demonstration() = default; ///< without actions
    Demonstration(std::vector<TrainingAction> actions, MeterTime now) { begin(std::move(actions), now); }

    /// Begins with the first of `actions` now, or, while a key press is being shown, at its end.
    void begin(std::vector<TrainingAction> actions, MeterTime now);

    /// Performs no further action. A key press that is being shown goes on to its end, as it does on the meter.
    void stop();

    /// Performs the next action if it is due, at most one.
    void advance(Bench& bench);

    [[nodiscard]] bool over() const { return m_next >= m_actions.size(); }
    [[nodiscard]] const std::optional<ShownPress>& press() const { return m_press; }
    [[nodiscard]] const std::optional<ShownWait>& wait() const { return m_wait; }

private:
    std::vector<TrainingAction> m_actions;
    std::size_t m_next = 0;
    MeterTime m_due{}; ///< of the next action
    std::optional<ShownPress> m_press;
    std::optional<ShownWait> m_wait;
};

} // namespace vmeter
