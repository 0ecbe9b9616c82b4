// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/plan/plan.h"
#include "virtualhw/bench/faults/device_fault.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <optional>

namespace vmeter::coach {

/// Inputs at which no value can be mistaken for another: the phases differ, and so do P, Q and S.
InputChange inputsOf(PhaseKind kind);

/// The fault of a phase, without the client; nothing: it has none.
std::optional<DeviceFault> faultOf(const Phase& phase);

/// True if the phase shows something only by the values that the client shows.
bool needsValues(PhaseKind kind);

/// True if a person is asked in this phase what the client shows.
bool isAskedFor(PhaseKind kind);

/// False if the client cannot get any value while the fault lasts.
bool letsValuesThrough(PhaseKind kind);

/// True if the fault is a state of the device, for all clients.
bool isState(PhaseKind kind);

} // namespace vmeter::coach
