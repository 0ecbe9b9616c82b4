// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/scenario_source.h"
#include "app/servers.h"
#include "app/session_command.h"
#include "app/stop_signals.h"
#include "ui/main_window.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/fram/fram_file.h"
#include "virtualhw/session/replay.h"
#include "virtualhw/session/session_recorder.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>

namespace vmeter {

namespace {

void complain(const QString& message)
{
    std::cerr << "vmeter: " << message.toStdString() << '\n';
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

std::unique_ptr<Fram> openFram(const RunOptions& options, QString& error)
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

/// A bench and the record of what is done to it from now on.
struct RecordedBench {
    std::unique_ptr<Bench> bench;
    std::unique_ptr<SessionRecorder> recorder;
};

RecordedBench buildBench(const RunOptions& options, Scenario scenario, Fram& fram)
{
    QByteArray image(kFramSize, '\0');
    fram.read(0, {reinterpret_cast<uint8_t*>(image.data()), kFramSize});
    auto recorder = std::make_unique<SessionRecorder>(
        SessionStart{QStringLiteral(VMETER_VERSION), options.model, options.seed, scenario, image});
    auto bench = std::make_unique<Bench>(options.model, std::move(scenario), fram, options.seed);
    bench->setJournal(recorder.get());
    bench->setClock(options.clock.value_or(hostTime()));
    return {std::move(bench), std::move(recorder)};
}

/// Goes on where a session ended. Without a bench and with `error` when the session cannot be lived again.
RecordedBench resume(const RunOptions& options, Fram& fram, ExitCode& code, QString& error)
{
    const std::optional<Session> session = loadSession(options.loadFile, error);
    if (!session) {
        code = ExitCode::wrongUse;
        return {};
    }
    Replay replayed = replay(*session, fram, progressOn(std::cerr));
    std::cerr << '\n';
    if (replayed.differsAt) {
        error = QStringLiteral("%1: lived again, the meter's state differs after %2 s; the session was recorded by "
                               "vmeter %3")
                    .arg(options.loadFile)
                    .arg(static_cast<double>(*replayed.differsAt) / kSampleRate)
                    .arg(session->start.program);
        code = ExitCode::failed;
        return {};
    }
    auto recorder = std::make_unique<SessionRecorder>(*session);
    replayed.bench->setJournal(recorder.get());
    return {std::move(replayed.bench), std::move(recorder)};
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
    QString error;
    std::optional<Scenario> scenario = findScenario(options.scenario, error);
    if (!scenario) {
        complain(error);
        return ExitCode::wrongUse;
    }
    std::optional<std::string> token = std::string();
    if (!options.controlTokenFile.isEmpty()) {
        token = readTokenFile(options.controlTokenFile, error);
    }
    if (!token) {
        complain(error);
        return ExitCode::wrongUse;
    }

    const bool headless = options.headless || displayMissing();
    if (headless && !options.headless) {
        complain(QStringLiteral("no display (neither DISPLAY nor WAYLAND_DISPLAY is set): running headless"));
    }
    // Without a window the pictures of the display are drawn off screen.
    if (headless) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const std::unique_ptr<QGuiApplication> application(
        headless ? new QGuiApplication(argc, argv) : new QApplication(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("vmeter"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VMETER_VERSION));

    const std::unique_ptr<Fram> fram = openFram(options, error);
    if (!fram) {
        complain(error);
        return ExitCode::unavailable;
    }
    ExitCode refused = ExitCode::failed;
    RecordedBench recorded = options.loadFile.isEmpty() ? buildBench(options, std::move(*scenario), *fram)
                                                        : resume(options, *fram, refused, error);
    if (!recorded.bench) {
        complain(error);
        return refused;
    }
    const SessionRecorder& recorder = *recorded.recorder;
    const Model model = recorded.bench->state().model;
    Simulation simulation(std::move(recorded.bench), options.speed);
    simulation.setCoasting(options.coast);
    Servers servers(simulation, options, *token);
    if (!servers.start(error)) {
        complain(error);
        return ExitCode::unavailable;
    }

    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, application.get(), &QCoreApplication::quit);
    if (options.duration) {
        simulation.stopAt(*options.duration, [application = application.get()] {
            QMetaObject::invokeMethod(application, &QCoreApplication::quit, Qt::QueuedConnection);
        });
    }
    simulation.start();

    std::unique_ptr<MainWindow> window;
    if (headless) {
        announceReady(model, servers.status());
    } else {
        window = std::make_unique<MainWindow>(simulation, servers.traffic(), [&servers] { return servers.status(); });
        if (!options.language.isEmpty()) {
            window->setLanguage(options.language);
        }
        window->show();
    }
    const int code = QCoreApplication::exec();
    window.reset();
    bool saved = true;
    if (!options.saveFile.isEmpty()) {
        const QByteArray session = simulation.call([&](Bench& bench) { return recorder.save(bench); });
        saved = writeFile(options.saveFile, session, error);
        if (!saved) {
            complain(error);
        }
    }
    // The simulation first: it releases whoever waits for meter time in a handler.
    simulation.stop();
    servers.stop();
    return code == 0 && saved && !servers.failed() ? ExitCode::done : ExitCode::failed;
}

} // namespace vmeter
