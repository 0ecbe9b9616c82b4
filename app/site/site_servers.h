// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/control/request_guard.h"
#include "app/site/site_control.h"
#include "virtualhw/ethernet/http/http_server.h"
#include "virtualhw/ethernet/modbus/simulation_modbus_backend.h"
#include "virtualhw/ethernet/modbus/site_modbus_server.h"
#include "virtualhw/ethernet/web/web_site.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// The servers of a site: Modbus TCP and web pages of all meters, and the control API.
class SiteServers {
public:
    /// `site` must outlive this object.
    SiteServers(Site& site, const RunOptions& options, ControlTokens tokens);
    ~SiteServers(); ///< stops
    SiteServers(const SiteServers&) = delete;
    SiteServers& operator=(const SiteServers&) = delete;

    /// Starts the servers; before Site::start(). Returns why one cannot listen, or nothing.
    [[nodiscard]] std::optional<Message> start();
    void stop();

    /// Modbus address of the first meter.
    [[nodiscard]] std::string first() const { return modbusOf(0); }
    [[nodiscard]] QString control() const { return m_control ? m_control->endpoint() : QString(); }

private:
    [[nodiscard]] std::optional<Message> startModbus();
    [[nodiscard]] std::optional<Message> startWeb();
    [[nodiscard]] std::optional<Message> startControl();
    [[nodiscard]] std::string modbusOf(std::size_t number) const;
    [[nodiscard]] std::string webOf(std::size_t number) const;
    [[nodiscard]] HttpResponse handleWeb(const HttpRequest& request);

    Site& m_site;
    const RunOptions m_options;
    std::vector<std::unique_ptr<SimulationModbusBackend>> m_backends;
    std::unique_ptr<SiteModbusServer> m_modbus;
    std::mutex m_webMutex;                                ///< guards the following
    std::vector<std::shared_ptr<TrendRecorder>> m_trends; ///< of each meter, if there are web pages
    std::vector<std::unique_ptr<WebSite>> m_webSites;     ///< of each meter; made for the first request
    SiteControl m_api;
    std::unique_ptr<HttpServer> m_web;
    std::unique_ptr<HttpServer> m_control;
};

} // namespace vmeter
