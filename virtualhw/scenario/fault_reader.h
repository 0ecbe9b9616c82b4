// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/device_fault.h"
#include "virtualhw/scenario/scenario_format.h"
#include "virtualhw/scenario/value_reader.h"

#include <optional>
#include <vector>

namespace vmeter::scenario_format {

inline constexpr KeySet kFault{kFaultKeys, kFaultReportKeys, Phrase("Scenario", "%1 is what a fault tells of itself")};

/// Reads a map like {kind: delay, delay: 500 ms, for: 60 s}. Returns nothing and adds errors to `diagnostics` if it is
/// wrong.
std::optional<DeviceFault> readFault(Diagnostics& diagnostics, const Field& value);
std::optional<DeviceFault> readFault(Diagnostics& diagnostics, const MapReader& map);

/// Reads a list of at most BenchFaults::kMaxFaults faults.
std::vector<DeviceFault> readFaults(Diagnostics& diagnostics, const Field& list);

} // namespace vmeter::scenario_format
