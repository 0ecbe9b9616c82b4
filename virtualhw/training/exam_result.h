// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/session.h"
#include "virtualhw/training/assignment.h"
#include "virtualhw/training/lesson_run.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace vmeter {

/// Something that was done in an exam.
struct ExamAct {
    SampleCount time = 0; ///< meter time since the exam began
    std::size_t step = 0; ///< task that was the current one, from 0
    QString what;         ///< in the language of the result
};

/// What an exam came to, judged from its record alone: whoever has the record comes to the same.
struct ExamResult {
    Assignment assignment;
    Lesson exam; ///< as it was drawn
    LessonProgress progress;
    std::vector<ExamAct> acts;
    int marks = 0;
    int marksPossible = 0;
    QString checksum; ///< SHA-256 of the record's text, hexadecimal
    QString program;  ///< version that recorded it
};

/// Lives the record of an exam again. Nothing and `error` when it is none, or when the meter comes to another state.
/// `french`: the language of the acts.
std::optional<ExamResult> judge(const QByteArray& record, bool french, QString& error);

/// The result as a page of HTML that can be printed on A4. `recordFile`: name of the file beside it.
QByteArray resultPage(const ExamResult& result, const QString& recordFile, bool french);

} // namespace vmeter
