// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/bench_start.h"
#include "app/coach/coach_session.h"
#include "app/servers.h"
#include "app/start_refused.h"
#include "app/stop_signals.h"
#include "app/terminal_output.h"
#include "app/training_start.h"
#include "virtualhw/base/language.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/session/bench_recording_manager.h"
#include "virtualhw/training/exam_proof.h"
#include "virtualhw/training/training.h"

#include <QDateTime>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <iostream>
#include <memory>
#include <optional>
#include <utility>

namespace vmeter {

namespace {

void showError(const Message& message)
{
    showError(std::cerr, message);
}

bool displayMissing()
{
    return qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// Folder of the meter's memory; with --no-state it is `scratch`, which exists only while the program runs.
QString memoryFolder(const RunOptions& options, const QTemporaryDir& scratch)
{
    return options.noState              ? scratch.path()
        : options.stateFolder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                        : options.stateFolder;
}

void announceReady(const MeterModel& model, const ServerStatus& addresses)
{
    const auto orNull = [](const QString& address) { return address.isEmpty() ? QJsonValue() : QJsonValue(address); };
    const QJsonObject ready{
        {QStringLiteral("event"), QStringLiteral("ready")},
        {QStringLiteral("model"), QString::fromStdString(std::string(model.name))},
        {QStringLiteral("modbus"), orNull(addresses.modbus)},
        {QStringLiteral("web"), orNull(addresses.web)},
        {QStringLiteral("control"), orNull(addresses.control)},
    };
    std::cout << QJsonDocument(ready).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

/// Files that the options name, already read and checked.
struct RunInputs {
    Scenario scenario;
    std::optional<LessonCard> training; ///< lesson or exam to start
    ControlTokens tokens;
    std::optional<ExamOptions> exam;         ///< with the seed of --seed-file
    QByteArray examKey;                      ///< empty: none
    std::optional<coach::Plan> plan;         ///< of the coach
    std::vector<coach::MappedValue> mapping; ///< likewise
};

/// Warns of a file with a secret that is not for its owner only.
void warnIfReadable(const QString& path)
{
    constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    const QFileInfo file(path);
    if (file.isFile() && (file.permissions() & kOthers) != 0) {
        showError(Phrase("Program", "%1 is a secret and can be read by other users of this computer: chmod 600 %1")
                      .with(path));
    }
}

RunInputs readInputs(const RunOptions& options)
{
    Message error;
    Expected<Scenario> scenario = findScenario(QFile::encodeName(options.scenario).toStdString());
    if (!scenario) {
        throw StartRefused(ExitCode::wrongUse, scenario.error());
    }
    for (const Message& note : scenario->notes) {
        qInfo("scenario: %s", note.english().c_str());
    }
    std::optional<LessonCard> training = findTraining(options, error);
    if (!error.isEmpty()) {
        throw StartRefused(ExitCode::wrongUse, error);
    }
    std::optional<ControlTokens> tokens = ControlTokens();
    if (!options.controlTokenFile.isEmpty()) {
        tokens = readTokenFile(options.controlTokenFile, error);
        warnIfReadable(options.controlTokenFile);
    }
    if (!tokens) {
        throw StartRefused(ExitCode::wrongUse, error);
    }
    RunInputs inputs{std::move(*scenario), std::move(training), std::move(*tokens), options.exam, {}, {}, {}};
    if (options.coach) {
        Expected<coach::Plan> plan = coach::findPlan(options.coach->plan);
        if (!plan) {
            throw StartRefused(ExitCode::wrongUse, plan.error());
        }
        inputs.plan = std::move(*plan);
        if (!options.coach->mapping.empty()) {
            auto mapping = coach::readMapping(options.coach->mapping, options.model->registers);
            if (!mapping) {
                throw StartRefused(ExitCode::wrongUse, mapping.error());
            }
            inputs.mapping = std::move(*mapping);
        } else if (options.coach->asks) {
            inputs.mapping = valuesAskedFor(options.model->registers);
        }
    }
    if (inputs.exam && !inputs.exam->seedFile.isEmpty()) {
        const Expected<uint64_t> seed = readSeedFile(inputs.exam->seedFile);
        if (!seed) {
            throw StartRefused(ExitCode::wrongUse, seed.error());
        }
        inputs.exam->seed = *seed;
    }
    if (!options.examKeyFile.isEmpty()) {
        const Expected<QByteArray> key = readExamKey(options.examKeyFile);
        if (!key) {
            throw StartRefused(ExitCode::wrongUse, key.error());
        }
        inputs.examKey = *key;
        warnIfReadable(options.examKeyFile);
    }
    return inputs;
}

/// Why there can be no window.
enum class NoWindow { wanted, noDisplay, notInProgram };

/// `needed`: what the options ask for cannot be had without a window. Throws StartRefused then; says that the run is
/// headless where nobody asked for it.
void checkNoWindow(NoWindow why, bool needed)
{
    if (needed) {
        throw StartRefused(ExitCode::unavailable,
            why == NoWindow::notInProgram
                ? Phrase("Program", "this program has no window: lessons, exams and the tour need one")
                : Phrase("Program",
                    "no display (neither DISPLAY nor WAYLAND_DISPLAY is set): lessons, exams and the tour need one"));
    }
    if (why == NoWindow::notInProgram) {
        showError(Phrase("Program", "this program has no window: running headless"));
    } else if (why == NoWindow::noDisplay) {
        showError(Phrase("Program", "no display (neither DISPLAY nor WAYLAND_DISPLAY is set): running headless"));
    }
}

/// Completes the session files. Returns false and shows an error if one is incomplete.
bool finishSession(Simulation& simulation, BenchRecordingLog& log)
{
    const Message broken = simulation.call([&log](Bench& running) {
        // The bench of a lesson may have replaced it; then the files end with the last command before the lesson.
        if (running.owner() != BenchOwner::user) {
            return Message();
        }
        running.removeObserver(log);
        return log.finish(running);
    });
    if (!broken.isEmpty()) {
        showError(Phrase("Program", "the session: %1").with(broken));
    }
    return broken.isEmpty();
}

/// Completes the recording of --record in the same way, if there is one.
bool finishRecording(WaveformRecorder* recorder)
{
    const Message broken = recorder != nullptr ? recorder->finish() : Message();
    if (!broken.isEmpty()) {
        showError(Phrase(nullptr, "--record %1").with(broken));
    }
    return broken.isEmpty();
}

/// Until the window is closed, a stop signal came or the asked-for meter time has passed.
ExitCode run(
    const RunOptions& options, const WindowSystem* windows, std::optional<NoWindow> noWindow, Language& language)
{
    RunInputs inputs = readInputs(options);
    if (noWindow) {
        checkNoWindow(*noWindow, inputs.training || options.tour);
    }
    const std::unique_ptr<Fram> fram = openFram(options);
    if (options.coach && options.noState && options.loadFile.isEmpty()) {
        writeCoachMemory(*fram);
    }
    FramRestorer restorer(*fram); // must outlive the bench, which saves its energies when it is destroyed
    BenchRecordingLog log;
    StartedBench started = startBench(options, std::move(inputs.scenario), *fram, log);
    const MeterModel& model = *started.bench->state().model;
    Simulation simulation(std::move(started.bench), options.speed);
    simulation.setFastForwarding(options.fastForward);
    BenchRecordingManager keeper(simulation, log, *fram);
    const QTemporaryDir scratch;
    const QString memory = memoryFolder(options, scratch);
    Training training(simulation,
        {memory + QStringLiteral("/training"), QString::fromLatin1(kProgramVersion), resultsFolder(options), memory,
            inputs.examKey, [] { return QDateTime::currentDateTimeUtc().toString(Qt::ISODate); }});
    training.setResultsFrench(language.code() == QStringLiteral("fr"));
    Servers servers(simulation, keeper, training, options, std::move(inputs.tokens));
    Message error;
    if (!servers.start(error, noWindow ? Servers::BusyPort::refuse : Servers::BusyPort::goOn)) {
        throw StartRefused(ExitCode::unavailable, error);
    }

    std::unique_ptr<CoachSession> coach;
    if (inputs.plan) {
        coach = std::make_unique<CoachSession>(
            simulation, servers.traffic(), *options.coach, std::move(*inputs.plan), std::move(inputs.mapping));
    }

    // exit() and not quit(), because quit() would let the window ask the user, who may be in an exam.
    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, qApp, [] { QCoreApplication::exit(); });
    if (options.duration) {
        simulation.stopAt(MeterTime{*options.duration}, [] {
            QMetaObject::invokeMethod(
                qApp, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
        });
    }
    restorer.release();
    simulation.start();

    RunOptions shown = options;
    shown.exam = inputs.exam;
    std::unique_ptr<QObject> window;
    if (noWindow) {
        announceReady(model, servers.status());
        if (coach) {
            coach->start(
                [] {
                    QMetaObject::invokeMethod(
                        qApp, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
                },
                std::cerr);
        }
    } else {
        window = windows->open({shown, simulation, keeper, training, servers, language, std::move(inputs.training)});
    }
    const int code = QCoreApplication::exec();
    window.reset();
    ExitCode verdict = ExitCode::done;
    if (coach) {
        coach->stop();
        verdict = coach->finish(language.code() == QStringLiteral("fr"), std::cout, std::cerr);
        coach.reset();
    }
    training.leave();
    keeper.cancel();
    const bool sessionWhole = finishSession(simulation, log);
    // Stops the simulation first, so that handlers that wait for meter time return.
    simulation.stop();
    servers.stop();
    const bool recordingWhole = finishRecording(started.recorder.get());
    return code == 0 && sessionWhole && recordingWhole && !servers.failed() ? verdict : ExitCode::failed;
}

} // namespace

ExitCode runMeter(const RunOptions& options, int& argc, char** argv, const WindowSystem* windows)
{
    QLoggingCategory::setFilterRules(options.verbose ? QStringLiteral("*.debug=true")
            : options.quiet                          ? QStringLiteral("*.info=false\n*.warning=false")
                                                     : QString());
    const std::optional<NoWindow> noWindow = options.headless ? std::optional(NoWindow::wanted)
        : windows == nullptr                                  ? std::optional(NoWindow::notInProgram)
        : displayMissing()                                    ? std::optional(NoWindow::noDisplay)
                                                              : std::nullopt;
    // Without a window the pictures of the display are drawn off screen.
    if (noWindow) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const std::unique_ptr<QGuiApplication> application
        = noWindow ? std::make_unique<QGuiApplication>(argc, argv) : windows->makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("vmeter"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(kProgramVersion));
    Language language;
    language.set(options.language.isEmpty() ? Language::ofSystem() : options.language);
    try {
        return run(options, windows, noWindow, language);
    } catch (const StartRefused& refused) {
        showError(refused.reason());
        if (!noWindow) {
            windows->showRefusal(refused.reason());
        }
        return refused.code();
    }
}

} // namespace vmeter
