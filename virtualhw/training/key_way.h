// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench.h"
#include "virtualhw/training/lesson.h"

#include <optional>

namespace vmeter {

/// Whether `act` is a goal that keys lead to, press by press, rather than one thing done.
bool isWay(const TrainingAct& act);

/// The next press on the way, from wherever the meter is now, whatever a trainee has done meanwhile. Nothing: it is
/// behind, or the keys cannot lead there (no power, malfunction, no octet in view to be dialled); or `act` is no way.
std::optional<PressAct> nextPress(const TrainingAct& act, const Bench& bench);

} // namespace vmeter
