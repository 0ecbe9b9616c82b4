// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/demonstration.h"

#include "virtualhw/training/key_navigation.h"

namespace vmeter {

void Demonstration::advance(Bench& bench)
{
    if (m_press && bench.time() >= m_press->since + m_press->hold) {
        m_press.reset();
    }
    if (over() || bench.time() < m_due) {
        return;
    }
    const TrainingAction& action = m_actions[m_next];
    const auto* const given = std::get_if<PressAction>(&action);
    const std::optional<PressAction> press = given != nullptr ? *given : nextPress(action, bench);
    if (!isNavigation(action) || !press) {
        ++m_next;
    }
    if (press) {
        m_press = ShownPress{press->keys, bench.time(), press->hold};
    }
    m_due = bench.time() + (press ? perform(*press, bench) : perform(action, bench));
}

} // namespace vmeter
