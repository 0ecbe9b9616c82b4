// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording.h"

#include "core/storage/fram.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/fram/fram_problem.h"
#include "virtualhw/session/bench_recording_v1.h"
#include "virtualhw/session/field_reader.h"
#include "virtualhw/session/field_writer.h"
#include "virtualhw/session/recording_reference.h"

#include <QBuffer>
#include <QFile>
#include <QtEndian>

#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace vmeter {

/// What the file holds of a BenchRecordingStart beside the FRAM image.
struct StoredStart {
    std::string program;
    const MeterModel* model = &kCountisE28;
    std::optional<uint64_t> seed;
    Scenario scenario;
    MeterIdentity identity;
};
template <> inline constexpr auto kFields<StoredStart> = std::tuple{
    field("program", &StoredStart::program),
    field("model", &StoredStart::model),
    field("seed", &StoredStart::seed),
    field("scenario", &StoredStart::scenario),
    field("identity", &StoredStart::identity),
};

namespace {

constexpr std::string_view kFirstLine = "vmeter session ";
constexpr qsizetype kLongestFirstLine = 32;
constexpr char kOpenArray = '\x9F'; // RFC 8949, 3.2.2: an array without a length
constexpr char kBreak = '\xFF';
constexpr qsizetype kLongestImage = 2 * kFramSize;

template <class Write> QByteArray cbor(Write write)
{
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    write(out);
    return bytes;
}

QByteArray encoded(const BenchCommand& command)
{
    if (const auto* play = std::get_if<PlayScenario>(&command); play != nullptr && play->scenario.waveform.recording) {
        const Scenario stored = withReference(play->scenario);
        if (!stored.waveform.recording) {
            return encoded(PlayScenario{stored});
        }
    }
    return std::visit(
        [](const auto& fields) {
            return cbor([&fields](QCborStreamWriter& out) {
                out.append(QLatin1String(fields.kName.data(), static_cast<qsizetype>(fields.kName.size())));
                FieldWriter(out).write(fields);
            });
        },
        command);
}

template <std::size_t... Index>
bool readCommand(const std::string& name, FieldReader& reader, BenchCommand& command, std::index_sequence<Index...>)
{
    bool good = false;
    const auto readAs = [&]<class Command>(std::type_identity<Command>) {
        if (name != Command::kName) {
            return false;
        }
        good = reader.read(command.emplace<Command>());
        return true;
    };
    return (readAs(std::type_identity<std::variant_alternative_t<Index, BenchCommand>>{}) || ...) && good;
}

/// Sets `missing` if the command is good but the recording that it plays is not there.
bool readCommand(const std::string& name, FieldReader& reader, BenchCommand& command, Message& missing)
{
    const bool good = readCommand(name, reader, command, std::make_index_sequence<std::variant_size_v<BenchCommand>>());
    if (auto* play = good ? std::get_if<PlayScenario>(&command) : nullptr) {
        missing = loadReference(play->scenario).value_or(Message());
    }
    return good && missing.isEmpty();
}

/// Reads the array that a file of version 2 is.
class Decoder {
public:
    explicit Decoder(QIODevice& file)
        : m_in(&file)
        , m_reader(m_in)
    {
    }

