// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/bench_recording.h"

#include "core/storage/fram.h"
#include "virtualhw/session/struct_stream.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <array>
#include <filesystem>
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

/// Reads `value`, and each of `more` if the stream contains it after `value`; otherwise they keep their values.
template <class T, class... More> bool readBytes(const QByteArray& bytes, T& value, More&... more)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    readStruct(stream, value);
    const auto readMore = [&stream](auto& part) {
        if (stream.status() == QDataStream::Ok && !stream.atEnd()) {
            readStruct(stream, part);
        }
    };
    (readMore(more), ...);
    return stream.status() == QDataStream::Ok && stream.atEnd();
}

/// The load curve of a scenario, with the fields of LoadCurve.
struct StoredCurve {
    std::shared_ptr<const LoadProfile> profile;
    SampleCount at = 0;
    PerPhase<double> supplyVolts{};
    bool ends = true;
};

/// A recording by its file: RecordingSource, and the hash of what was read from it.
struct StoredSource {
    std::string path;
    std::string hash;                  ///< SHA-256 of the samples
    std::vector<uint64_t> lanes;       ///< of the map ...
    std::vector<std::string> channels; ///< ... and their channels
    double voltageFactor = 1;
    double currentFactor = 1;
    std::optional<TextEncoding> encoding;
    GridInput surroundings;
};

/// What follows a scenario, because files of older versions have none of it.
struct StoredExtras {
    StoredCurve curve;
    std::optional<StoredSource> source;
};

/// Longer recordings are named by their file if it is there.
constexpr std::size_t kMostSetsHeld = std::size_t{30} * kSampleRate;

std::string hashOf(const WaveformRecording& recording)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& lane : recording.lane) {
        hash.addData(QByteArray::fromRawData(
            reinterpret_cast<const char*>(lane.data()), static_cast<qsizetype>(lane.size() * sizeof(float))));
    }
    return hash.result().toHex().toStdString();
}

/// Whether the file of a recording is there, and the data beside a .cfg.
bool isThere(const std::string& path)
{
    std::error_code failure;
    const auto is
        = [&failure](const std::filesystem::path& file) { return std::filesystem::is_regular_file(file, failure); };
    const std::filesystem::path file(path);
    const std::string ending = file.extension().string();
    const bool single = ending.size() == 4 && asciiLower(ending[3]) == 'f';
    return is(file)
        && (single || is(std::filesystem::path(file).replace_extension(".dat"))
            || is(std::filesystem::path(file).replace_extension(".DAT")));
}

StoredExtras extrasOf(const Scenario& scenario)
{
    StoredExtras extras;
    const LoadCurve& curve = scenario.loadCurve;
    extras.curve = {curve.profile, curve.at, curve.supplyVolts, curve.ends};
    const auto& recording = scenario.waveform.recording;
    const auto& source = scenario.waveformSource;
    if (recording && source && recording->sets() > kMostSetsHeld && isThere(source->path)) {
        StoredSource& stored = extras.source.emplace();
        stored.path = source->path;
        stored.hash = hashOf(*recording);
        for (const auto& [lane, channel] : source->map.channelOf) {
            stored.lanes.push_back(lane);
            stored.channels.push_back(channel);
        }
        stored.voltageFactor = source->map.voltageFactor;
        stored.currentFactor = source->map.currentFactor;
        stored.encoding = source->map.encoding;
        stored.surroundings = source->surroundings;
    }
    return extras;
}

/// The scenario without the samples that a file stands for.
Scenario withoutSamples(const Scenario& scenario, const StoredExtras& extras)
{
    Scenario stored = scenario;
    if (extras.source) {
        stored.waveform.recording = nullptr;
    }
    return stored;
}

/// Puts back what extrasOf() took out. Returns an error if the file is not there or has changed.
std::optional<Message> restore(Scenario& scenario, StoredExtras extras)
{
    scenario.loadCurve
        = {std::move(extras.curve.profile), extras.curve.at, extras.curve.supplyVolts, extras.curve.ends};
    if (!extras.source) {
        return std::nullopt;
    }
    const StoredSource& stored = *extras.source;
    const auto source = std::make_shared<RecordingSource>();
    source->path = stored.path;
    source->surroundings = stored.surroundings;
    source->map.voltageFactor = stored.voltageFactor;
    source->map.currentFactor = stored.currentFactor;
    source->map.encoding = stored.encoding;
    for (std::size_t i = 0; i < std::min(stored.lanes.size(), stored.channels.size()); ++i) {
        if (stored.lanes[i] < kRecordedLanes) {
            source->map.channelOf.emplace(stored.lanes[i], stored.channels[i]);
        }
    }
    auto loaded = loadRecording(source->path, source->map, &source->surroundings);
    if (const auto* wrong = std::get_if<Message>(&loaded)) {
        return Phrase("Session", "the recording that was played is needed: %1").with(*wrong);
    }
    const auto& recording = std::get<std::shared_ptr<const WaveformRecording>>(loaded);
    if (hashOf(*recording) != stored.hash) {
        return Phrase("Session", "%1: the recording is not the one that was played").with(stored.path);
    }
    scenario.waveform.recording = recording;
    scenario.waveformSource = source;
    return std::nullopt;
}

