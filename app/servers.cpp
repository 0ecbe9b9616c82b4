// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servers.h"

#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/display/lcd_painter.h"

#include <QFile>

#include <utility>

namespace vmeter {

namespace {

QString numbers(const NetworkSettings& network)
{
    return QString::fromStdString(ipv4Text(network.address));
}

} // namespace

Servers::Servers(Simulation& simulation, BenchRecordingManager& sessions, Training& training, const RunOptions& options,
    ControlTokens tokens)
    : m_simulation(simulation)
    , m_options(options)
    , m_backend(simulation)
    , m_site(simulation, lcdPng)
    , m_api(simulation,
          {.version = QString::fromLatin1(kProgramVersion),
              .tokens = std::move(tokens),
              .addresses =
                  [this] {
                      const ServerStatus now = status();
                      return ServerAddresses{now.modbus, now.web, now.control};
                  },
              .linkFault =
                  [this] {
                      const ServerStatus now = status();
                      return now.linkUp ? QString() : QString::fromStdString(now.linkDown.english());
                  },
              .traffic = &m_traffic,
              .paintLcd = lcdPng,
              .training = &training,
              .sessions = &sessions,
              .coachValues = options.coach ? options.coach->inbox : nullptr})
    , m_datagrams(simulation, options.interface.toStdString())
{
    simulation.setDatagramSink(m_datagrams);
}

Servers::~Servers()
{
    stop();
}

bool Servers::start(Message& error, BusyPort busy)
{
    m_busyPort = busy;
    if (const std::optional<Message> noDhcp = m_datagrams.start()) {
        qWarning("Ethernet: %s", noDhcp->english().c_str());
    }
    std::optional<Message> refused = startCapture();
    if (!refused) {
        refused = startAt(m_options.control, &Servers::startControl, &ServerStatus::controlTrouble);
    }
    if (!refused && m_options.net == NetMode::device) {
        m_link = std::make_unique<EthernetLink>(
            [this] { return m_simulation.snapshot(); }, linkedParts(), [this](const LinkState& link) { follow(link); });
        m_link->poll(); // the servers must be up before the program reports that it is ready
        m_link->start();
    } else if (!refused) {
        refused = startAt(m_options.modbus, &Servers::startModbus, &ServerStatus::modbusTrouble);
        if (!refused) {
            refused = startAt(m_options.web, &Servers::startWeb, &ServerStatus::webTrouble);
        }
    }
    error = refused.value_or(Message());
    return !refused;
}

std::vector<LinkedPart> Servers::linkedParts()
{
    std::vector<LinkedPart> parts;
    if (!m_options.interface.isEmpty()) {
        m_interface = std::make_unique<InterfaceAddress>(m_options.interface.toStdString());
        parts.push_back({[this](const NetworkSettings& network) { return m_interface->add(network); },
            [this] { m_interface->remove(); }});
    }
    parts.push_back({[](const NetworkSettings& network) { return missingAddress(network.address); }, [] {}});
    if (m_options.modbus) {
        parts.push_back(
            {[this](const NetworkSettings& network) { return startModbus(numbers(network), m_options.modbus->port); },
                [this] { stopModbus(); }});
    }
    if (m_options.web) {
        parts.push_back(
            {[this](const NetworkSettings& network) { return startWeb(numbers(network), m_options.web->port); },
                [this] { stopWeb(); }});
    }
    return parts;
}

void Servers::follow(const LinkState& link)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.linkUp = link.up;
        m_status.linkDown = link.reason;
    }
    if (link.up) {
        qInfo("Ethernet: up at %s", link.address.c_str());
    } else {
        qWarning("Ethernet: down at %s: %s", link.address.c_str(), link.reason.english().c_str());
    }
}

std::optional<Message> Servers::startCapture()
{
    if (m_options.captureFile.isEmpty()) {
        return std::nullopt;
    }
    Message reason;
    m_capture = TrafficCapture::start(
        QFile::encodeName(m_options.captureFile).toStdString(), m_traffic, kProgramVersion, reason);
    return m_capture ? std::nullopt : std::optional{reason};
}

