// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/session/session.h"
#include "virtualhw/training/exam.h"
#include "virtualhw/training/lesson.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// What a trainee has been given: all that the record of it has to hold, so that it can be judged again from that
/// alone.
struct Assignment {
    QString name;      ///< of the file, without folder and ending
    std::string text;  ///< of the lesson or the exam
    bool exam = false; ///< else a lesson
    uint64_t seed = 1; ///< with which an exam is drawn
    QString candidate; ///< of an exam
    QString date;      ///< of an exam, ISO 8601
};

/// As the `begin` of a record has it.
std::string toText(const Assignment& assignment);
std::optional<Assignment> assignmentFrom(const std::string& text);

/// That of a recorded lesson or exam; none of any other session.
std::optional<Assignment> assignmentOf(const Session& session);

/// The lesson, or what is drawn of the exam. Nothing and `error`, a line "NAME:LINE:COLUMN: message" for each.
std::optional<Lesson> lessonOf(const Assignment& assignment, Message& error);

/// All faults out of which those of an exam are drawn; none of a lesson.
std::vector<HiddenFault> poolOf(const Assignment& assignment);

} // namespace vmeter
