// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vmeter {

/// The JSON Schemas of lessons and exams: scenarios/lesson.schema.json and exam.schema.json, which `vmeter schema`
/// prints.
std::string lessonSchema();
std::string examSchema();

} // namespace vmeter
