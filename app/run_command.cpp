// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/bench_start.h"
#include "app/key_repeat.h"
#include "app/say.h"
#include "app/servers.h"
#include "app/start_refused.h"
#include "app/stop_signals.h"
#include "app/tour_reader.h"
#include "app/training_start.h"
#include "ui/main_window.h"
#include "virtualhw/base/language.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/session/session_keeper.h"
#include "virtualhw/training/training.h"

#include <QApplication>
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

void complain(const Message& message)
{
    complain(std::cerr, message);
}

bool displayMissing()
{
    return qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// Folder for unfinished lessons; with --no-state it is `scratch`, which exists only while the program runs.
QString recordsFolder(const RunOptions& options, const QTemporaryDir& scratch)
{
    const QString folder = options.noState ? scratch.path()
        : options.stateFolder.isEmpty()    ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                           : options.stateFolder;
    return folder + QStringLiteral("/training");
}

/// Runs the demonstration together with a Modbus client that reads the meter.
bool startTour(MainWindow& window, Training& training, const Servers& servers, Message& error)
{
    if (!window.startTour(training, error)) {
        return false;
    }
    if (const QString endpoint = servers.status().modbus; !endpoint.isEmpty()) {
        auto* reader = new TourReader(endpoint, kFactoryUnitId, &window);
        QObject::connect(&window, &MainWindow::tourEnded, reader, &QObject::deleteLater);
    }
    return true;
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
};

RunInputs readInputs(const RunOptions& options)
{
    Message error;
    std::optional<Scenario> scenario = findScenario(QFile::encodeName(options.scenario).toStdString(), error);
    if (!scenario) {
        throw StartRefused(ExitCode::wrongUse, error);
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
    }
    if (!tokens) {
        throw StartRefused(ExitCode::wrongUse, error);
    }
    return {std::move(*scenario), std::move(training), std::move(*tokens)};
}

void checkDisplay(const RunOptions& options, bool headless, bool needed)
{
    if (headless && needed) {
        throw StartRefused(ExitCode::unavailable,
            Phrase("Program",
                "no display (neither DISPLAY nor WAYLAND_DISPLAY is set): lessons, exams and the tour need one"));
    }
    if (headless && !options.headless) {
        complain(Phrase("Program", "no display (neither DISPLAY nor WAYLAND_DISPLAY is set): running headless"));
    }
}

/// Completes the session files. Returns false and shows an error if one is incomplete.
bool finishSession(Simulation& simulation, SessionLog& log)
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
        complain(Phrase("Program", "the session: %1").with(broken));
    }
    return broken.isEmpty();
}

/// Completes the recording of --record in the same way, if there is one.
bool finishRecording(Recorder* recorder)
{
    const Message broken = recorder != nullptr ? recorder->finish() : Message();
    if (!broken.isEmpty()) {
        complain(Phrase(nullptr, "--record %1").with(broken));
    }
    return broken.isEmpty();
}

/// Runs until the window is closed, a stop signal arrives or the requested meter time has passed.
ExitCode run(const RunOptions& options, bool headless, Language& language)
{
    RunInputs inputs = readInputs(options);
    checkDisplay(options, headless, inputs.training || options.tour);
    const std::unique_ptr<Fram> fram = openFram(options);
    FramRestorer restorer(*fram); // must outlive the bench, which saves its energies when it is destroyed
    SessionLog log;
    StartedBench started = startBench(options, std::move(inputs.scenario), *fram, log);
    const MeterModel& model = *started.bench->state().model;
    Simulation simulation(std::move(started.bench), options.speed);
    simulation.setCoasting(options.coast);
    SessionKeeper keeper(simulation, log, *fram);
    const QTemporaryDir scratch;
    Training training(simulation, {recordsFolder(options, scratch), QStringLiteral(VMETER_VERSION)});
    Servers servers(simulation, keeper, training, options, std::move(inputs.tokens));
    Message error;
    if (!servers.start(error)) {
        throw StartRefused(ExitCode::unavailable, error);
    }

    // exit() and not quit(), because quit() would let the window ask the user, who may be in an exam.
    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, qApp, [] { QCoreApplication::exit(); });
    if (options.duration) {
        simulation.stopAt(*options.duration, [] {
            QMetaObject::invokeMethod(
                qApp, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
        });
    }
    restorer.release();
    simulation.start();

    std::unique_ptr<MainWindow> window;
    if (headless) {
        announceReady(model, servers.status());
    } else {
        window = std::make_unique<MainWindow>(
            simulation, keeper, servers.traffic(), [&servers] { return servers.status(); }, language);
        if (!options.language.isEmpty()) {
            window->setLanguage(options.language);
        }
        startTraining(*window, training, options, std::move(inputs.training));
        window->show();
        if (options.tour && !startTour(*window, training, servers, error)) {
            complain(error);
        }
    }
    const int code = QCoreApplication::exec();
    window.reset();
    training.leave();
    keeper.cancel();
    const bool sessionWhole = finishSession(simulation, log);
    // Stops the simulation first, so that handlers that wait for meter time return.
    simulation.stop();
    servers.stop();
    const bool recordingWhole = finishRecording(started.recorder.get());
    return code == 0 && sessionWhole && recordingWhole && !servers.failed() ? ExitCode::done : ExitCode::failed;
}

} // namespace

ExitCode runMeter(const RunOptions& options, int& argc, char** argv)
{
    QLoggingCategory::setFilterRules(options.verbose ? QStringLiteral("*.debug=true")
            : options.quiet                          ? QStringLiteral("*.info=false\n*.warning=false")
                                                     : QString());
    const bool headless = options.headless || displayMissing();
    // Without a window, pictures of the display are drawn with the offscreen platform.
    if (headless) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const std::unique_ptr<QGuiApplication> application(
        headless ? new QGuiApplication(argc, argv) : new QApplication(argc, argv));
    askForWholeKeyPresses(*application);
    QCoreApplication::setApplicationName(QStringLiteral("vmeter"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VMETER_VERSION));
    Language language;
    language.set(options.language.isEmpty() ? Language::ofSystem() : options.language);
    try {
        return run(options, headless, language);
    } catch (const StartRefused& refused) {
        complain(refused.reason());
        return refused.code();
    }
}

} // namespace vmeter
