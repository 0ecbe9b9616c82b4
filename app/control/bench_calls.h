// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

// Functions of the control API for scenario, input and faults. A wrong body throws an ApiError (400) with all errors,
// and nothing has changed.

/// Replaces the scenario by that of a YAML text.
void replaceScenario(Simulation& simulation, const std::string& yaml);

/// Changes the input as a `set` does; JSON.
void changeInput(Simulation& simulation, const std::string& json);

/// Ends all faults and begins those of {"faults": [...]}.
void replaceFaults(Simulation& simulation, const std::string& json);

/// Begins {"kind": ...} in addition to the active faults; returns its id.
uint32_t beginFault(Simulation& simulation, const std::string& json);

/// Ends one fault; throws ApiError (404) if there is none with this id.
void endFault(Simulation& simulation, uint32_t id);

/// What is changed at several meters of a site together.
struct MeterChange {
    std::optional<InputChange> input;
    std::optional<bool> power;                      ///< mains
    std::optional<std::vector<DeviceFault>> faults; ///< in place of all in force
};

/// Reads {"input": {...}, "power": false, "faults": [...]}, of which at least one must be there.
MeterChange readMeterChange(const std::string& json);
void applyMeterChange(Bench& bench, const MeterChange& change);

} // namespace vmeter
