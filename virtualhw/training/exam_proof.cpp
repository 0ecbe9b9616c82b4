// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/training/exam_proof.h"

#include "virtualhw/base/seconds.h"
#include "virtualhw/training/exam_record_file.h"
#include "virtualhw/training/ready_lessons.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace vmeter {

namespace {

const auto kAt = QStringLiteral("at");
const auto kMissing = QStringLiteral("missing");
constexpr qsizetype kLongestExamKey = 4096; // bytes

/// Nothing: the command is no mark of a lesson or exam.
std::optional<MarkTraining> markOf(const RecordedCommand& given)
{
    const BenchCommand command = given.command();
    const auto* const mark = std::get_if<MarkTraining>(&command);
    return mark != nullptr ? std::optional(*mark) : std::nullopt;
}

} // namespace

std::string ExamResumption::toText() const
{
    const QJsonObject object{{kAt, at}, {kMissing, static_cast<qint64>(missing)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

ExamResumption ExamResumption::from(Duration time, const std::string& text)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    return {time, object[kAt].toString(), static_cast<qsizetype>(object[kMissing].toInteger())};
}

bool ExamProof::isSound() const
{
    return origin != ExamTextOrigin::posing && signature != ExamSignature::wrong
        && std::ranges::none_of(resumptions, [](const ExamResumption& again) { return again.missing > 0; });
}

Message examRecordProblem(const BenchRecording& session)
{
    const auto begin = std::ranges::find_if(session.commands, [](const RecordedCommand& given) {
        const auto mark = markOf(given);
        return mark && mark->event == TrainingEvent::begin;
    });
    if (!session.whole || begin == session.commands.end()) {
        return Phrase("Lesson", "the record breaks off after %1 s of meter time: there is no result")
            .with(QString::number(secondsOf(session.end)));
    }
    MeterTime due = begin->time.roundedDown(kSecond) + kSecond;
    for (const RecordedCheck& check : session.checks) {
        if (check.time == due) {
            due = due + kSecond;
        }
    }
    if (due <= session.end || session.checks.empty() || session.checks.back().time != session.end) {
        return Phrase("Lesson", "the record has no check of the meter's state at %1 s: there is no result")
            .with(QString::number(secondsOf(std::min(due, session.end))));
    }
    return {};
}

ExamTextOrigin originOf(const Assignment& assignment, const LocalizedText& title)
{
    ExamTextOrigin origin = ExamTextOrigin::own;
    for (const LessonCard& ready : readyExams()) {
        if (ready.assignment.name == assignment.name && ready.assignment.text == assignment.text) {
            return ExamTextOrigin::ready;
        }
        if (ready.assignment.name == assignment.name || ready.title.en == title.en || ready.title.fr == title.fr) {
            origin = ExamTextOrigin::posing;
        }
    }
    return origin;
}

QString hashOfText(const std::string& text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex());
}

ExamSignature checkSignature(
    const QByteArray& record, const BenchRecording& session, const QByteArray& key, QString& text)
{
    const std::optional<MarkTraining> last = session.commands.empty() ? std::nullopt : markOf(session.commands.back());
    const bool isSigned = last && last->event == TrainingEvent::signature;
    text = isSigned ? QString::fromStdString(last->text) : QString();
    if (key.isEmpty()) {
        return isSigned ? ExamSignature::unchecked : ExamSignature::none;
    }
    // What is signed is all that stands before the entry: an array with the time since the one before, and the command.
    // Nothing but a check and the end may follow, at the same moment, which a replay confirms.
    const RecordedCommand* const entry = isSigned ? &session.commands.back() : nullptr;
    if (entry == nullptr || entry->times != 1 || entry->time != session.end) {
        return ExamSignature::wrong;
    }
    const QByteArray bytes = QByteArray("\x9F\x00", 2) + entry->encoded + '\xFF';
    const qsizetype at = record.lastIndexOf(bytes);
    return at > 0 && QString::fromLatin1(examSignature(record.left(at), key)) == text ? ExamSignature::good
                                                                                      : ExamSignature::wrong;
}

std::optional<qint64> secondsBetween(const QString& from, const QString& until)
{
    const QDateTime begin = QDateTime::fromString(from, Qt::ISODate);
    const QDateTime end = QDateTime::fromString(until, Qt::ISODate);
    return begin.isValid() && end.isValid() ? std::optional(begin.secsTo(end)) : std::nullopt;
}

Expected<QByteArray> readExamKey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refused(Phrase("Lesson", "the exam's key %1 cannot be read: %2").with(path, file.errorString()));
    }
    const QByteArray key = file.read(kLongestExamKey + 1).trimmed();
    if (key.size() < kShortestExamKey || key.size() > kLongestExamKey) {
        return refused(Phrase("Lesson",
            "the exam's key %1 has %2 bytes, and must have from %3 to %4: make one with head -c 32 /dev/urandom | "
            "base64")
                           .with(path, key.size(), kShortestExamKey, kLongestExamKey));
    }
    return key;
}

} // namespace vmeter
