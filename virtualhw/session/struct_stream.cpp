// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/struct_stream.h"

#include <algorithm>

namespace vmeter {

namespace {

bool isConductor(int number)
{
    return number >= 0 && number <= kNeutral;
}

bool areConductors(const PerConductor<int>& numbers)
{
    return std::all_of(numbers.begin(), numbers.end(), isConductor);
}

} // namespace

bool inRange(const Harmonic& harmonic)
{
    return harmonic.order >= 2 && harmonic.order <= 40;
}

bool inRange(const DeviceFault& fault)
{
    const auto within = [](std::chrono::milliseconds delay) { return delay.count() >= 0 && delay <= kLongestDelay; };
    return fault.probability >= 0 && fault.probability <= 1 && within(fault.delay.least) && within(fault.delay.most);
}

bool inRange(const LoadElement& element)
{
    return isConductor(element.from) && isConductor(element.to);
}

bool inRange(const Settings& settings)
{
    return settings.unitId >= 1 && settings.unitId <= kUnitIdMax && settings.sntpInterval >= kSntpIntervalMin
        && settings.sntpInterval <= kSntpIntervalMax && settings.zoneMinutes >= kZoneMin
        && settings.zoneMinutes <= kZoneMax;
}

bool inRange(const MeterIdentity& identity)
{
    return identity.unitId >= 1 && identity.unitId <= kUnitIdMax;
}

bool inRange(const Wiring& wiring)
{
    return areConductors(wiring.conductorAt) && areConductors(wiring.loadAt);
}

bool inRange(const WaveformRecording& recording)
{
    return recording.sets() > 0 && recording.sets() <= kMaxRecordedSets
        && std::all_of(recording.lane.begin(), recording.lane.end(),
            [&](const auto& lane) { return lane.size() == recording.sets(); });
}

bool inRange(const LoadProfile& profile)
{
    const auto& micros = profile.micros;
    const auto laneFits = [&](const LoadProfile::Lane& lane) {
        return !lane.column
            || (*lane.column < profile.columns.size() && profile.columns[*lane.column].size() == micros.size());
    };
    const auto fit
        = [&](const PerPhase<LoadProfile::Lane>& lanes) { return std::all_of(lanes.begin(), lanes.end(), laneFits); };
    constexpr int64_t kLongest = int64_t{1} << 60;
    return !micros.empty() && micros.size() <= 4 * kMaxProfileRows && micros.front() == 0
        && std::is_sorted(micros.begin(), micros.end()) && profile.endMicros >= micros.back()
        && profile.endMicros < kLongest && fit(profile.active) && fit(profile.reactive)
        && (!profile.volts || fit(*profile.volts));
}

bool inRange(const Playback& playback)
{
    // Rejects a begin that is so large that begin plus length would overflow.
    return playback.repeat != Duration{} && playback.at < Duration{SampleCount{1} << 62};
}

bool inRange(const WiringChange& change)
{
    return areConductors(change.conductorAt.value_or(Wiring{}.conductorAt))
        && areConductors(change.loadAt.value_or(Wiring{}.loadAt));
}

} // namespace vmeter
