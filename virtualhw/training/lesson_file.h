// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/training/exam.h"
#include "virtualhw/training/lesson.h"

#include <string_view>

namespace vmeter {

// Lessons and exams are texts in the manner of scenarios (scenarios/lessons/README.md): the whole text is right or
// nothing is taken, with the same bounds and the same errors. Every text for the trainee is in both languages.

/// What a text is meant to be, by its keys: `steps` make a lesson, `tasks` or `faults` an exam; else it is a scenario.
enum class TextKind { scenario, lesson, exam };
TextKind kindOf(std::string_view text);

ScenarioResult<Lesson> parseLesson(std::string_view text);
ScenarioResult<Exam> parseExam(std::string_view text);

} // namespace vmeter
