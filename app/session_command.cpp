// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_command.h"

#include "virtualhw/fram/fram_file.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/training/exam_judge.h"

#include <QFile>

#include <cmath>
#include <ostream>

namespace vmeter {

namespace {

double seconds(SampleCount time)
{
    return static_cast<double>(time) / kSampleRate;
}

/// Of an exam: whose it is, and what it came to.
void tell(const ExamResult& result, std::ostream& out)
{
    const Assignment& given = result.assignment;
    out << "exam: " << result.exam.title.en << "; candidate: " << given.candidate.toStdString()
        << "; date: " << given.date.toStdString() << "; seed: " << given.seed << '\n'
        << "marks: " << result.marks << " of " << result.marksPossible << '\n'
        << "SHA-256: " << result.checksum.toStdString() << '\n';
}

} // namespace

std::function<void(double)> progressOn(std::ostream& err)
{
    return [&err, said = -1L](double share) mutable {
        if (const long percent = std::lround(100 * share); percent != said) {
            said = percent;
            err << "\rlived again: " << percent << " %" << std::flush;
        }
    };
}

int runReplayCommand(const ReplayOptions& options, std::ostream& out, std::ostream& err)
{
    QString error;
    const QString path = QFile::decodeName(options.file.c_str());
    const std::optional<Session> session = loadSession(path, error);
    std::optional<ExamJudge> judge = session ? judgeOf(*session, false, error) : std::nullopt;
    if (!error.isEmpty()) {
        err << "vmeter: " << error.toStdString() << '\n';
        return 2;
    }
    FramMemory fram;
    const Replay result = replay(*session, fram, progressOn(err), judge ? &*judge : nullptr);
    err << '\n';
    if (!session->whole) {
        err << "vmeter: the record breaks off after " << seconds(session->end) << " s of meter time\n";
    }
    out << session->inputs.size() << " inputs, " << seconds(session->end) << " s, recorded by vmeter "
        << session->start.program.toStdString() << '\n';
    if (result.differsAt) {
        out << "the meter's state differs at " << seconds(*result.differsAt) << " s; " << result.checked
            << " checks before agree\n";
        return 1;
    }
    out << result.checked << " checks agree\n";
    if (QFile record(path); judge && record.open(QIODevice::ReadOnly)) {
        tell(judge->result(record.readAll(), session->start.program), out);
    }
    return 0;
}

} // namespace vmeter
