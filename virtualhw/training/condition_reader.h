// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/value_reader.h"
#include "virtualhw/training/condition.h"
#include "virtualhw/training/lesson.h"

#include <vector>

namespace vmeter::lesson_format {

using scenario_format::Diagnostics;
using scenario_format::Field;
using scenario_format::MapReader;

/// Reads a text of at most `maxCharacters`; both languages are required.
LocalizedText readBothLanguages(Diagnostics& diagnostics, const Field& value, std::size_t maxCharacters);

/// Reads the condition of a goal or a mistake for a meter of `model`; it must have at least one part.
Condition readCondition(Diagnostics& diagnostics, const Field& value, const MeterModel& model);

/// Reads `settings`; omitted ones do not change.
void readSettings(Diagnostics& diagnostics, const Field& value, Settings& settings);

/// Reads a list of actions for a meter of `model`. If `atOnce` is true, actions that take time are errors.
std::vector<TrainingAction> readActions(
    Diagnostics& diagnostics, const Field& value, bool atOnce, const MeterModel& model);

/// Reads the value of `set`, as in a scenario.
InputChange readInputChange(Diagnostics& diagnostics, const Field& value);

bool readTrueFalse(Diagnostics& diagnostics, const Field& value);

} // namespace vmeter::lesson_format
