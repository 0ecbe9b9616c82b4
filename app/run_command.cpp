// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/key_repeat.h"
#include "app/say.h"
#include "app/servers.h"
#include "app/session_command.h"
#include "app/stop_signals.h"
#include "app/tour_reader.h"
#include "app/training_start.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/fram/fram_file.h"
#include "virtualhw/recording/recorder.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/session/session_keeper.h"
#include "virtualhw/training/training.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>

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

UtcMicroseconds hostTime()
{
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

std::unique_ptr<Fram> openFram(const RunOptions& options, Message& error)
{
    if (options.noState) {
        return std::make_unique<FramMemory>();
    }
    QString folder = options.stateFolder;
    if (folder.isEmpty()) {
        const auto name = options.model == Model::e27 ? QStringLiteral("e27") : QStringLiteral("e28");
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u'/' + name;
    }
    return FramFile::open(folder, error);
}

/// Where lessons under way are kept; with --no-state as long as the program runs, in `scratch`.
QString recordsFolder(const RunOptions& options, const QTemporaryDir& scratch)
{
    const QString folder = options.noState ? scratch.path()
        : options.stateFolder.isEmpty()    ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                           : options.stateFolder;
    return folder + QStringLiteral("/training");
}

/// With somebody who reads the meter over the network meanwhile.
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

/// Goes on where the session ended. Null and `error` when it cannot be lived again; `fram` is then as it was.
std::unique_ptr<Bench> resume(const Session& session, const QString& file, Fram& fram, Message& error)
{
    const QByteArray before = imageOf(fram);
    Replay replayed = replay(session, fram, progressOn(std::cerr));
    std::cerr << '\n';
    if (!replayed.differsAt) {
        return std::move(replayed.bench);
    }
    fram.write(0, {reinterpret_cast<const uint8_t*>(before.constData()), kFramSize});
    error = Phrase(nullptr, "%1: %2").with(file, differenceText(session, replayed));
    return nullptr;
}

/// The session files that --save and --record ask for.
bool addSessionFiles(const RunOptions& options, SessionLog& log, Message& error)
{
    QStringList paths;
    if (!options.saveFile.isEmpty()) {
        paths.append(options.saveFile);
    }
    if (options.recording) {
        paths.append(QFile::decodeName(options.recording->folder.c_str()) + QStringLiteral("/session.vms"));
    }
    return std::all_of(paths.cbegin(), paths.cend(), [&](const QString& path) { return log.add(path, error); });
}

void announceReady(Model model, const ServerStatus& addresses)
{
    const auto orNull = [](const QString& address) { return address.isEmpty() ? QJsonValue() : QJsonValue(address); };
    const QJsonObject ready{
        {QStringLiteral("event"), QStringLiteral("ready")},
        {QStringLiteral("model"), model == Model::e27 ? QStringLiteral("e27") : QStringLiteral("e28")},
        {QStringLiteral("modbus"), orNull(addresses.modbus)},
        {QStringLiteral("web"), orNull(addresses.web)},
        {QStringLiteral("control"), orNull(addresses.control)},
    };
    std::cout << QJsonDocument(ready).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

} // namespace

ExitCode runMeter(const RunOptions& options, int& argc, char** argv)
{
    QLoggingCategory::setFilterRules(options.verbose ? QStringLiteral("*.debug=true")
            : options.quiet                          ? QStringLiteral("*.info=false\n*.warning=false")
                                                     : QString());
    const bool headless = options.headless || displayMissing();
    // Without a window the pictures of the display are drawn off screen.
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

    Message error;
    std::optional<Scenario> scenario = findScenario(options.scenario, error);
    if (!scenario) {
        complain(error);
        return ExitCode::wrongUse;
    }
    for (const Message& note : scenario->notes) {
        qInfo("scenario: %s", note.english().c_str());
    }
    std::optional<LessonCard> asked = findTraining(options, error);
    if (!error.isEmpty()) {
        complain(error);
        return ExitCode::wrongUse;
    }
    std::optional<ControlTokens> tokens = ControlTokens();
    if (!options.controlTokenFile.isEmpty()) {
        tokens = readTokenFile(options.controlTokenFile, error);
    }
    if (!tokens) {
        complain(error);
        return ExitCode::wrongUse;
    }

    if (headless && (asked || options.tour)) {
        complain(Phrase("Program",
            "no display (neither DISPLAY nor WAYLAND_DISPLAY is set): lessons, exams and the tour need one"));
        return ExitCode::unavailable;
    }
    if (headless && !options.headless) {
        complain(Phrase("Program", "no display (neither DISPLAY nor WAYLAND_DISPLAY is set): running headless"));
    }
    const std::unique_ptr<Fram> fram = openFram(options, error);
    if (!fram) {
        complain(error);
        return ExitCode::unavailable;
    }
    Session begun;
    std::unique_ptr<Bench> bench;
    if (options.loadFile.isEmpty()) {
        begun.start
            = {QStringLiteral(VMETER_VERSION), options.model, options.seed, std::move(*scenario), imageOf(*fram)};
        bench = std::make_unique<Bench>(options.model, begun.start.scenario, *fram, options.seed);
    } else {
        std::optional<Session> session = loadSession(options.loadFile, error);
        if (!session) {
            complain(error);
            return ExitCode::wrongUse;
        }
        begun = std::move(*session);
        bench = resume(begun, options.loadFile, *fram, error);
        if (!bench) {
            complain(error);
            return ExitCode::failed;
        }
    }
    // The recorder before the session, which is written into its folder; both before anything is done to the bench.
    std::shared_ptr<Recorder> values;
    if (options.recording) {
        Message reason;
        values = Recorder::open(*options.recording, reason);
        if (!values) {
            complain(Phrase(nullptr, "--record %1").with(reason));
            return ExitCode::unavailable;
        }
        bench->setRecorder(values);
    }
    SessionLog log;
    if (!addSessionFiles(options, log, error)) {
        complain(Phrase("Program", "the session: %1").with(error));
        return ExitCode::unavailable;
    }
    log.begin(begun);
    bench->setJournal(&log);
    if (options.loadFile.isEmpty()) {
        bench->setClock(options.clock.value_or(hostTime()));
    }
    const Model model = bench->state().model;
    Simulation simulation(std::move(bench), options.speed);
    simulation.setCoasting(options.coast);
    SessionKeeper keeper(simulation, log, *fram);
    const QTemporaryDir scratch;
    Training training(simulation, {recordsFolder(options, scratch), QStringLiteral(VMETER_VERSION)});
    Servers servers(simulation, keeper, training, options, *tokens);
    if (!servers.start(error)) {
        complain(error);
        return ExitCode::unavailable;
    }

    StopSignals stopSignals;
    // Not quit(): that would ask the window, and the window the user, who may be in the middle of an exam.
    QObject::connect(&stopSignals, &StopSignals::stopRequested, application.get(), [] { QCoreApplication::exit(); });
    if (options.duration) {
        simulation.stopAt(*options.duration, [application = application.get()] {
            QMetaObject::invokeMethod(
                application, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
        });
    }
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
        startTraining(*window, training, options, std::move(asked));
        window->show();
        if (options.tour && !startTour(*window, training, servers, error)) {
            complain(error);
        }
    }
    const int code = QCoreApplication::exec();
    window.reset();
    training.leave();
    keeper.cancel();
    const Message broken = simulation.call([&log](Bench& running) {
        // Another bench may be in its place, a lesson's: the files then end with what was done before.
        if (running.journal() != &log) {
            return Message();
        }
        running.setJournal(nullptr);
        return log.finish(running);
    });
    if (!broken.isEmpty()) {
        complain(Phrase("Program", "the session: %1").with(broken));
    }
    // The simulation first: it releases whoever waits for meter time in a handler.
    simulation.stop();
    servers.stop();
    bool recordedWell = true;
    if (values) {
        const Message reason = values->finish();
        recordedWell = reason.isEmpty();
        if (!recordedWell) {
            complain(Phrase(nullptr, "--record %1").with(reason));
        }
    }
    return code == 0 && broken.isEmpty() && recordedWell && !servers.failed() ? ExitCode::done : ExitCode::failed;
}

} // namespace vmeter
