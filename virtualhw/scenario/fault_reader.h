// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/fault.h"
#include "virtualhw/scenario/scenario_format.h"
#include "virtualhw/scenario/value_reader.h"

#include <optional>
#include <vector>

namespace vmeter::scenario_format {

inline constexpr KeySet kFault{kFaultKeys, kFaultReportKeys, Phrase("Scenario", "%1 is what a fault tells of itself")};

/// Reads a map like {kind: delay, delay: 500 ms, for: 60 s}. Returns nothing and adds errors to `findings` if it is
/// wrong.
std::optional<Fault> readFault(Findings& findings, const Field& value);
std::optional<Fault> readFault(Findings& findings, const MapReader& map);

/// Reads a list of at most BenchFaults::kMaxFaults faults.
std::vector<Fault> readFaults(Findings& findings, const Field& list);

} // namespace vmeter::scenario_format
