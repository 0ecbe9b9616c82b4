// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/control/control_api.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/ethernet/http/http_server.h"
#include "virtualhw/ethernet/link/datagram_port.h"
#include "virtualhw/ethernet/link/ethernet_link.h"
#include "virtualhw/ethernet/link/interface_address.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"
#include "virtualhw/ethernet/modbus/simulation_modbus_backend.h"
#include "virtualhw/ethernet/server_status.h"
#include "virtualhw/ethernet/traffic/traffic_capture.h"
#include "virtualhw/ethernet/web/web_site.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// The servers of one run: the meter's own, Modbus TCP and web, and the bench's control API. With `--net device` the
/// meter's own come and go with its Ethernet link.
class Servers {
public:
    /// `simulation`, and `sessions` and `training` of that simulation, outlive the servers. `tokens`: of the control
    /// API, empty for none.
    Servers(Simulation& simulation, SessionKeeper& sessions, Training& training, const RunOptions& options,
        ControlTokens tokens);
    ~Servers(); ///< stops
    Servers(const Servers&) = delete;
    Servers& operator=(const Servers&) = delete;

    /// False and `error` set when an address that the options name or the capture's file cannot be had.
    bool start(Message& error);
    void stop();

    /// Something that was to be written has not been.
    [[nodiscard]] bool failed() const { return m_capture && m_capture->failed(); }

    /// What goes over the Modbus wire.
    [[nodiscard]] const TrafficLog& traffic() const { return m_traffic; }

    /// Where they are now, and the state of the link; from any thread.
    [[nodiscard]] ServerStatus status() const;

private:
    using Place = QString ServerStatus::*;

    std::optional<Message> startCapture();
    std::optional<Message> startModbus(const QString& address);
    std::optional<Message> startWeb(const QString& address);
    std::optional<Message> startControl();
    void stopModbus();
    void stopWeb();
    [[nodiscard]] std::vector<LinkedPart> linkedParts();
    void follow(const LinkState& link);
    void announce(Place server, const QString& endpoint);

    Simulation& m_simulation;
    const RunOptions m_options;
    mutable std::mutex m_mutex; ///< guards m_status: a server that is up already may ask where the others are
    ServerStatus m_status;
    SimulationModbusBackend m_backend;
    TrafficLog m_traffic;
    std::unique_ptr<TrafficCapture> m_capture;
    WebSite m_site;
    ControlApi m_api;
    DatagramPort m_datagrams;
    std::unique_ptr<InterfaceAddress> m_interface;
    std::unique_ptr<ModbusServer> m_modbus;
    std::unique_ptr<HttpServer> m_web;
    std::unique_ptr<HttpServer> m_control;
    std::unique_ptr<EthernetLink> m_link;
};

} // namespace vmeter
