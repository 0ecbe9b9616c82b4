// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/session/bench_recording.h"
#include "virtualhw/training/exam.h"
#include "virtualhw/training/lesson.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// The assignment of a trainee. Contains everything that the recording must hold so that the result can be judged from
/// the recording alone.
struct Assignment {
    QString name;      ///< name of the file, without folder and extension
    std::string text;  ///< text of the lesson or exam
    bool exam = false; ///< else a lesson
    uint64_t seed = 1; ///< seed for drawing an exam
    QString candidate; ///< of an exam
    QString date;      ///< of an exam, ISO 8601

    // Of an exam, set when it begins.
    QString begunAt{};             ///< time of the computer, ISO 8601; empty: older versions did not note it
    bool unfinishedBefore = false; ///< an exam of this name had been begun here before, and has no end
};

/// The text of the `begin` mark of a recording.
std::string toText(const Assignment& assignment);
std::optional<Assignment> assignmentFrom(const std::string& text);

/// Returns the assignment of a recorded lesson or exam; nothing for any other recording.
std::optional<Assignment> assignmentOf(const BenchRecording& session);

/// Returns the lesson, or the exam drawn with the seed. Returns nothing and sets `error`, one line "NAME:LINE:COLUMN:
/// message" for each error, if the text is wrong.
std::optional<Lesson> lessonOf(const Assignment& assignment, Message& error);

/// The pool of faults from which those of an exam are drawn; empty for a lesson.
std::vector<WiringDefect> poolOf(const Assignment& assignment);

} // namespace vmeter