/// BenchRecordingStart as in the file. The identity and the extras follow only if there is something in them.
struct StoredStart {
    std::string program;
    const MeterModel* model = &kCountisE28;
    std::optional<uint64_t> seed;
    Scenario scenario;
    std::string fram;
};

/// Uncompresses what qCompress() made, unless it is longer than any scenario. qUncompress allocates the length that the
/// first bytes state. This limit is enough for a scenario with all its devices and the longest waveform recording.
QByteArray uncompressed(const QByteArray& packed)
{
    constexpr quint32 kLongest = (64U << 20U) + quint32{kMaxRecordedSets * kRecordedLanes * sizeof(float)};
    QDataStream lengthOf(packed);
    quint32 length = 0;
    lengthOf >> length;
    return packed.size() < 5 || length > kLongest ? QByteArray() : qUncompress(packed);
}

// The command that plays a scenario with a recording or a load curve is compressed; any other has its own name.
const QByteArray kPackedScenario = QByteArrayLiteral("scenario.z");

QByteArray fieldsOfCommand(const PlayScenario& play)
{
    const StoredExtras extras = extrasOf(play.scenario);
    return qCompress(bytesOf(PlayScenario{withoutSamples(play.scenario, extras)}) + bytesOf(extras)).toBase64();
}

/// Returns false if these are no fields of a command that plays a scenario; sets `error` if its recording is missing.
bool readPackedScenario(const QByteArray& base64, BenchCommand& command, Message& error)
{
    PlayScenario play;
    StoredExtras extras;
    if (!readBytes(uncompressed(QByteArray::fromBase64(base64)), play, extras)) {
        return false;
    }
    if (auto missing = restore(play.scenario, std::move(extras))) {
        error = *missing;
        return false;
    }
    command = std::move(play);
    return true;
}

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

/// Sets `error` if the recording that the start names is missing.
bool readStart(const QByteArray& base64, BenchRecordingStart& start, Message& error)
{
    StoredStart stored;
    MeterIdentity identity;
    StoredExtras extras;
    if (!readBytes(uncompressed(QByteArray::fromBase64(base64)), stored, identity, extras)
        || stored.fram.size() != kFramSize) {
        return false;
    }
    if (auto missing = restore(stored.scenario, std::move(extras))) {
        error = *missing;
        return false;
    }
    start = {QString::fromStdString(stored.program), stored.model, stored.seed, std::move(stored.scenario),
        QByteArray::fromStdString(stored.fram), identity};
    return true;
}

Message lineError(int line, const Message& what)
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
    const StoredExtras extras = extrasOf(start.scenario);
    const StoredStart stored{start.program.toStdString(), start.model, start.seed,
        withoutSamples(start.scenario, extras), start.fram.toStdString()};
    QByteArray bytes = bytesOf(stored);
    const bool more = extras.curve.profile || extras.source;
    if (start.identity != MeterIdentity{} || more) {
        bytes += bytesOf(start.identity);
    }
    if (more) {
        bytes += bytesOf(extras);
    }
    return kFirstLine + '\n' + kStart + ' ' + qCompress(bytes).toBase64() + '\n';
}

QByteArray sessionLine(const RecordedCommand& command)
{
    const QByteArray time = QByteArray::number(static_cast<qulonglong>(command.time)) + ' ';
    const auto* play = std::get_if<PlayScenario>(&command.command);
    if (play != nullptr && (play->scenario.waveform.recording || play->scenario.loadCurve.profile)) {
        return time + kPackedScenario + ' ' + fieldsOfCommand(*play) + '\n';
    }
    return std::visit(
        [&time](const auto& fields) { return time + fields.kName.data() + ' ' + bytesOf(fields).toBase64() + '\n'; },
        command.command);
}

QByteArray sessionLine(const RecordedCheck& check)
{
    return QByteArray::number(static_cast<qulonglong>(check.time)) + ' ' + kCheck + ' ' + check.hash + '\n';
}

QByteArray sessionEnd(SampleCount time)
{
    return kEnd + ' ' + QByteArray::number(static_cast<qulonglong>(time)) + '\n';
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
    Message missing;
    if (!startLine.startsWith(kStart + ' ') || !readStart(startLine.mid(kStart.size() + 1), session.start, missing)) {
        error = lineError(
            2, missing.isEmpty() ? Message(Phrase("Session", "the start of the session cannot be read")) : missing);
        return {};
    }
    session.whole = false;
    for (int n = 2; n < lines.size() - 1; ++n) {
        const QList<QByteArray> words = lines[n].split(' ');
        bool good = words.size() >= 2 && !session.whole;
        if (good && words[0] == kEnd) {
            session.end = words[1].toULongLong(&good);
            session.whole = good;
        } else if (good && words.size() == 3) {
            const SampleCount time = words[0].toULongLong(&good);
            good = good && time >= session.end;
            BenchCommand command;
            if (good && words[1] == kCheck) {
                session.checks.push_back({time, session.commands.size(), words[2]});
            } else if (good && words[1] == kPackedScenario && readPackedScenario(words[2], command, missing)) {
                session.commands.push_back({time, std::move(command)});
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
            error = lineError(n + 1,
                missing.isEmpty() ? Message(Phrase("Session", "this line cannot be read, or it is out of order"))
                                  : missing);
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
