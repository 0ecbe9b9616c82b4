// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/timeline/scenario_player.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

/// The quantities of RampQuantity that have a value per phase.
constexpr std::array kPhaseQuantities{
    &InputChange::voltage, &InputChange::voltageAngleDeg, &InputChange::current, &InputChange::phiDeg};

/// The values of all quantities that can be ramped, from `input`.
InputChange rampedPart(const GridInput& input)
{
    InputChange part;
    part.frequencyHz = input.supply.frequencyHz;
    part.voltage = input.supply.voltage;
    part.voltageAngleDeg = input.supply.voltageAngleDeg;
    part.current = input.load.current;
    part.phiDeg = input.load.phiDeg;
    return part;
}

/// Interpolates the quantities that `end` has, at `share` (0 .. 1) of the way from `start`. `start` must have them too.
InputChange between(const InputChange& start, const InputChange& end, double share)
{
    const auto mix = [share](double a, double b) { return a + share * (b - a); };
    InputChange now;
    if (end.frequencyHz) {
        now.frequencyHz = mix(*start.frequencyHz, *end.frequencyHz);
    }
    for (const auto quantity : kPhaseQuantities) {
        if (end.*quantity) {
            PerPhase<double>& values = (now.*quantity).emplace();
            for (std::size_t phase = 0; phase < values.size(); ++phase) {
                values[phase] = mix((*(start.*quantity))[phase], (*(end.*quantity))[phase]);
            }
        }
    }
    return now;
}

/// Removes the quantities that `taken` has from `ramped`.
void remove(const InputChange& taken, InputChange& ramped)
{
    if (taken.frequencyHz) {
        ramped.frequencyHz.reset();
    }
    for (const auto quantity : kPhaseQuantities) {
        if (taken.*quantity) {
            (ramped.*quantity).reset();
        }
    }
}

bool namesNothing(const InputChange& change)
{
    const auto named = rampQuantities(change);
    return std::none_of(named.begin(), named.end(), [](bool isNamed) { return isNamed; });
}

bool leavesMainsOff(const std::vector<TimelineEntry>& timeline)
{
    const auto last = std::find_if(timeline.rbegin(), timeline.rend(),
        [](const TimelineEntry& entry) { return entry.kind == TimelineEntry::Kind::power; });
    return last != timeline.rend() && !last->powerOn;
}

bool beginsFaults(const std::vector<TimelineEntry>& timeline)
{
    return std::any_of(
        timeline.begin(), timeline.end(), [](const TimelineEntry& entry) { return entry.fault.has_value(); });
}

} // namespace

ScenarioPlayer::ScenarioPlayer(Scenario scenario)
    : ScenarioPlayer(std::make_shared<const Scenario>(std::move(scenario)))
{
}

ScenarioPlayer::ScenarioPlayer(std::shared_ptr<const Scenario> scenario)
    : m_scenario(std::move(scenario))
    , m_input(m_scenario->input)
    , m_nextDue(nextDue())
{
}

std::vector<TimelineEntry> ScenarioPlayer::advanceTo(ScenarioTime now)
{
    std::vector<TimelineEntry> events;
    while (m_nextDue <= now) {
        m_now = m_nextDue;
        playRamps(m_now);
        if (nextRowDue() == m_nextDue) {
            change(m_scenario->loadCurve.changeAt(m_nextRow++));
        } else if (m_next < m_scenario->timeline.size()) {
            play(m_scenario->timeline[m_next++], events);
        } else {
            startAgain(events);
        }
        m_nextDue = nextDue();
    }
    m_now = std::max(m_now, now);
    playRamps(m_now);
    return events;
}

Duration ScenarioPlayer::untilNextChange(Duration limit) const
{
    ScenarioTime next = m_nextDue;
    for (const Ramp& ramp : m_ramps) {
        next = std::min(next, ramp.to);
    }
    return std::min(next - m_now, limit);
}

