// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/timeline/scenario.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {

namespace {

template <class T> void replace(T& value, const std::optional<T>& by)
{
    if (by) {
        value = *by;
    }
}

void applyDeviceChange(const Device& device, std::vector<Device>& running)
{
    const auto same
        = std::find_if(running.begin(), running.end(), [&](const Device& other) { return other.name == device.name; });
    if (device.elements.empty()) {
        std::erase_if(running, [&](const Device& other) { return other.name == device.name; });
    } else if (same == running.end()) {
        running.push_back(device);
    } else {
        *same = device;
    }
}

} // namespace

void apply(const InputChange& change, GridInput& input)
{
    replace(input.supply.frequencyHz, change.frequencyHz);
    replace(input.supply.voltage, change.voltage);
    replace(input.supply.voltageAngleDeg, change.voltageAngleDeg);
    replace(input.supply.voltageHarmonics, change.voltageHarmonics);
    replace(input.load.current, change.current);
    replace(input.load.phiDeg, change.phiDeg);
    replace(input.load.currentHarmonics, change.currentHarmonics);
    replace(input.load.shape, change.shape);
    replace(input.load.devices, change.devices);
    for (const Device& device : change.deviceChanges) {
        applyDeviceChange(device, input.load.devices);
    }
    replace(input.wiring.conductorAt, change.wiring.conductorAt);
    replace(input.wiring.loadAt, change.wiring.loadAt);
    replace(input.wiring.reversed, change.wiring.reversed);
    replace(input.wiring.open, change.wiring.open);
    replace(input.wiring.loadOpen, change.wiring.loadOpen);
    replace(input.poweredBy, change.poweredBy);
}

Duration LoadCurve::timeOf(std::size_t number) const
{
    constexpr int64_t kMicrosPerSample = 1'000'000 / kSampleRate;
    const int64_t micros = number < profile->size() ? profile->micros[number] : profile->endMicros;
    return at + Duration{static_cast<SampleCount>((micros + kMicrosPerSample / 2) / kMicrosPerSample)};
}

InputChange LoadCurve::changeAt(std::size_t number) const
{
    InputChange change;
    PerPhase<double>& amperes = change.current.emplace();
    PerPhase<double>& lag = change.phiDeg.emplace();
    if (number >= profile->size()) {
        if (profile->volts) {
            change.voltage = supplyVolts;
        }
        return change;
    }
    const LoadProfile::Row row = profile->row(number);
    change.voltage = row.volts;
    const PerPhase<double>& volts = row.volts ? *row.volts : supplyVolts;
    for (std::size_t phase = 0; phase < amperes.size(); ++phase) {
        const double apparent = std::hypot(row.active[phase], row.reactive[phase]);
        amperes[phase] = !profile->powers ? apparent : volts[phase] > 0 ? apparent / volts[phase] : 0;
        lag[phase] = std::atan2(row.reactive[phase], row.active[phase]) * 180 / std::numbers::pi;
    }
    return change;
}

std::size_t LoadCurve::firstFrom(Duration time) const
{
    std::size_t first = 0;
    std::size_t count = size();
    while (count > 0) {
        const std::size_t half = count / 2;
        if (timeOf(first + half) < time) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

TimelineEntry LoadCurve::entry(std::size_t number) const
{
    TimelineEntry entry;
    entry.at = timeOf(number);
    entry.change = changeAt(number);
    return entry;
}

std::array<bool, kRampQuantities> rampQuantities(const InputChange& change)
{
    return {change.frequencyHz.has_value(), change.voltage.has_value(), change.voltageAngleDeg.has_value(),
        change.current.has_value(), change.phiDeg.has_value()};
}

} // namespace vmeter
