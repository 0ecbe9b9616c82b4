// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/training/lesson.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace vmeter {

/// A press that is being shown.
struct ShownPress {
    std::vector<Key> keys;
    SampleCount since = 0; ///< meter time
    SampleCount hold = 0;
};

/// Does one act after the other, slowly enough for the eye.
class Demonstration {
public:
    Demonstration() = default; ///< of nothing
    Demonstration(std::vector<TrainingAct> acts, SampleCount now)
        : m_acts(std::move(acts))
        , m_due(now)
    {
    }

    /// Does what is due by now, at most one act.
    void advance(Bench& bench);

    [[nodiscard]] bool over() const { return m_next >= m_acts.size(); }
    [[nodiscard]] const std::optional<ShownPress>& press() const { return m_press; }

private:
    std::vector<TrainingAct> m_acts;
    std::size_t m_next = 0;
    SampleCount m_due = 0; ///< of the next act
    std::optional<ShownPress> m_press;
};

} // namespace vmeter
