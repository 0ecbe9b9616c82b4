// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/training/lesson.h"

#include <optional>

namespace vmeter {

/// True if `action` consists of several key presses that depend on the state of the meter.
bool isNavigation(const TrainingAction& action);

/// The next key press towards the target of `action`, from the present state of the meter. Returns nothing if the
/// target is reached, if keys cannot reach it (no power, malfunction, no octet in view), or if isNavigation() is false.
std::optional<PressAction> nextPress(const TrainingAction& action, const Bench& bench);

} // namespace vmeter
