// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/events/event_log.h"

#include <array>
#include <memory>

namespace vmeter {

/// Compares a bench with its state at the last call and writes the differences to a log as events. If it is called
/// after each block and each command, it misses no event.
class ChangeDetector {
public:
    /// Starts from the present state of `bench`. `log` must outlive this object.
    ChangeDetector(const Bench& bench, EventLog& log);

    void poll(const Bench& bench);

private:
    void detectPulses(const MeterState& meter, MeterTime now);
    void detectFaults(std::shared_ptr<const ActiveFaultList> faults, MeterTime now);

    EventLog* m_log;
    LcdFrame m_lcd;
    uint64_t m_ledPulses;
    uint64_t m_outputPulses;
    Tariff m_tariff;
    std::array<bool, kKeys> m_keyPressed;
    std::shared_ptr<const ActiveFaultList> m_faults;
};

} // namespace vmeter
