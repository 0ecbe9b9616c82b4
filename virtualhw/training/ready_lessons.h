// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/training/assignment.h"

#include <QString>

#include <optional>
#include <vector>

namespace vmeter {

/// Summary of a lesson or an exam for a list.
struct LessonCard {
    Assignment assignment; ///< without seed and candidate
    LocalizedText title;
    LocalizedText aim;
    int minutes = 0;
    int level = 1; ///< of a lesson
};

/// The built-in lessons and exams, ordered by name.
std::vector<LessonCard> readyLessons();
std::vector<LessonCard> readyExams();

/// Reads a lesson or exam from a file, or returns the built-in one with this name. Returns nothing and sets `error`,
/// one line "FILE:LINE:COLUMN: message" for each error, if there is none or it is wrong.
std::optional<LessonCard> findLesson(const QString& nameOrFile, Message& error);

} // namespace vmeter
