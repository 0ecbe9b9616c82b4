// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_start.h"

#include <QFile>
#include <QStandardPaths>

namespace vmeter {

QString resultsFolder(const RunOptions& options)
{
    return options.exam && !options.exam->results.isEmpty()
        ? options.exam->results
        : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/vmeter");
}

Expected<uint64_t> readSeedFile(const QString& path)
{
    constexpr qint64 kLongest = 64; // bytes; more than any number of 64 bits
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refused(Phrase(nullptr, "--seed-file %1: %2").with(path, file.errorString()));
    }
    bool isNumber = false;
    const uint64_t seed = file.read(kLongest).trimmed().toULongLong(&isNumber);
    if (!isNumber) {
        return refused(Phrase(nullptr, "--seed-file %1: %2")
                           .with(path, Phrase("CommandLine", "must be a whole number from 0 on")));
    }
    return seed;
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
