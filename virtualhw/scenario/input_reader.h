// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/devices/device_catalogue.h"
#include "virtualhw/scenario/value_reader.h"

namespace vmeter::scenario_format {

/// Reads supply, load, wiring, powered_by, tariff and seal of `map`: the start of a scenario, or a `set`. Errors are
/// added to `diagnostics`; valid parts are in the result.
InputChange readSet(Diagnostics& diagnostics, const MapReader& map, const DeviceCatalogue& catalogue);

/// Reads current, phase angle, harmonics and shape of `map`.
InputChange readCurrents(Diagnostics& diagnostics, const MapReader& map);

/// Reads the target of a `ramp`: the quantities of RampQuantity only. A power factor is converted to the angle phi,
/// which is then ramped.
InputChange readRamp(Diagnostics& diagnostics, const MapReader& map);

/// Reads a power factor like 0.9 ind and returns the lag of the current in degrees, when power is drawn.
std::optional<double> readPowerFactorAngle(Diagnostics& diagnostics, const Field& value);

} // namespace vmeter::scenario_format
