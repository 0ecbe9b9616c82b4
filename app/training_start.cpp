// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_start.h"

#include "ui/training/training_desk.h"

#include <QDateTime>
#include <QStandardPaths>
#include <QTimer>

#include <utility>

namespace vmeter {

namespace {

QString resultsFolder(const RunOptions& options)
{
    return options.exam && !options.exam->results.isEmpty()
        ? options.exam->results
        : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/vmeter");
}

void startExam(TrainingDesk& desk, LessonCard exam, const ExamOptions& options)
{
    if (options.candidate.isEmpty() || !options.seed) {
        desk.chooseExam({std::move(exam)}, options.seed);
        return;
    }
    exam.assignment.candidate = options.candidate;
    exam.assignment.seed = *options.seed;
    exam.assignment.date = QDateTime::currentDateTime().toString(Qt::ISODate);
    desk.start(exam);
}

} // namespace

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

void startTraining(MainWindow& window, Training& training, const RunOptions& options, std::optional<LessonCard> asked)
{
    TrainingDesk& desk = window.addTraining(training, resultsFolder(options));
    if (!asked) {
        return;
    }
    // Shows the window first, so that questions and messages appear in front of it.
    QTimer::singleShot(0, &desk, [&desk, &window, asked = std::move(*asked), exam = options.exam]() mutable {
        window.showTraining();
        if (exam) {
            startExam(desk, std::move(asked), *exam);
        } else {
            desk.start(asked);
        }
    });
}

} // namespace vmeter
