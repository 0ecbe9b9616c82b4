// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording.h"

#include "core/storage/fram.h"
#include "virtualhw/session/struct_stream.h"

#include <QFile>

#include <array>
#include <utility>

namespace vmeter {

namespace {

const QByteArray kFirstLine = QByteArrayLiteral("vmeter session 1");
const QByteArray kStart = QByteArrayLiteral("start");
const QByteArray kEnd = QByteArrayLiteral("end");
const QByteArray kCheck = QByteArrayLiteral("=");

template <class T> QByteArray bytesOf(const T& value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    writeStruct(stream, value);
    return bytes;
}

template <class T> bool readBytes(const QByteArray& bytes, T& value)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    readStruct(stream, value);
    return stream.status() == QDataStream::Ok && stream.atEnd();
}

/// Reads `value`, and `more` if the stream contains it after `value`; otherwise `more` keeps its value.
template <class T, class More> bool readBytes(const QByteArray& bytes, T& value, More& more)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    readStruct(stream, value);
    if (stream.status() == QDataStream::Ok && !stream.atEnd()) {
        readStruct(stream, more);
    }
    return stream.status() == QDataStream::Ok && stream.atEnd();
}

/// Writes BenchRecordingStart as in the file. The identity follows only if it is not the default one, because files of
/// older versions have none.
struct StoredStart {
    std::string program;
    const MeterModel* model = &kCountisE28;
    std::optional<uint64_t> seed;
    Scenario scenario;
    std::string fram;
};

/// Returns false if no command has this `name`, or if `bytes` are not its fields.
template <std::size_t... Index>
bool readCommand(const QByteArray& name, const QByteArray& bytes, BenchCommand& command, std::index_sequence<Index...>)
{
    const std::string_view wanted(name.constData(), static_cast<std::size_t>(name.size()));
    const auto readAs = [&]<class Command>(Command fields) {
        if (wanted != Command::kName || !readBytes(bytes, fields)) {
            return false;
        }
        command = std::move(fields);
        return true;
    };
    return (readAs(std::variant_alternative_t<Index, BenchCommand>{}) || ...);
}

bool readStart(const QByteArray& base64, BenchRecordingStart& start)
{
    StoredStart stored;
    MeterIdentity identity;
    // qUncompress allocates the length that the first bytes state. This limit is enough for a scenario with all its
    // devices and the longest waveform recording.
    constexpr quint32 kLongest = (64U << 20U) + quint32{kMaxRecordedSets * kRecordedLanes * sizeof(float)};
    const QByteArray packed = QByteArray::fromBase64(base64);
    QDataStream lengthOf(packed);
    quint32 length = 0;
    lengthOf >> length;
    if (packed.size() < 5 || length > kLongest || !readBytes(qUncompress(packed), stored, identity)
        || stored.fram.size() != kFramSize) {
        return false;
    }
    start = {QString::fromStdString(stored.program), stored.model, stored.seed, std::move(stored.scenario),
        QByteArray::fromStdString(stored.fram), identity};
    return true;
}

QByteArray timeText(MeterTime time)
{
    return QByteArray::number(static_cast<qulonglong>(time.sinceStart.samples));
}

Message lineError(int line, const Phrase& what)
{
    return Phrase("Session", "line %1: %2").with(line, what);
}

} // namespace

QByteArray imageOf(const Fram& fram)
{
    QByteArray image(kFramSize, '\0');
    fram.read(0, {reinterpret_cast<uint8_t*>(image.data()), kFramSize});
    return image;
}

QByteArray sessionHeader(const BenchRecordingStart& start)
{
    const StoredStart stored{
        start.program.toStdString(), start.model, start.seed, start.scenario, start.fram.toStdString()};
    QByteArray bytes = bytesOf(stored);
    if (start.identity != MeterIdentity{}) {
        bytes += bytesOf(start.identity);
    }
    return kFirstLine + '\n' + kStart + ' ' + qCompress(bytes).toBase64() + '\n';
}

QByteArray sessionLine(const RecordedCommand& command)
{
    return std::visit(
        [&command](const auto& fields) {
            return timeText(command.time) + ' ' + fields.kName.data() + ' ' + bytesOf(fields).toBase64() + '\n';
        },
        command.command);
}

QByteArray sessionLine(const RecordedCheck& check)
{
    return timeText(check.time) + ' ' + kCheck + ' ' + check.hash + '\n';
}

QByteArray sessionEnd(MeterTime time)
{
    return kEnd + ' ' + timeText(time) + '\n';
}

std::optional<BenchRecording> readBenchRecording(const QByteArray& text, Message& error)
{
    const qsizetype wholeLines = text.lastIndexOf('\n') + 1;
    const QList<QByteArray> lines = text.first(wholeLines).split('\n');
    BenchRecording session;
    if (lines.value(0) != kFirstLine) {
        error = lineError(1, Phrase("Session", "this is no session that this version of vmeter has recorded"));
        return {};
    }
    const QByteArray startLine = lines.value(1);
    if (!startLine.startsWith(kStart + ' ') || !readStart(startLine.mid(kStart.size() + 1), session.start)) {
        error = lineError(2, Phrase("Session", "the start of the session cannot be read"));
        return {};
    }
    session.whole = false;
    for (int n = 2; n < lines.size() - 1; ++n) {
        const QList<QByteArray> words = lines[n].split(' ');
        bool good = words.size() >= 2 && !session.whole;
        if (good && words[0] == kEnd) {
            session.end = {{words[1].toULongLong(&good)}};
            session.whole = good;
        } else if (good && words.size() == 3) {
            const MeterTime time{{words[0].toULongLong(&good)}};
            good = good && time >= session.end;
            BenchCommand command;
            if (good && words[1] == kCheck) {
                session.checks.push_back({time, session.commands.size(), words[2]});
            } else if (good
                && readCommand(words[1], QByteArray::fromBase64(words[2]), command,
                    std::make_index_sequence<std::variant_size_v<BenchCommand>>())) {
                session.commands.push_back({time, std::move(command)});
            } else {
                good = false;
            }
            session.end = time;
        } else {
            good = false;
        }
        if (!good) {
            error = lineError(n + 1, Phrase("Session", "this line cannot be read, or it is out of order"));
            return {};
        }
    }
    return session;
}

std::optional<BenchRecording> loadBenchRecording(const QString& path, Message& error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error = Phrase("Session", "%1: cannot be read: %2").with(path, file.errorString());
        return {};
    }
    std::optional<BenchRecording> session = readBenchRecording(file.readAll(), error);
    if (!session) {
        error = Phrase(nullptr, "%1: %2").with(path, error);
    }
    return session;
}

} // namespace vmeter