    std::optional<BenchRecording> read(Message& error)
    {
        if (!m_in.isArray() || !m_in.enterContainer() || !readStart()) {
            error = Phrase("Session", "the start of the session cannot be read: %1").with(why());
            return {};
        }
        m_session.whole = false;
        std::size_t number = 0;
        while (!m_session.whole && m_in.hasNext()) {
            ++number;
            if (!readEntry()) {
                if (m_in.lastError() == QCborError::EndOfFile) {
                    break; // the program that wrote it has crashed
                }
                error = Phrase("Session", "entry %1: %2").with(number, why());
                return {};
            }
        }
        if (m_session.whole && m_in.hasNext()) {
            error = Phrase("Session", "entry %1: %2").with(number, Phrase("Session", "something follows the end"));
            return {};
        }
        // The last byte ends the array; without it the file has been cut.
        m_session.whole = m_session.whole && m_in.lastError() == QCborError::NoError && m_in.leaveContainer();
        return std::move(m_session);
    }

private:
    bool readStart()
    {
        StoredStart stored;
        QByteArray packed;
        if (!m_reader.read(stored) || !m_reader.readBytes(packed, kLongestImage)) {
            return false;
        }
        m_why = loadReference(stored.scenario).value_or(Message());
        if (!m_why.isEmpty()) {
            return false;
        }
        // qUncompress() allocates the length that the first four bytes state.
        const bool isImage = packed.size() >= 5 && qFromBigEndian<quint32>(packed.constData()) == kFramSize;
        m_session.start = {QString::fromStdString(stored.program), stored.model, stored.seed,
            std::move(stored.scenario), isImage ? qUncompress(packed) : QByteArray(), stored.identity};
        return m_session.start.fram.size() == kFramSize
            || refuse(Phrase("Session", "the meter's memory has a wrong size"));
    }

    [[nodiscard]] Message why() const
    {
        return !m_why.isEmpty()           ? m_why
            : !m_reader.error().isEmpty() ? m_reader.error()
                                          : Message(Phrase("Session", "it is no entry of a session"));
    }

    bool refuse(const Phrase& why)
    {
        m_why = why;
        return false;
    }

    /// [later by, name, fields], [later by, hash], [later by, times more] or [later by, "end"].
    bool readEntry()
    {
        uint64_t later = 0;
        if (!m_in.isArray() || !m_in.enterContainer() || !m_reader.read(later, session_ranges::kTime)) {
            return false;
        }
        m_session.end += Duration{later};
        if (m_session.end.sinceStart > kLongestSessionTime) {
            return refuse(Phrase("Session", "it is more than ten years after the start"));
        }
        if (m_in.isString()) {
            std::string name;
            if (!m_reader.read(name)) {
                return false;
            }
            if (name == "end") {
                m_session.whole = true;
            } else {
                BenchCommand command;
                if (!readCommand(name, m_reader, command, m_why)) {
                    return m_why.isEmpty() && m_reader.error().isEmpty() && m_in.lastError() == QCborError::NoError
                        ? refuse(
                            Phrase("Session", "this version of vmeter does not know the command; a newer one does"))
                        : false;
                }
                m_session.commands.emplace_back(m_session.end, command);
            }
        } else if (m_in.isByteArray()) {
            QByteArray hash;
            if (!m_reader.readBytes(hash, kStateHashBytes)) {
                return false;
            }
            m_session.checks.push_back({m_session.end, m_session.commands.size(), hash.toHex()});
        } else {
            uint32_t more = 0;
            if (!m_reader.read(more, {1, kMostTimes})) {
                return false;
            }
            if (m_session.commands.empty() || m_session.commands.back().time != m_session.end
                || more > kMostTimes - m_session.commands.back().times) {
                return refuse(Phrase("Session", "there is no command that it repeats"));
            }
            m_session.commands.back().times += more;
        }
        return !m_in.hasNext() && m_in.leaveContainer();
    }

    static constexpr uint32_t kMostTimes = 1'000'000'000;

    QCborStreamReader m_in;
    FieldReader m_reader;
    Message m_why;
    BenchRecording m_session;
};

} // namespace

RecordedCommand::RecordedCommand(MeterTime at, const BenchCommand& command)
    : time(at)
    , encoded(vmeter::encoded(command))
{
}

BenchCommand RecordedCommand::command() const
{
    QCborStreamReader in(QByteArray(kOpenArray + encoded + kBreak));
    FieldReader reader(in);
    BenchCommand command;
    std::string name;
    in.enterContainer();
    Message missing;
    reader.read(name);
    readCommand(name, reader, command, missing);
    return command;
}

QByteArray imageOf(const Fram& fram)
{
    QByteArray image(kFramSize, '\0');
    fram.read(0, {reinterpret_cast<uint8_t*>(image.data()), kFramSize});
    return image;
}

