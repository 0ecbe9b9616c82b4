// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/events/event_log.h"

#include <array>
#include <memory>

namespace vmeter {

/// Finds out what has happened at a bench since the last look and writes it down. Looking after every block and every
/// command misses nothing.
class EventWatcher {
public:
    /// From the bench as it is now on. `log` outlives the watcher.
    EventWatcher(const Bench& bench, EventLog& log);

    void look(const Bench& bench);

private:
    void lookForPulses(const MeterState& meter, SampleCount now);
    void lookForFaults(std::shared_ptr<const ActiveFaultList> faults, SampleCount now);

    EventLog* m_log;
    LcdFrame m_lcd;
    uint64_t m_ledPulses;
    uint64_t m_outputPulses;
    Tariff m_tariff;
    std::array<bool, kKeys> m_keyPressed;
    std::shared_ptr<const ActiveFaultList> m_faults;
};

} // namespace vmeter
