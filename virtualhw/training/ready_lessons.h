// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/training/assignment.h"

#include <QString>

#include <optional>
#include <vector>

namespace vmeter {

/// A lesson or an exam to choose from, by its head.
struct LessonCard {
    Assignment assignment; ///< seed and candidate are still to be given
    LocalizedText title;
    LocalizedText aim;
    int minutes = 0;
};

/// Those that come with the program, in the order of their names.
std::vector<LessonCard> readyLessons();
std::vector<LessonCard> readyExams();

/// The one in a file, or that of this name among the ready ones; a lesson or an exam, whatever it is. Nothing and
/// `error`, a line "FILE:LINE:COLUMN: message" for each, when there is none or it is wrong.
std::optional<LessonCard> findLesson(const QString& nameOrFile, Message& error);

} // namespace vmeter