QByteArray BenchRecordingEncoder::start(const BenchRecordingStart& start)
{
    const StoredStart stored{
        start.program.toStdString(), start.model, start.seed, withReference(start.scenario), start.identity};
    return QByteArray(kFirstLine.data()) + QByteArray::number(kSessionVersion) + '\n' + kOpenArray
        + cbor([&](QCborStreamWriter& out) {
              FieldWriter(out).write(stored);
              out.append(qCompress(start.fram));
          });
}

QByteArray BenchRecordingEncoder::entry(MeterTime time, const QByteArray& content)
{
    const Duration later = time - m_time;
    m_time = time;
    return kOpenArray + cbor([later](QCborStreamWriter& out) { out.append(static_cast<quint64>(later.samples)); })
        + content + kBreak;
}

QByteArray BenchRecordingEncoder::repetitions()
{
    const uint32_t more = std::exchange(m_more, 0);
    return more == 0 ? QByteArray()
                     : entry(m_last.time, cbor([more](QCborStreamWriter& out) { out.append(quint64{more}); }));
}

QByteArray BenchRecordingEncoder::command(const RecordedCommand& command)
{
    if (command.time == m_last.time && command.encoded == m_last.encoded) {
        m_more += command.times;
        return {};
    }
    QByteArray bytes = repetitions(); // first: both functions move on the time
    bytes += entry(command.time, command.encoded);
    m_last = command;
    m_more = command.times - 1;
    return bytes;
}

QByteArray BenchRecordingEncoder::check(MeterTime time, const QByteArray& hash)
{
    QByteArray bytes = repetitions();
    m_last = {};
    return bytes + entry(time, cbor([&hash](QCborStreamWriter& out) { out.append(QByteArray::fromHex(hash)); }));
}

QByteArray BenchRecordingEncoder::end(MeterTime time)
{
    QByteArray bytes = repetitions();
    return bytes + entry(time, cbor([](QCborStreamWriter& out) { out.append(QLatin1String("end")); })) + kBreak;
}

std::optional<BenchRecording> readBenchRecording(QIODevice& file, Message& error)
{
    if (file.size() > kLongestSession) {
        error = Phrase("Session", "it is longer than %1 MiB, the longest session").with(kLongestSession >> 20);
        return {};
    }
    const QByteArray line = file.readLine(kLongestFirstLine);
    if (line.startsWith(kExamUnderWay.data())) {
        error = Phrase("Session", "the exam is under way: its record can be read when it has ended");
        return {};
    }
    bool isNumber = false;
    const int version = line.startsWith(kFirstLine.data()) && line.endsWith('\n')
        ? line.sliced(kFirstLine.size()).trimmed().toInt(&isNumber)
        : 0;
    if (!isNumber || version < 1) {
        error = Phrase("Session", "this is no session of vmeter");
        return {};
    }
    if (version > kSessionVersion) {
        error = Phrase("Session", "a newer version of vmeter has saved this session (format %1): open it with that one")
                    .with(version);
        return {};
    }
    std::optional<BenchRecording> session
        = version == 1 ? readBenchRecordingV1(file, error) : Decoder(file).read(error);
    if (session) {
        FramMemory fram;
        fram.write(0, {reinterpret_cast<const uint8_t*>(session->start.fram.constData()), kFramSize});
        if (const Message problem = framProblem(fram); !problem.isEmpty()) {
            error = Phrase("Session", "the session cannot be read: the meter's memory: %1").with(problem);
            return {};
        }
    }
    return session;
}

std::optional<BenchRecording> readBenchRecording(const QByteArray& bytes, Message& error)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readBenchRecording(buffer, error);
}

std::optional<BenchRecording> loadBenchRecording(const QString& path, Message& error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error = Phrase("Session", "%1: cannot be read: %2").with(path, file.errorString());
        return {};
    }
    std::optional<BenchRecording> session = readBenchRecording(file, error);
    if (!session) {
        error = Phrase(nullptr, "%1: %2").with(path, error);
    }
    return session;
}

} // namespace vmeter
