// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/plan/mark.h"
#include "virtualhw/base/expected.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vmeter::coach {

/// A phase of a plan. What a number means depends on the kind; the phases of plans have what they need.
struct Phase {
    PhaseKind kind = PhaseKind::observe;
    double seconds = 0; ///< how long it is at least; of lost, unplugged, restart and frozen: how long the fault is
    uint32_t count = 0; ///< polls that are waited for; of faults of replies: replies that are struck
    double delay = 0;   ///< of late and probe, seconds
};

struct Plan {
    std::string name;
    std::vector<Phase> phases;
    double wait = 120;    ///< for the first client, seconds
    double patience = 60; ///< how long a client may take to find back after a fault, seconds
};

/// The plan of this name (quick, full), or of a file (docs/interfaces.md, section 2.6). Refused with FILE:LINE:COLUMN
/// and what would be right.
Expected<Plan> findPlan(const std::string& nameOrFile);

/// Reads the text of a plan file. `file` is its name in errors.
Expected<Plan> parsePlan(const std::string& text, const std::string& file);

/// About how long a phase takes with a client that polls each `interval` seconds, in seconds.
double expectedSeconds(const Phase& phase, double interval);

} // namespace vmeter::coach
