// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/value_reader.h"
#include "virtualhw/training/condition.h"
#include "virtualhw/training/lesson.h"

#include <vector>

namespace vmeter::lesson_format {

using scenario_format::Field;
using scenario_format::Findings;
using scenario_format::MapReader;

/// A text of at most `maxCharacters`, which must be there in both languages.
LocalizedText readBothLanguages(Findings& findings, const Field& value, std::size_t maxCharacters);

/// Reads what must be so at a meter of `model`, of a goal or of a mistake; it says something.
Condition readCondition(Findings& findings, const Field& value, const MeterModel& model);

/// Reads `settings`; those left out stay as they are.
void readSettings(Findings& findings, const Field& value, Settings& settings);

/// Reads a list of acts on a meter of `model`; those that take time only where `atOnce` is false.
std::vector<TrainingAct> readActs(Findings& findings, const Field& value, bool atOnce, const MeterModel& model);

/// Reads what stands behind `set` in a scenario.
InputChange readInputChange(Findings& findings, const Field& value);

bool readTrueFalse(Findings& findings, const Field& value);

} // namespace vmeter::lesson_format