Duration ScenarioPlayer::steadyFor() const
{
    ScenarioTime next = m_nextDue;
    for (const Ramp& ramp : m_ramps) {
        next = std::min(next, ramp.renewAt);
    }
    return next > m_now ? next - m_now : Duration{};
}

void ScenarioPlayer::change(const InputChange& change)
{
    for (Ramp& ramp : m_ramps) {
        remove(change, ramp.end);
    }
    std::erase_if(m_ramps, [](const Ramp& ramp) { return namesNothing(ramp.end); });
    GridInput changed = m_input;
    apply(change, changed);
    setInput(std::move(changed));
}

ScenarioTime ScenarioPlayer::nextEntryDue() const
{
    return m_next < m_scenario->timeline.size() ? m_cycleStart + m_scenario->timeline[m_next].at
                                                : ScenarioTime::never();
}

ScenarioTime ScenarioPlayer::nextRowDue() const
{
    return m_nextRow < m_scenario->loadCurve.size() ? m_cycleStart + m_scenario->loadCurve.timeOf(m_nextRow)
                                                    : ScenarioTime::never();
}

ScenarioTime ScenarioPlayer::nextDue() const
{
    const ScenarioTime next = std::min(nextEntryDue(), nextRowDue());
    return next == ScenarioTime::never() && m_scenario->repeat ? m_cycleStart + *m_scenario->repeat : next;
}

void ScenarioPlayer::play(const TimelineEntry& entry, std::vector<TimelineEntry>& events)
{
    switch (entry.kind) {
    case TimelineEntry::Kind::set:
    case TimelineEntry::Kind::devices:
        change(entry.change);
        if (entry.change.tariff || entry.change.sealed) {
            events.push_back(entry);
        }
        break;
    case TimelineEntry::Kind::ramp:
        m_changedAt = m_now;
        m_ramps.push_back({m_now, m_now + entry.over, m_now, rampedPart(m_input), entry.change});
        break;
    case TimelineEntry::Kind::press:
    case TimelineEntry::Kind::power:
    case TimelineEntry::Kind::fault:
        events.push_back(entry);
        break;
    }
}

void ScenarioPlayer::playRamps(ScenarioTime now)
{
    if (m_ramps.empty()) {
        return;
    }
    for (Ramp& ramp : m_ramps) {
        if (now < ramp.renewAt) {
            continue;
        }
        const Duration duration = ramp.to - ramp.from;
        const double share = static_cast<double>((now - ramp.from).samples) / static_cast<double>(duration.samples);
        apply(now >= ramp.to ? ramp.end : between(ramp.start, ramp.end, share), m_input);
        ramp.renewAt = std::min(now + duration / kRampSteps, ramp.to);
        ++m_inputRevision;
    }
    if (std::erase_if(m_ramps, [now](const Ramp& ramp) { return now >= ramp.to; }) > 0) {
        m_changedAt = now;
    }
}

void ScenarioPlayer::startAgain(std::vector<TimelineEntry>& events)
{
    m_cycleStart = m_nextDue;
    m_next = 0;
    m_nextRow = 0;
    m_ramps.clear();
    setInput(m_scenario->input);
    if (beginsFaults(m_scenario->timeline)) {
        TimelineEntry noFaults;
        noFaults.kind = TimelineEntry::Kind::fault;
        events.push_back(noFaults);
    }
    if (leavesMainsOff(m_scenario->timeline)) {
        TimelineEntry powerOn;
        powerOn.kind = TimelineEntry::Kind::power;
        events.push_back(powerOn);
    }
    if (m_scenario->tariff || m_scenario->sealed) {
        TimelineEntry start;
        start.change.tariff = m_scenario->tariff;
        start.change.sealed = m_scenario->sealed;
        events.push_back(start);
    }
}

void ScenarioPlayer::setInput(GridInput input)
{
    if (input != m_input) {
        m_input = std::move(input);
        ++m_inputRevision;
        m_changedAt = m_now;
    }
}

} // namespace vmeter
