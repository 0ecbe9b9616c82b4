// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/field_checks.h"

#include "virtualhw/bench/faults/bench_faults.h"
#include "virtualhw/scenario/devices/device_use.h"
#include "virtualhw/scenario/yaml_tree.h"

#include <algorithm>

namespace vmeter {

bool isSound(const DelayRange& delay)
{
    return delay.least <= delay.most;
}

bool isSound(const WaveformRecording& recording)
{
    return recording.sets() > 0 && recording.sets() <= kMaxRecordedSets
        && std::all_of(recording.lane.begin(), recording.lane.end(),
            [&](const auto& lane) { return lane.size() == recording.sets(); });
}

bool isSound(const LoadProfile& profile)
{
    const auto& micros = profile.micros;
    const auto laneFits = [&](const LoadProfile::Lane& lane) {
        return !lane.column
            || (*lane.column < profile.columns.size() && profile.columns[*lane.column].size() == micros.size());
    };
    const auto fit
        = [&](const PerPhase<LoadProfile::Lane>& lanes) { return std::all_of(lanes.begin(), lanes.end(), laneFits); };
    return !micros.empty() && micros.front() == 0 && std::is_sorted(micros.begin(), micros.end())
        && profile.endMicros >= micros.back() && fit(profile.active) && fit(profile.reactive)
        && (!profile.volts || fit(*profile.volts));
}

/// The limits that a scenario file has too: entries in their order, all before the repetition except faults.
bool isSound(const Scenario& scenario)
{
    const auto& timeline = scenario.timeline;
    const bool inOrder = std::is_sorted(
        timeline.begin(), timeline.end(), [](const TimelineEntry& a, const TimelineEntry& b) { return a.at < b.at; });
    const auto ends = [&scenario](const TimelineEntry& entry) {
        return !scenario.repeat || entry.kind == TimelineEntry::Kind::fault
            || entry.at + std::max(entry.over, entry.hold) <= *scenario.repeat;
    };
    return inOrder && std::all_of(timeline.begin(), timeline.end(), ends)
        && scenario.input.load.devices.size() <= scenario_format::kMaxDevices;
}

bool isSound(const ReplaceFaults& command)
{
    return command.faults.size() <= BenchFaults::kMaxFaults;
}

/// The meter stores them in its FRAM, where such a name is out of range.
bool isSound(const Settings& settings)
{
    return isServerText(settings.sntpServer);
}

} // namespace vmeter
