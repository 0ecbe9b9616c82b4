// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"
#include "virtualhw/scenario/scenario_format.h"
#include "virtualhw/scenario/value_reader.h"

#include <optional>
#include <vector>

namespace vmeter::scenario_format {

/// A kind of device: scenarios/loads/*.yaml, or the `devices` of a scenario.
struct DeviceType {
    struct Stage {
        Duration duration{};
        LoadElement element;
    };

    LocalizedText name;
    Connection connection = Connection::single;
    LoadElement running;      ///< one phase of the device; its conductors are set by its use
    std::vector<Stage> start; ///< stages of its start, in order
};

/// Returns nothing if it has errors; they are added to `diagnostics`.
std::optional<DeviceType> readDeviceType(Diagnostics& diagnostics, const Field& value);

} // namespace vmeter::scenario_format
