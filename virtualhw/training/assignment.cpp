// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/assignment.h"

#include "virtualhw/training/lesson_file.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace vmeter {

namespace {

const auto kName = QStringLiteral("name");
const auto kText = QStringLiteral("text");
const auto kExam = QStringLiteral("exam");
const auto kSeed = QStringLiteral("seed");
const auto kCandidate = QStringLiteral("candidate");
const auto kDate = QStringLiteral("date");
const auto kBegunAt = QStringLiteral("begun_at");
const auto kUnfinishedBefore = QStringLiteral("unfinished_before");

} // namespace

std::string toText(const Assignment& assignment)
{
    // The seed is stored as text, because a JSON number would lose its last bits.
    QJsonObject object{{kName, assignment.name}, {kText, QString::fromStdString(assignment.text)},
        {kExam, assignment.exam}, {kSeed, QString::number(assignment.seed)}, {kCandidate, assignment.candidate},
        {kDate, assignment.date}};
    if (assignment.exam) {
        object.insert(kBegunAt, assignment.begunAt);
        object.insert(kUnfinishedBefore, assignment.unfinishedBefore);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<Assignment> assignmentFrom(const std::string& text)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    bool isNumber = false;
    const uint64_t seed = object[kSeed].toString().toULongLong(&isNumber);
    if (!isNumber || !object[kText].isString()) {
        return {};
    }
    return Assignment{object[kName].toString(), object[kText].toString().toStdString(), object[kExam].toBool(), seed,
        object[kCandidate].toString(), object[kDate].toString(), object[kBegunAt].toString(),
        object[kUnfinishedBefore].toBool()};
}

std::optional<Assignment> assignmentOf(const BenchRecording& session)
{
    for (const RecordedCommand& given : session.commands) {
        const BenchCommand command = given.command();
        const auto* const training = std::get_if<MarkTraining>(&command);
        if (training != nullptr && training->event == TrainingEvent::begin) {
            return assignmentFrom(training->text);
        }
    }
    return {};
}

std::optional<Lesson> lessonOf(const Assignment& assignment, Message& error)
{
    const auto failedWith = [&](const std::vector<ScenarioError>& errors) {
        error = describe(errors, assignment.name.toStdString() + ".yaml");
        return std::optional<Lesson>();
    };
    if (!assignment.exam) {
        auto result = parseLesson(assignment.text);
        return result ? std::optional(*std::move(result)) : failedWith(result.error());
    }
    const auto result = parseExam(assignment.text);
    return result ? std::optional(drawn(*result, assignment.seed)) : failedWith(result.error());
}

std::vector<WiringDefect> poolOf(const Assignment& assignment)
{
    auto result = assignment.exam ? parseExam(assignment.text) : ScenarioResult<Exam>(Exam{});
    return result ? std::move(result->faults) : std::vector<WiringDefect>();
}

} // namespace vmeter
