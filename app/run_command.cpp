// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/control/control_api.h"
#include "app/scenario_source.h"
#include "app/stop_signals.h"
#include "ui/main_window.h"
#include "ui/panel/lcd_painter.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/ethernet/http/http_server.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"
#include "virtualhw/ethernet/modbus/simulation_modbus_backend.h"
#include "virtualhw/ethernet/traffic/traffic_capture.h"
#include "virtualhw/ethernet/web/web_site.h"
#include "virtualhw/fram/fram_file.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <mutex>

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

/// The servers of one run, started together and stopped together.
class Servers {
public:
    Servers(Simulation& simulation, const RunOptions& options, std::string token)
        : m_backend(simulation)
    {
        if (options.modbus) {
            m_modbus = std::make_unique<ModbusServer>(options.modbus->address.toStdString(), options.modbus->port,
                m_backend, ModbusServerLimits{}, options.modbusOptions);
            m_modbus->record(m_traffic);
        }
        if (options.web) {
            m_site = std::make_unique<WebSite>(simulation);
            m_web = std::make_unique<HttpServer>([this](const HttpRequest& request) { return m_site->handle(request); },
                WebSite::limits(), WebSite::errorPage);
        }
        if (options.control) {
            ControlApiOptions api;
            api.version = QStringLiteral(VMETER_VERSION);
            api.token = std::move(token);
            api.addresses = [this] { return addresses(); };
            api.paintLcd = lcdPng;
            m_api = std::make_unique<ControlApi>(simulation, std::move(api));
            m_control
                = std::make_unique<HttpServer>([this](const HttpRequest& request) { return m_api->handle(request); },
                    HttpLimits{}, ControlApi::errorPage);
        }
    }
    ~Servers() { stop(); }

    /// False and `error` set when an address or the capture's file cannot be had.
    bool start(const RunOptions& options, QString& error)
    {
        if (!options.captureFile.isEmpty()) {
            std::string reason;
            m_capture = TrafficCapture::start(
                QFile::encodeName(options.captureFile).toStdString(), m_traffic, VMETER_VERSION, reason);
            if (!m_capture) {
                error = QString::fromStdString(reason);
                return false;
            }
        }
        if (m_modbus) {
            const ModbusServer::Listening listening = m_modbus->start();
            if (!listening.error.empty()) {
                error = QString::fromStdString(listening.error);
                return false;
            }
            announce(&ServerAddresses::modbus,
                QString::fromStdString(endpointText(options.modbus->address.toStdString(), listening.port)));
        }
        if (m_web) {
            if (!m_web->listen(options.web->address, options.web->port, error)) {
                return false;
            }
            announce(&ServerAddresses::web, m_web->endpoint());
        }
        if (m_control) {
            if (!m_control->listen(options.control->address, options.control->port, error)) {
                return false;
            }
            announce(&ServerAddresses::control, m_control->endpoint());
        }
        return true;
    }

    void stop()
    {
        for (HttpServer* server : {m_control.get(), m_web.get()}) {
            if (server != nullptr) {
                server->stop();
            }
        }
        if (m_modbus) {
            m_modbus->stop();
        }
        if (m_capture) {
            m_capture->stop();
        }
    }

    /// Something that was to be written has not been.
    [[nodiscard]] bool failed() const { return m_capture && m_capture->failed(); }

    [[nodiscard]] ServerAddresses addresses() const
    {
        const std::lock_guard lock(m_mutex);
        return m_addresses;
    }

private:
    void announce(QString ServerAddresses::*server, const QString& endpoint)
    {
        const std::lock_guard lock(m_mutex);
        m_addresses.*server = endpoint;
    }

    mutable std::mutex m_mutex; ///< a server that is up already may ask where the others are
    ServerAddresses m_addresses;
    SimulationModbusBackend m_backend;
    TrafficLog m_traffic;
    std::unique_ptr<TrafficCapture> m_capture;
    std::unique_ptr<ModbusServer> m_modbus;
    std::unique_ptr<WebSite> m_site;
    std::unique_ptr<ControlApi> m_api;
    std::unique_ptr<HttpServer> m_web;
    std::unique_ptr<HttpServer> m_control;
};

void announceReady(Model model, const ServerAddresses& addresses)
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
    if (!servers.start(options, error)) {
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
        announceReady(options.model, servers.addresses());
    } else {
        const ServerAddresses addresses = servers.addresses();
        window = std::make_unique<MainWindow>(
            simulation, ServerStatus{addresses.modbus, addresses.web, addresses.control});
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
