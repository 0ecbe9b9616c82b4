// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/scenario_source.h"
#include "app/servers.h"
#include "app/stop_signals.h"
#include "ui/main_window.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/fram/fram_file.h"

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
    auto bench = std::make_unique<Bench>(options.model, std::move(*scenario), *fram, options.seed);
    bench->setClock(options.clock.value_or(hostTime()));
    Simulation simulation(std::move(bench), options.speed);
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
        announceReady(options.model, servers.status());
    } else {
        window = std::make_unique<MainWindow>(simulation, [&servers] { return servers.status(); });
        if (!options.language.isEmpty()) {
            window->setLanguage(options.language);
        }
        window->show();
    }
    const int code = QCoreApplication::exec();
    window.reset();
    // The simulation first: it releases whoever waits for meter time in a handler.
    simulation.stop();
    servers.stop();
    return code == 0 && !servers.failed() ? ExitCode::done : ExitCode::failed;
}

} // namespace vmeter
