// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_start.h"

#include <QStandardPaths>

namespace vmeter {

QString resultsFolder(const RunOptions& options)
{
    return options.exam && !options.exam->results.isEmpty()
        ? options.exam->results
        : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/vmeter");
}

std::optional<LessonCard> findTraining(const RunOptions& options, Message& error)
{
    const QString& wanted = options.exam ? options.exam->file : options.lesson;
    if (wanted.isEmpty()) {
        return {};
    }
    std::optional<LessonCard> card = findLesson(wanted, error);
    if (card && card->assignment.exam != options.exam.has_value()) {
        error = (options.exam ? Phrase("Program", "%1 is a lesson: begin it with vmeter --lesson %1")
                              : Phrase("Program", "%1 is an exam: begin it with vmeter exam %1"))
                    .with(wanted);
        return {};
    }
    return card;
}

} // namespace vmeter
