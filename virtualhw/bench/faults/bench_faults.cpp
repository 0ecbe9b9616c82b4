// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/faults/bench_faults.h"

#include "virtualhw/base/split_mix.h"

#include <algorithm>

namespace vmeter {

namespace {

/// Duration of a fault: for a fault of replies its total duration, for a state the duration of each occurrence.
std::optional<Duration> durationOf(const DeviceFault& fault)
{
    if (!fault.duration && fault.kind == FaultKind::restart) {
        return kRestartDuration;
    }
    return fault.duration;
}

/// A state occurs `count` times for `duration`, with pauses of the same length between the occurrences.
MeterTime endOf(const DeviceFault& fault, MeterTime begin)
{
    const auto duration = durationOf(fault);
    if (!duration) {
        return MeterTime::never();
    }
    const uint64_t stretches = rowOf(fault.kind).onReplies ? 1 : 2 * uint64_t{fault.count.value_or(1)} - 1;
    const Duration longest = (MeterTime::never() - begin) / stretches;
    return *duration > longest ? MeterTime::never() : begin + stretches * *duration;
}

/// True if the state of `active` is present at `now`.
bool isPresent(const ActiveFault& active, MeterTime now)
{
    const auto duration = durationOf(active.fault);
    const uint64_t stretch = duration ? (now - active.begin) / *duration : 0;
    return stretch % 2 == 0 && active.draw(stretch / 2) < active.fault.probability;
}

/// The next time after `now` at which an occurrence of `active` begins or ends.
MeterTime nextChange(const ActiveFault& active, MeterTime now)
{
    const auto duration = durationOf(active.fault);
    if (!duration || rowOf(active.fault.kind).onReplies) {
        return active.end;
    }
    return active.begin + ((now - active.begin) / *duration + 1) * *duration;
}

} // namespace

void BenchFaults::setSeed(uint64_t seed)
{
    m_seed = seed;
    m_begun = 0;
}

uint32_t BenchFaults::add(const DeviceFault& fault, MeterTime now, const MeterState& meter, bool scripted)
{
    ActiveFault active;
    active.id = ++m_lastId;
    active.fault = fault;
    active.scripted = scripted;
    active.begin = now;
    active.end = endOf(fault, now);
    active.seed = splitMix(m_seed + kSplitMixStep * ++m_begun);
    if (fault.kind == FaultKind::frozen) {
        active.frozen = std::make_shared<const MeterState>(meter);
    }
    if (m_faults.size() == kMaxFaults) {
        m_faults.erase(m_faults.begin());
    }
    m_faults.push_back(std::move(active));
    publish();
    return m_lastId;
}

template <class Condition> void BenchFaults::removeIf(Condition condition)
{
    if (std::erase_if(m_faults, condition) > 0) {
        publish();
    }
}

void BenchFaults::remove(uint32_t id)
{
    removeIf([id](const ActiveFault& active) { return active.id == id; });
}

void BenchFaults::removeAll()
{
    removeIf([](const ActiveFault&) { return true; });
}

void BenchFaults::removeScripted()
{
    removeIf([](const ActiveFault& active) { return active.scripted; });
}

void BenchFaults::countStrike(uint32_t id)
{
    const auto struck = std::ranges::find(m_faults, id, &ActiveFault::id);
    if (struck != m_faults.end()) {
        ++struck->struck;
        publish();
    }
}

void BenchFaults::advanceTo(MeterTime now)
{
    removeIf([now](const ActiveFault& active) { return active.end <= now || active.isExhausted(); });
}

DeviceFaults BenchFaults::device(MeterTime now) const
{
    DeviceFaults device;
    for (const ActiveFault& active : m_faults) {
        if (rowOf(active.fault.kind).onReplies || !isPresent(active, now)) {
            continue;
        }
        device.unplugged |= active.fault.kind == FaultKind::unplugged;
        device.inReset |= active.fault.kind == FaultKind::restart;
        if (active.fault.kind == FaultKind::malfunction) {
            device.malfunction = active.fault.message;
        }
    }
    return device;
}

Duration BenchFaults::untilNextChange(MeterTime now, Duration limit) const
{
    for (const ActiveFault& active : m_faults) {
        limit = std::min(limit, nextChange(active, now) - now);
    }
    return limit;
}

void BenchFaults::publish()
{
    m_published = m_faults.empty() ? nullptr : std::make_shared<const ActiveFaultList>(m_faults);
}

} // namespace vmeter
