// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/events/change_detector.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

LcdFrame withoutBlinking(LcdFrame frame)
{
    frame.blinkOn = true;
    return frame;
}

bool contains(const ActiveFaultList* faults, uint32_t id)
{
    return faults != nullptr && std::ranges::find(*faults, id, &ActiveFault::id) != faults->end();
}

/// Converts `at`, the uptime at which the meter made a pulse, to meter time. Uptime restarts at 0 after a power cut.
MeterTime timeOf(Uptime at, const MeterState& meter, MeterTime now)
{
    const Duration ago = meter.uptime >= at ? meter.uptime - at : Duration{};
    return now.sinceStart >= ago ? now - ago : MeterTime{};
}

} // namespace

ChangeDetector::ChangeDetector(const Bench& bench, EventLog& log)
    : m_log(&log)
    , m_lcd(withoutBlinking(bench.state().lcd))
    , m_ledPulses(bench.state().ledPulses)
    , m_outputPulses(bench.state().outputPulses)
    , m_tariff(bench.state().tariff)
    , m_keyPressed(bench.keyPressed())
    , m_faults(bench.faults())
{
}

void ChangeDetector::poll(const Bench& bench)
{
    const MeterState& meter = bench.state();
    const MeterTime now = bench.time();
    for (std::size_t i = 0; i < kKeys; ++i) {
        if (const bool pressed = bench.keyPressed()[i]; std::exchange(m_keyPressed[i], pressed) != pressed) {
            m_log->add({now, KeyMoved{static_cast<Key>(i), pressed}});
        }
    }
    detectPulses(meter, now);
    if (bench.faults() != m_faults) {
        detectFaults(bench.faults(), now);
    }
    if (std::exchange(m_tariff, meter.tariff) != meter.tariff) {
        m_log->add({now, TariffChanged{meter.tariff}});
    }
    if (const LcdFrame lcd = withoutBlinking(meter.lcd); std::exchange(m_lcd, lcd) != lcd) {
        m_log->add({now, LcdChanged{lcd}});
    }
}

void ChangeDetector::detectFaults(std::shared_ptr<const ActiveFaultList> faults, MeterTime now)
{
    const auto before = std::exchange(m_faults, std::move(faults));
    const auto addMissing = [&](const ActiveFaultList* from, const ActiveFaultList* in, bool active) {
        for (std::size_t i = 0; from != nullptr && i < from->size(); ++i) {
            const ActiveFault& fault = (*from)[i];
            if (!contains(in, fault.id)) {
                m_log->add({now, FaultMoved{fault.id, fault.fault.kind, active}});
            }
        }
    };
    addMissing(before.get(), m_faults.get(), false);
    addMissing(m_faults.get(), before.get(), true);
}

void ChangeDetector::detectPulses(const MeterState& meter, MeterTime now)
{
    const uint64_t led = meter.ledPulses - std::exchange(m_ledPulses, meter.ledPulses);
    const uint64_t output = meter.outputPulses - std::exchange(m_outputPulses, meter.outputPulses);
    const BenchEvent ledEvent{timeOf(meter.lastLedPulse, meter, now), LedPulses{led}};
    const BenchEvent outputEvent{timeOf(meter.lastOutputPulse, meter, now), OutputPulses{output}};
    const bool outputFirst = output > 0 && outputEvent.time < ledEvent.time;
    if (outputFirst) {
        m_log->add(outputEvent);
    }
    if (led > 0) {
        m_log->add(ledEvent);
    }
    if (output > 0 && !outputFirst) {
        m_log->add(outputEvent);
    }
}

} // namespace vmeter
