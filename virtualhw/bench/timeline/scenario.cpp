// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/timeline/scenario.h"

#include <algorithm>

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

std::array<bool, kRampQuantities> rampQuantities(const InputChange& change)
{
    return {change.frequencyHz.has_value(), change.voltage.has_value(), change.voltageAngleDeg.has_value(),
        change.current.has_value(), change.phiDeg.has_value()};
}

} // namespace vmeter
