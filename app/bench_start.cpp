// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_start.h"

#include "app/session_command.h"
#include "app/terminal_output.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/session/replay.h"

#include <QFile>
#include <QStandardPaths>

#include <chrono>
#include <iostream>
#include <optional>
#include <utility>

namespace vmeter {

namespace {

UtcMicroseconds hostTime()
{
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

BenchRecording recordingToLoad(const RunOptions& options)
{
    Message error;
    std::optional<BenchRecording> session = loadBenchRecording(options.loadFile, error);
    if (!session) {
        throw StartRefused(ExitCode::wrongUse, error);
    }
    return std::move(*session);
}

/// Continues where the recording ended.
std::unique_ptr<Bench> replayOf(const BenchRecording& session, const QString& file, Fram& fram)
{
    Replay replayed = replay(session, fram, progressOn(std::cerr));
    std::cerr << '\n';
    if (replayed.differsAt && !replayed.failed) {
        showError(std::cerr, Phrase(nullptr, "%1: %2").with(file, differenceText(session, replayed)));
    } else if (replayed.failed) {
        throw StartRefused(ExitCode::failed, Phrase(nullptr, "%1: %2").with(file, differenceText(session, replayed)));
    }
    return std::move(replayed.bench);
}

std::shared_ptr<WaveformRecorder> openRecorder(const RecordingOrder& order)
{
    Message error;
    std::shared_ptr<WaveformRecorder> recorder = WaveformRecorder::open(order, error);
    if (!recorder) {
        throw StartRefused(ExitCode::unavailable, Phrase(nullptr, "--record %1").with(error));
    }
    return recorder;
}

void addSessionFile(BenchRecordingLog& log, const QString& path)
{
    if (Message error; !log.add(path, error)) {
        throw StartRefused(ExitCode::unavailable, Phrase("Program", "the session: %1").with(error));
    }
}

} // namespace

FramRestorer::FramRestorer(Fram& fram)
    : m_fram(&fram)
    , m_before(imageOf(fram))
{
}

FramRestorer::~FramRestorer()
{
    if (m_fram != nullptr) {
        m_fram->write(0, {reinterpret_cast<const uint8_t*>(m_before.constData()), kFramSize});
    }
}

std::unique_ptr<Fram> openFram(const RunOptions& options)
{
    if (options.noState) {
        return std::make_unique<FramMemory>();
    }
    QString folder = options.stateFolder;
    if (folder.isEmpty()) {
        const std::string_view model = options.model->name;
        const auto name = QString::fromLatin1(model.data(), static_cast<qsizetype>(model.size()));
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u'/' + name;
    }
    Message error;
    std::unique_ptr<Fram> fram = FramFile::open(QFile::encodeName(folder).toStdString(), error);
    if (!fram) {
        throw StartRefused(ExitCode::unavailable, error);
    }
    return fram;
}

StartedBench startBench(const RunOptions& options, Scenario scenario, Fram& fram, BenchRecordingLog& log)
{
    const bool loads = !options.loadFile.isEmpty();
    BenchRecording begun;
    StartedBench started;
    if (loads) {
        begun = recordingToLoad(options);
        started.bench = replayOf(begun, options.loadFile, fram);
    } else {
        begun.start
            = {QString::fromLatin1(kProgramVersion), options.model, options.seed, std::move(scenario), imageOf(fram)};
        started.bench = std::make_unique<Bench>(*options.model, begun.start.scenario, fram, options.seed);
    }
    // The recorder must be opened before the session file, which may be in its folder, and both before the first
    // command to the bench.
    if (options.recording) {
        started.recorder = openRecorder(*options.recording);
        started.bench->addObserver(*started.recorder);
    }
    if (!options.saveFile.isEmpty()) {
        addSessionFile(log, options.saveFile);
    }
    if (options.recording) {
        addSessionFile(log, QFile::decodeName(options.recording->folder.c_str()) + QStringLiteral("/session.vms"));
    }
    log.begin(begun);
    started.bench->addObserver(log);
    if (!loads) {
        started.bench->apply(SetClock{options.clock.value_or(hostTime()).value});
    }
    if (options.sealed) {
        started.bench->apply(SealCover{true});
    }
    return started;
}

} // namespace vmeter
