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
        SampleCount duration = 0;
        LoadElement element;
    };

    LocalizedText name;
    Connection connection = Connection::single;
    LoadElement running;      ///< one phase of it; its conductors are chosen where it is used
    std::vector<Stage> start; ///< what comes before it runs, one after the other
};

/// Nothing if it is not right; what is wrong goes to `findings`.
std::optional<DeviceType> readDeviceType(Findings& findings, const Field& value);

} // namespace vmeter::scenario_format
