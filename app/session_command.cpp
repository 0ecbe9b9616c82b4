// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_command.h"

#include "virtualhw/fram/fram_file.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/training/exam_result.h"

#include <QFile>

#include <cmath>
#include <ostream>

namespace vmeter {

namespace {

double seconds(SampleCount time)
{
    return static_cast<double>(time) / kSampleRate;
}

/// Of the record of an exam: whose it is, and what it came to.
void tellExam(const std::string& path, const Session& session, std::ostream& out)
{
    const std::optional<Assignment> assignment = assignmentOf(session);
    if (!assignment || !assignment->exam) {
        return;
    }
    QFile file(QFile::decodeName(path.c_str()));
    QString error;
    const std::optional<ExamResult> exam
        = judge(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), false, error);
    if (!exam) {
        out << "the exam cannot be judged: " << error.toStdString() << '\n';
        return;
    }
    out << "exam: " << exam->exam.title.en << "; candidate: " << assignment->candidate.toStdString()
        << "; date: " << assignment->date.toStdString() << "; seed: " << assignment->seed << '\n'
        << "marks: " << exam->marks << " of " << exam->marksPossible << '\n'
        << "SHA-256: " << exam->checksum.toStdString() << '\n';
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
    const std::optional<Session> session = loadSession(QFile::decodeName(options.file.c_str()), error);
    if (!session) {
        err << "vmeter: " << error.toStdString() << '\n';
        return 2;
    }
    FramMemory fram;
    const Replay result = replay(*session, fram, progressOn(err));
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
    tellExam(options.file, *session, out);
    return 0;
}

} // namespace vmeter
