// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"

#include <cstdint>
#include <string>

namespace vmeter {

// What the control API does with the scenario, with what is at the terminals, and with faults. A body that is wrong is
// an ApiError (400), which says all that is wrong with it, and nothing has changed.

/// The scenario of a YAML text in the place of the one that is played.
void replaceScenario(Simulation& simulation, const std::string& yaml);

/// Changes what is at the terminals as a `set` does; JSON.
void changeInput(Simulation& simulation, const std::string& json);

/// Ends all faults and begins those of {"faults": [...]}.
void replaceFaults(Simulation& simulation, const std::string& json);

/// Begins {"kind": ...} beside what is in force; returns its id.
uint32_t beginFault(Simulation& simulation, const std::string& json);

/// Ends one fault; ApiError (404) where there is none of this id.
void endFault(Simulation& simulation, uint32_t id);

} // namespace vmeter
