// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording_writer.h"

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/state_digest.h"

namespace vmeter {

static_assert(kStateHashBytes == kStateDigestSize);

QByteArray stateHash(const Bench& bench)
{
    return QByteArray::fromStdString(stateDigest(bench));
}

BenchRecordingWriter::BenchRecordingWriter(QIODevice& out, const BenchRecording& begun, Duration every)
    : m_out(out)
    , m_every(every)
{
    write(m_encoder.start(begun.start));
    auto check = begun.checks.begin();
    for (std::size_t done = 0; done <= begun.commands.size(); ++done) {
        for (; check != begun.checks.end() && check->after == done; ++check) {
            write(m_encoder.check(check->time, check->hash));
        }
        if (done < begun.commands.size()) {
            write(m_encoder.command(begun.commands[done]));
        }
    }
}

void BenchRecordingWriter::write(const QByteArray& bytes)
{
    constexpr qsizetype kRoomForTheEnding = 1024;
    m_tooLong = m_tooLong || m_size + bytes.size() > kLongestSession - kRoomForTheEnding;
    m_complete = m_complete && !m_tooLong && m_out.write(bytes) == bytes.size();
    m_size += bytes.size();
}

void BenchRecordingWriter::commandGiven(MeterTime time, const BenchCommand& command)
{
    write(m_encoder.command(RecordedCommand(time, command)));
}

void BenchRecordingWriter::blockEnded(const Bench& bench)
{
    if (bench.time().isMultipleOf(m_every)) {
        write(m_encoder.check(bench.time(), stateHash(bench)));
    }
}

QByteArray BenchRecordingWriter::ending(const Bench& bench) const
{
    BenchRecordingEncoder encoder = m_encoder;
    const QByteArray check = encoder.check(bench.time(), stateHash(bench));
    return check + encoder.end(bench.time());
}

void BenchRecordingWriter::finish(const Bench& bench)
{
    m_complete = m_complete && m_out.write(ending(bench)) >= 0;
}

} // namespace vmeter
