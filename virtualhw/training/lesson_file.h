// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/training/exam.h"
#include "virtualhw/training/lesson.h"

#include <string_view>

namespace vmeter {

// Lessons and exams are texts in a format similar to scenarios (scenarios/lessons/README.md). A lesson is returned only
// if the whole text is correct; limits and errors are as for scenarios. Each text for the trainee is in both languages.

/// Detects the kind of a text by its keys: `steps` mean a lesson, `tasks` or `faults` an exam; otherwise it is a
/// scenario.
enum class TextKind { scenario, lesson, exam };
TextKind kindOf(std::string_view text);

ScenarioResult<Lesson> parseLesson(std::string_view text);
ScenarioResult<Exam> parseExam(std::string_view text);

} // namespace vmeter
