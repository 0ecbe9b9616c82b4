// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/scenario.h"

namespace vmeter {

namespace {

template <class T> void replace(T& value, const std::optional<T>& by)
{
    if (by) {
        value = *by;
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
    replace(input.wiring.conductorAt, change.wiring.conductorAt);
    replace(input.wiring.loadAt, change.wiring.loadAt);
    replace(input.wiring.reversed, change.wiring.reversed);
    replace(input.wiring.open, change.wiring.open);
    replace(input.wiring.loadOpen, change.wiring.loadOpen);
}

std::array<bool, kRampQuantities> rampQuantities(const InputChange& change)
{
    return {change.frequencyHz.has_value(), change.voltage.has_value(), change.voltageAngleDeg.has_value(),
        change.current.has_value(), change.phiDeg.has_value()};
}

} // namespace vmeter
