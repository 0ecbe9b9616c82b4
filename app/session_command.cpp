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

/// Prints candidate and result of an exam.
void tell(const ExamResult& result, bool french, std::ostream& out)
{
    const Assignment& given = result.assignment;
    printMessage(out,
        Phrase("Program", "exam: %1; candidate: %2; date: %3; seed: %4")
            .with(french ? result.exam.title.fr : result.exam.title.en, given.candidate, given.date, given.seed));
    printMessage(out, Phrase("Program", "marks: %1 of %2").with(result.marks, result.marksPossible));
    out << "SHA-256: " << result.checksum.toStdString() << '\n';
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
    std::optional<ExamJudge> judge = session ? judgeOf(*session, french, error) : std::nullopt;
    if (!error.isEmpty()) {
        showError(err, error);
        return 2;
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
        return 1;
    }
    printMessage(out, Phrase("Program", "%n checks agree", nullptr, result.checked));
    if (QFile record(path); judge && record.open(QIODevice::ReadOnly)) {
        tell(judge->result(record.readAll(), session->start.program), french, out);
    }
    return 0;
}

} // namespace vmeter
