// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_command.h"

#include "app/terminal_output.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/training/exam_judge.h"

#include <QFile>

#include <cmath>
#include <ostream>

namespace vmeter {

namespace {

QString seconds(MeterTime time)
{
    return QString::number(secondsOf(time));
}

QString timeOrNot(const QString& iso)
{
    return iso.isEmpty() ? QStringLiteral("-") : iso;
}

Phrase describe(ExamTextOrigin origin)
{
    switch (origin) {
    case ExamTextOrigin::ready:
        return Phrase("Program", "text: the ready-made exam %1; SHA-256: %2");
    case ExamTextOrigin::own:
        return Phrase("Program", "text: an instructor's own, %1; SHA-256: %2");
    case ExamTextOrigin::posing:
        break;
    }
    return Phrase(
        "Program", "text: NOT the ready-made exam of the name %1, or of its title, but another one; SHA-256: %2");
}

Phrase describe(ExamSignature signature)
{
    switch (signature) {
    case ExamSignature::good:
        return Phrase("Program", "signature: good, made with this key");
    case ExamSignature::wrong:
        return Phrase("Program", "signature: WRONG: the record is not signed with this key, or has been changed since");
    case ExamSignature::unchecked:
        return Phrase("Program", "signature: not checked: give the instructor's key with --exam-key FILE");
    case ExamSignature::none:
        break;
    }
    return Phrase(
        "Program", "signature: none: the checksum does not prove who made the record, nor that it was made in an exam");
}

/// Prints candidate and result of an exam, and what its record proves.
void tell(const ExamResult& result, bool french, std::ostream& out)
{
    const Assignment& given = result.assignment;
    const ExamProof& proof = result.proof;
    printMessage(out,
        Phrase("Program", "exam: %1; candidate: %2; date: %3; seed: %4")
            .with(french ? result.exam.title.fr : result.exam.title.en, given.candidate, given.date, given.seed));
    printMessage(out, Phrase("Program", "marks: %1 of %2").with(result.marks, result.marksPossible));
    out << "SHA-256: " << result.checksum.toStdString() << '\n';
    printMessage(out, describe(proof.origin).with(given.name, proof.textHash));
    printMessage(out,
        Phrase("Program", "begun at: %1; ended at: %2; exam time: %3 s")
            .with(timeOrNot(given.begunAt), timeOrNot(proof.endedAt),
                (result.progress.time - result.progress.began).wholeSeconds()));
    for (const ExamResumption& again : proof.resumptions) {
        printMessage(out,
            (again.missing == 0
                    ? Phrase("Program", "resumed after %1 s of exam time, at %2")
                    : Phrase("Program",
                        "resumed after %1 s of exam time, at %2, from an OLDER RECORD: %3 bytes of what had been "
                        "recorded are missing"))
                .with(again.time.wholeSeconds(), timeOrNot(again.at), again.missing));
    }
    if (given.unfinishedBefore) {
        printMessage(out,
            Phrase("Program", "the exam had been begun on this computer before, and was begun again without an end"));
    }
    printMessage(out, describe(proof.signature));
}

/// Judges what was replayed. Returns false after an error when there is no result, or one that must be looked into.
bool judged(const ExamJudge& judge, const BenchRecording& session, const ReplayOptions& options, const QByteArray& key,
    bool french, std::ostream& out, std::ostream& err)
{
    Message error;
    QFile record(QFile::decodeName(options.file.c_str()));
    if (!record.open(QIODevice::ReadOnly)) {
        error = Phrase(nullptr, "%1: %2").with(record.fileName(), record.errorString());
    }
    const std::optional<ExamResult> result
        = error.isEmpty() ? judge.result(record.readAll(), session, key, error) : std::nullopt;
    if (!result) {
        showError(err, error);
        return false;
    }
    tell(*result, french, out);
    return result->proof.isSound();
}

} // namespace

std::function<void(double)> progressOn(std::ostream& err)
{
    return [&err, said = -1L](double share) mutable {
        if (const long percent = std::lround(100 * share); percent != said) {
            said = percent;
            const Message message = Phrase("Program", "lived again: %1 %").with(percent);
            err << '\r' << translated(message).toStdString() << std::flush;
        }
    };
}

int runReplayCommand(const ReplayOptions& options, bool french, std::ostream& out, std::ostream& err)
{
    Message error;
    const QString path = QFile::decodeName(options.file.c_str());
    const std::optional<BenchRecording> session = loadBenchRecording(path, error);
    if (!session) {
        showError(err, error);
        return 2;
    }
    const Expected<QByteArray> key
        = options.examKeyFile.isEmpty() ? Expected<QByteArray>() : readExamKey(options.examKeyFile);
    if (!key) {
        showError(err, key.error());
        return 2;
    }
    std::optional<ExamJudge> judge = judgeOf(*session, french, error);
    if (!error.isEmpty()) {
        showError(err, Phrase(nullptr, "%1: %2").with(path, error));
        return 1;
    }
    if (!judge && !key->isEmpty()) {
        showError(err, Phrase("Program", "%1 is no record of an exam, and not signed").with(path));
        return 1;
    }
    FramMemory fram;
    const Replay result = replay(*session, fram, progressOn(err), judge ? &*judge : nullptr);
    err << '\n';
    if (!session->whole) {
        showError(err, Phrase("Program", "the record breaks off after %1 s of meter time").with(seconds(session->end)));
    }
    printMessage(out,
        Phrase("Program", "%n inputs, %1 s, recorded by vmeter %2", nullptr, session->commands.size())
            .with(seconds(session->end), session->start.program));
    if (result.differsAt) {
        printMessage(out,
            Phrase("Program", "the meter's state differs at %1 s; %n checks before agree", nullptr, result.checked)
                .with(seconds(*result.differsAt)));
        if (result.failed) {
            return 1;
        }
        if (judge) {
            showError(err,
                Phrase("Program", "there is no result: replay the record with the version that recorded it, vmeter %1")
                    .with(session->start.program));
            return 1;
        }
        printMessage(out,
            Phrase("Program",
                "that is as it should be: versions measure a little differently. All inputs were lived again"));
        return 0;
    }
    printMessage(out, Phrase("Program", "%n checks agree", nullptr, result.checked));
    return !judge || judged(*judge, *session, options, *key, french, out, err) ? 0 : 1;
}

} // namespace vmeter