std::optional<Message> Servers::startModbus(const QString& address, uint16_t port)
{
    m_modbus = std::make_unique<ModbusServer>(address.toStdString(), port, m_backend,
        ModbusServerLimits{.connections = m_options.modbusConnections}, m_options.modbusOptions);
    m_modbus->record(m_traffic);
    const ModbusServer::Listening listening = m_modbus->start();
    if (!listening.error.isEmpty()) {
        m_modbus.reset();
        return listening.error;
    }
    announce(&ServerStatus::modbus, QString::fromStdString(endpointText(address.toStdString(), listening.port)));
    return std::nullopt;
}

std::optional<Message> Servers::startWeb(const QString& address, uint16_t port)
{
    m_web = std::make_unique<HttpServer>(
        [this](const HttpRequest& request) { return m_site.handle(request); }, WebSite::limits(), WebSite::errorPage);
    m_web->followCable([this] { return !m_simulation.snapshot()->unplugged; });
    if (Message error; !m_web->listen(address, port, error)) {
        m_web.reset();
        return error;
    }
    announce(&ServerStatus::web, m_web->endpoint());
    return std::nullopt;
}

std::optional<Message> Servers::startControl(const QString& address, uint16_t port)
{
    m_control = std::make_unique<HttpServer>([this](const HttpRequest& request) { return m_api.handle(request); },
        ControlApi::limits(), ControlApi::errorPage,
        [this](const HttpRequest& request) { return m_api.admit(request); });
    if (Message error; !m_control->listen(address, port, error)) {
        m_control.reset();
        return error;
    }
    announce(&ServerStatus::control, m_control->endpoint());
    return std::nullopt;
}

std::optional<Message> Servers::startAt(const std::optional<Endpoint>& wanted, Start start, Trouble trouble)
{
    std::optional<Message> refused = wanted ? (this->*start)(wanted->address, wanted->port) : std::nullopt;
    if (!refused || m_busyPort == BusyPort::refuse) {
        return refused;
    }
    qWarning("%s", refused->english().c_str());
    {
        const std::lock_guard lock(m_mutex);
        m_status.*trouble = *refused;
    }
    if (wanted->usual) {
        (this->*start)(wanted->address, 0);
    }
    return std::nullopt;
}

void Servers::useFreePorts()
{
    useFreePort(m_options.control, &Servers::startControl, &ServerStatus::control, &ServerStatus::controlTrouble);
    if (m_options.net == NetMode::host) {
        useFreePort(m_options.modbus, &Servers::startModbus, &ServerStatus::modbus, &ServerStatus::modbusTrouble);
        useFreePort(m_options.web, &Servers::startWeb, &ServerStatus::web, &ServerStatus::webTrouble);
    }
}

void Servers::useFreePort(const std::optional<Endpoint>& wanted, Start start, Place server, Trouble trouble)
{
    const ServerStatus now = status();
    if (!wanted || !(now.*server).isEmpty() || (now.*trouble).isEmpty()) {
        return;
    }
    if (const std::optional<Message> refused = (this->*start)(wanted->address, 0)) {
        const std::lock_guard lock(m_mutex);
        m_status.*trouble = *refused;
    }
}

void Servers::stopModbus()
{
    announce(&ServerStatus::modbus, {});
    m_modbus.reset();
}

void Servers::stopWeb()
{
    announce(&ServerStatus::web, {});
    m_web.reset();
}

void Servers::stop()
{
    m_link.reset(); // also stops its parts
    m_datagrams.stop();
    m_control.reset();
    m_web.reset();
    m_modbus.reset();
    if (m_capture) {
        m_capture->stop();
    }
}

ServerStatus Servers::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void Servers::announce(Place server, const QString& endpoint)
{
    const std::lock_guard lock(m_mutex);
    m_status.*server = endpoint;
}

} // namespace vmeter
