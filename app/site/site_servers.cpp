// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/site/site_servers.h"

#include "app/site/site_list.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/display/lcd_painter.h"

#include <chrono>
#include <utility>

namespace vmeter {

namespace {

/// Fewer than for one meter would be, because all meters share them: connections to web pages are short.
constexpr std::size_t kWebConnections = 256;

uint32_t numberOf(const Ipv4& address)
{
    uint32_t number = 0;
    for (const uint8_t octet : address.octet) {
        number = number << 8U | octet;
    }
    return number;
}

} // namespace

SiteServers::SiteServers(Site& site, const RunOptions& options, ControlTokens tokens)
    : m_site(site)
    , m_options(options)
    , m_webSites(site.size())
    , m_api(site,
          {.modbus = [this](std::size_t number) { return modbusOf(number); },
              .web = [this](std::size_t number) { return webOf(number); },
              .requests = [this](std::size_t number) { return m_modbus ? m_modbus->requestsOf(number) : 0; }},
          std::move(tokens), [this] { return control(); })
{
}

SiteServers::~SiteServers()
{
    stop();
}

std::optional<Message> SiteServers::start()
{
    std::optional<Message> refused = startModbus();
    if (!refused && m_site.description().addresses.webPort != 0) {
        refused = startWeb();
    }
    return refused ? refused : startControl();
}

std::optional<Message> SiteServers::startModbus()
{
    using Kind = SiteModbusPlaces::Kind;
    const SiteAddresses& addresses = m_site.description().addresses;
    SiteModbusPlaces places;
    places.kind = addresses.kind == SiteAddresses::Kind::addresses ? Kind::addresses
        : addresses.kind == SiteAddresses::Kind::units             ? Kind::units
                                                                   : Kind::ports;
    places.address = addressText(addresses.base);
    places.port = addresses.modbusPort;
    std::vector<ModbusBackend*> backends;
    for (std::size_t number = 0; number < m_site.size(); ++number) {
        m_backends.push_back(std::make_unique<SimulationModbusBackend>(m_site.simulation(number)));
        backends.push_back(m_backends.back().get());
        places.offsets.push_back(static_cast<uint32_t>(m_site.indexOf(number)));
    }
    // One meter has as many as with vmeter run, and all together what a client for each needs.
    const std::size_t connections = m_options.modbusConnections + m_site.size();
    m_modbus = std::make_unique<SiteModbusServer>(std::move(places), std::move(backends),
        ModbusServerLimits{.connections = connections}, m_options.modbusOptions);
    const ModbusServer::Listening listening = m_modbus->start();
    if (!listening.error.isEmpty()) {
        m_modbus.reset();
        return listening.error;
    }
    return std::nullopt;
}

std::optional<Message> SiteServers::startWeb()
{
    HttpLimits limits = WebSite::limits();
    limits.connections = kWebConnections;
    m_web = std::make_unique<HttpServer>(
        [this](const HttpRequest& request) { return handleWeb(request); }, limits, WebSite::errorPage);
    const SiteAddresses& addresses = m_site.description().addresses;
    if (Message error;
        !m_web->listenFrom(QString::fromStdString(addressText(addresses.base)), addresses.webPort, error)) {
        m_web.reset();
        return error;
    }
    for (std::size_t number = 0; number < m_site.size(); ++number) {
        m_trends.push_back(std::make_shared<TrendRecorder>());
        m_site.simulation(number).everySecond(
            [trends = m_trends.back()](const Bench& bench) { trends->process(bench.time(), bench.state()); });
    }
    return std::nullopt;
}

std::optional<Message> SiteServers::startControl()
{
    if (!m_options.control) {
        return std::nullopt;
    }
    m_control = std::make_unique<HttpServer>([this](const HttpRequest& request) { return m_api.handle(request); },
        ControlApi::limits(), ControlApi::errorPage,
        [this](const HttpRequest& request) { return m_api.admit(request); });
    if (Message error; !m_control->listen(m_options.control->address, m_options.control->port, error)) {
        m_control.reset();
        return error;
    }
    return std::nullopt;
}

/// The pages of the meter at whose address the request has arrived.
HttpResponse SiteServers::handleWeb(const HttpRequest& request)
{
    const auto local = parseIpv4(request.localAddress);
    const uint32_t offset = local ? numberOf(*local) - m_site.description().addresses.base : 0;
    HttpResponse nobody;
    nobody.hangUp = true;
    if (!local || offset >= m_site.description().meters.size()) {
        return nobody;
    }
    for (std::size_t number = 0; number < m_site.size(); ++number) {
        if (m_site.indexOf(number) != offset) {
            continue;
        }
        Simulation& simulation = m_site.simulation(number);
        if (simulation.snapshot()->unplugged) {
            return nobody;
        }
        WebSite* pages = nullptr;
        {
            const std::lock_guard lock(m_webMutex);
            if (!m_webSites[number]) {
                m_webSites[number] = std::make_unique<WebSite>(
                    webMeterOf(simulation), m_trends[number], [] { return std::chrono::steady_clock::now(); }, lcdPng);
            }
            pages = m_webSites[number].get();
        }
        return pages->handle(request);
    }
    return nobody;
}

std::string SiteServers::modbusOf(std::size_t number) const
{
    if (!m_modbus) {
        return {};
    }
    const uint32_t address = m_site.description().addresses.addressOf(m_site.indexOf(number));
    return addressText(address) + ':' + std::to_string(m_modbus->portOf(number));
}

std::string SiteServers::webOf(std::size_t number) const
{
    const uint32_t address = m_site.description().addresses.addressOf(m_site.indexOf(number));
    return m_web ? addressText(address) + ':' + std::to_string(m_web->port()) : std::string();
}

void SiteServers::stop()
{
    m_control.reset();
    m_web.reset();
    if (m_modbus) {
        m_modbus->stop();
    }
}

} // namespace vmeter
