// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/demonstration.h"

namespace vmeter {

void Demonstration::advance(Bench& bench)
{
    if (m_press && bench.time() >= m_press->since + m_press->hold) {
        m_press.reset();
    }
    if (over() || bench.time() < m_due) {
        return;
    }
    const TrainingAct& act = m_acts[m_next++];
    if (const auto* const press = std::get_if<PressAct>(&act)) {
        m_press = ShownPress{press->keys, bench.time(), press->hold};
    }
    m_due = bench.time() + perform(act, bench);
}

} // namespace vmeter
