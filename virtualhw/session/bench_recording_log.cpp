// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording_log.h"

#include "virtualhw/bench/bench.h"

#include <QDir>

#include <utility>

namespace vmeter {

namespace {

constexpr Duration kMinute = Duration::seconds(60);

} // namespace

BenchRecordingLog::BenchRecordingLog()
    : m_own(std::make_unique<QTemporaryFile>())
{
    if (!m_own->open()) {
        m_own.reset();
    }
}

bool BenchRecordingLog::add(const QString& path, Message& error)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)) {
        error = Phrase("Session", "cannot write %1: %2; choose another file").with(path, file->errorString());
        return false;
    }
    m_files.push_back({std::move(file), nullptr});
    return true;
}

void BenchRecordingLog::begin(const BenchRecording& begun)
{
    if (m_own) {
        m_own->resize(0);
        m_own->seek(0);
        m_ownWriter = std::make_unique<BenchRecordingWriter>(*m_own, begun, kMinute);
    }
    for (Record& record : m_files) {
        record.file->resize(0);
        record.file->seek(0);
        record.recorder = std::make_unique<BenchRecordingWriter>(*record.file, begun);
    }
}

void BenchRecordingLog::commandGiven(MeterTime time, const BenchCommand& command)
{
    if (m_ownWriter) {
        m_ownWriter->commandGiven(time, command);
    }
    for (const Record& record : m_files) {
        record.recorder->commandGiven(time, command);
    }
}

void BenchRecordingLog::blockEnded(const Bench& bench)
{
    if (m_ownWriter) {
        m_ownWriter->blockEnded(bench);
    }
    for (const Record& record : m_files) {
        record.recorder->blockEnded(bench);
    }
}

std::optional<QByteArray> BenchRecordingLog::text(const Bench& bench, Message& error)
{
    if (!m_ownWriter || !m_ownWriter->isComplete()) {
        error = Phrase(
            "Session", "the session could not be kept in a temporary file in %1: make room there and start again")
                    .with(QDir::tempPath());
        return {};
    }
    const qint64 end = m_own->pos();
    m_own->seek(0);
    QByteArray text = m_own->read(end);
    m_own->seek(end);
    if (text.size() != end) {
        error = Phrase("Session", "the session cannot be read from its temporary file: %1").with(m_own->errorString());
        return {};
    }
    return text + sessionLine(RecordedCheck{bench.time(), 0, stateHash(bench)}) + sessionEnd(bench.time());
}

Message BenchRecordingLog::finish(const Bench& bench)
{
    std::vector<Message> failures;
    for (const Record& record : m_files) {
        record.recorder->finish(bench);
        if (!record.recorder->isComplete()) {
            failures.push_back(
                Phrase("Session", "%1 breaks off: %2").with(record.file->fileName(), record.file->errorString()));
        }
    }
    return Message::lines(failures);
}

} // namespace vmeter
