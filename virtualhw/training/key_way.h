// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/training/lesson.h"

#include <optional>

namespace vmeter {

/// True if `act` consists of several key presses that depend on the state of the meter.
bool isWay(const TrainingAct& act);

/// The next key press towards the target of `act`, from the present state of the meter. Returns nothing if the target
/// is reached, if keys cannot reach it (no power, malfunction, no octet in view), or if isWay() is false.
std::optional<PressAct> nextPress(const TrainingAct& act, const Bench& bench);

} // namespace vmeter
