// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording_v1.h"

#include "virtualhw/session/field_stream_v1.h"

#include <string_view>
#include <type_traits>
#include <utility>

namespace vmeter {

namespace {

constexpr std::string_view kCheckWord = "=";
constexpr std::string_view kEndWord = "end";

bool readStartV1(const QByteArray& base64, BenchRecordingStart& start)
{
    // qUncompress allocates the length that the first bytes state. This limit is enough for a scenario with all its
    // devices and the longest waveform recording.
    constexpr quint32 kLongest = (64U << 20U) + quint32{kMaxRecordedSets * kRecordedLanes * sizeof(float)};
    const QByteArray packed = QByteArray::fromBase64(base64);
    QDataStream lengthOf(packed);
    quint32 length = 0;
    lengthOf >> length;
    if (packed.size() < 5 || length > kLongest) {
        return false;
    }
    const QByteArray bytes = qUncompress(packed);
    QDataStream stream(bytes);
    FieldStreamV1 fields(stream);
    start.program = QString::fromStdString(fields.take<std::string>());
    start.model = fields.take<const MeterModel*>();
    start.seed = fields.take<std::optional<uint64_t>>();
    start.scenario = fields.take<Scenario>();
    start.fram = fields.takeBytes();
    if (stream.status() == QDataStream::Ok && !stream.atEnd()) { // the first meters all had the default identity
        start.identity = fields.take<MeterIdentity>();
    }
    return stream.status() == QDataStream::Ok && stream.atEnd() && start.fram.size() == kFramSize;
}

/// Returns false if no command has this `name`, or if `bytes` are not its fields.
template <std::size_t... Index>
bool readCommandV1(std::string_view name, const QByteArray& bytes, BenchCommand& command, std::index_sequence<Index...>)
{
    const auto readAs = [&]<class Command>(std::type_identity<Command>) {
        if (name != Command::kName) {
            return false;
        }
        QDataStream stream(bytes);
        FieldStreamV1(stream).read(command.emplace<Command>());
        return stream.status() == QDataStream::Ok && stream.atEnd();
    };
    return (readAs(std::type_identity<std::variant_alternative_t<Index, BenchCommand>>{}) || ...);
}

Message lineError(int line, const Phrase& what)
{
    return Phrase("Session", "line %1: %2").with(line, what);
}

bool readLineV1(const QByteArray& line, BenchRecording& session)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() < 2 || session.whole) {
        return false;
    }
    const bool isEnd = words[0] == kEndWord.data();
    bool good = false;
    const MeterTime time{{words[isEnd ? 1 : 0].toULongLong(&good)}};
    if (!good || time < session.end || time.sinceStart > kLongestSessionTime) {
        return false;
    }
    session.end = time;
    if (isEnd) {
        session.whole = true;
        return words.size() == 2;
    }
    if (words.size() != 3) {
        return false;
    }
    if (words[1] == kCheckWord.data()) {
        session.checks.push_back({time, session.commands.size(), words[2]});
        return true;
    }
    BenchCommand command;
    if (!readCommandV1({words[1].constData(), static_cast<std::size_t>(words[1].size())},
            QByteArray::fromBase64(words[2]), command, std::make_index_sequence<std::variant_size_v<BenchCommand>>())) {
        return false;
    }
    session.commands.emplace_back(time, command);
    return true;
}

} // namespace

std::optional<BenchRecording> readBenchRecordingV1(QIODevice& file, Message& error)
{
    const QByteArray kStartWord = QByteArrayLiteral("start ");
    BenchRecording session;
    QByteArray line = file.readLine();
    if (!line.startsWith(kStartWord) || !line.endsWith('\n')
        || !readStartV1(line.sliced(kStartWord.size()).chopped(1), session.start)) {
        error = lineError(2, Phrase("Session", "the start of the session cannot be read"));
        return {};
    }
    session.whole = false;
    for (int number = 3; !file.atEnd(); ++number) {
        line = file.readLine();
        if (!line.endsWith('\n')) {
            break; // the program that wrote it has crashed
        }
        if (!readLineV1(line.chopped(1), session)) {
            error = lineError(number, Phrase("Session", "this line cannot be read, or it is out of order"));
            return {};
        }
    }
    return session;
}

} // namespace vmeter
