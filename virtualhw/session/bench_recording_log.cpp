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
    // For its owner only: the meter's memory is in it, and so are the hashes of the web passwords.
    constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered, kOwnerOnly)) {
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
    if (m_ownWriter && m_ownWriter->isTooLong()) {
        error = Phrase(
            "Session", "the session has become longer than %1 MiB and cannot be saved: start again, and save earlier")
                    .with(kLongestSession >> 20);
        return {};
    }
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
    return text + m_ownWriter->ending(bench);
}

Message BenchRecordingLog::finish(const Bench& bench)
{
    std::vector<Message> failures;
    for (const Record& record : m_files) {
        record.recorder->finish(bench);
        if (!record.recorder->isComplete()) {
            const Message why = record.recorder->isTooLong()
                ? Phrase("Session", "it has reached %1 MiB, the longest session").with(kLongestSession >> 20)
                : Message::verbatim(record.file->errorString().toStdString());
            failures.push_back(Phrase("Session", "%1 breaks off: %2").with(record.file->fileName(), why));
        }
    }
    return Message::lines(failures);
}

} // namespace vmeter
