// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/demonstration.h"

#include "virtualhw/training/key_navigation.h"

#include <algorithm>

namespace vmeter {

void Demonstration::begin(std::vector<TrainingAction> actions, MeterTime now)
{
    m_actions = std::move(actions);
    m_next = 0;
    m_wait.reset();
    m_due = m_press ? std::max(now, m_press->since + m_press->hold) : now;
}

void Demonstration::stop()
{
    m_actions.clear();
    m_next = 0;
    m_wait.reset();
}

void Demonstration::advance(Bench& bench)
{
    if (m_press && bench.time() >= m_press->since + m_press->hold) {
        m_press.reset();
    }
    if (over() || bench.time() < m_due) {
        return;
    }
    m_wait.reset();
    const TrainingAction& action = m_actions[m_next];
    const auto* const given = std::get_if<PressAction>(&action);
    const std::optional<PressAction> press = given != nullptr ? *given : nextPress(action, bench);
    if (!isNavigation(action) || !press) {
        ++m_next;
    }
    if (press) {
        m_press = ShownPress{press->keys, bench.time(), press->hold};
    }
    if (const auto* const wait = std::get_if<WaitAction>(&action)) {
        m_wait = ShownWait{bench.time(), wait->duration};
    }
    m_due = bench.time() + (press ? perform(*press, bench) : perform(action, bench));
}

} // namespace vmeter
