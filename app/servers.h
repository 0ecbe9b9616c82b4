// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/control/control_api.h"
#include "app/interface_address.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/ethernet/http/http_server.h"
#include "virtualhw/ethernet/link/datagram_port.h"
#include "virtualhw/ethernet/link/ethernet_link.h"
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

/// The servers of one run: Modbus TCP and web of the meter, and the control API of the bench. With `--net device` the
/// servers of the meter start and stop with its Ethernet link.
class Servers {
public:
    /// `simulation`, and `sessions` and `training` of that simulation, must outlive this object. `tokens`: tokens of
    /// the control API; empty: none.
    Servers(Simulation& simulation, BenchRecordingManager& sessions, Training& training, const RunOptions& options,
        ControlTokens tokens);
    ~Servers(); ///< stops
    Servers(const Servers&) = delete;
    Servers& operator=(const Servers&) = delete;

    /// What to do if a server cannot listen where it is to.
    enum class BusyPort {
        refuse, ///< start() fails
        goOn,   ///< a usual port is replaced by a free one; another server stays down. The status says so.
    };
    /// Starts the servers. Returns false and sets `error` if an address of the options, unless `busy` is goOn, or the
    /// capture file cannot be opened.
    bool start(Message& error, BusyPort busy = BusyPort::refuse);
    /// Starts the servers that start() left down, each on any free port of its address.
    void useFreePorts();
    void stop();

    /// True if the capture file is incomplete.
    [[nodiscard]] bool failed() const { return m_capture && m_capture->failed(); }

    /// Log of the Modbus traffic.
    [[nodiscard]] const TrafficLog& traffic() const { return m_traffic; }

    /// Present addresses of the servers and state of the link; may be called from any thread.
    [[nodiscard]] ServerStatus status() const;

private:
    using Place = QString ServerStatus::*;
    using Trouble = Message ServerStatus::*;

    std::optional<Message> startCapture();
    std::optional<Message> startModbus(const QString& address, uint16_t port);
    std::optional<Message> startWeb(const QString& address, uint16_t port);
    std::optional<Message> startControl(const QString& address, uint16_t port);
    using Start = std::optional<Message> (Servers::*)(const QString& address, uint16_t port);
    std::optional<Message> startAt(const std::optional<Endpoint>& wanted, Start start, Trouble trouble);
    void useFreePort(const std::optional<Endpoint>& wanted, Start start, Place server, Trouble trouble);
    void stopModbus();
    void stopWeb();
    [[nodiscard]] std::vector<LinkedPart> linkedParts();
    void follow(const LinkState& link);
    void announce(Place server, const QString& endpoint);

    Simulation& m_simulation;
    const RunOptions m_options;
    BusyPort m_busyPort = BusyPort::refuse;
    mutable std::mutex m_mutex; ///< guards m_status, because a server that is already running may read it
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
