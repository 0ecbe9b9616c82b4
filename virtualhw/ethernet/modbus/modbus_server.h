// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"
#include "virtualhw/ethernet/modbus/modbus_backend.h"
#include "virtualhw/ethernet/modbus/modbus_connection.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"
#include "virtualhw/ethernet/modbus/modbus_responder.h"
#include "virtualhw/ethernet/traffic/traffic_log.h"

#include <sys/epoll.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace vmeter {

/// What the server grants its clients. [inferred] The manual says nothing; a real meter has fewer connections.
struct ModbusServerLimits {
    std::size_t connections = 64;               ///< one more, and one that never asked gives way, else the longest idle
    std::chrono::milliseconds idle{5 * 60'000}; ///< without a whole request, however many bytes drip in
};

/// The Modbus TCP server of the meter's Ethernet port, on a network thread of its own (docs/device.md, section 10).
///
/// Each request is answered from one snapshot, in the order of arrival, when it is addressed to the unit id set in the
/// meter; unit 0 is a broadcast, carried out and never answered; other units are met with silence (ModbusOptions may
/// say otherwise). A frame with a wrong header ends its connection. Without power, and when it restarts, the meter
/// drops its connections. Faults of the bench strike on the way: those of single replies in
/// exchange(), the cable in followLink().
class ModbusServer {
public:
    struct Listening {
        uint16_t port = 0; ///< the one bound, also where any free port was asked for
        Message error;     ///< what was wrong, where, and what to do; empty when the server listens
    };

    /// `address`: an IPv4 or IPv6 literal. `port` 0: any free one. `backend` must outlive the server.
    ModbusServer(std::string address, uint16_t port, ModbusBackend& backend, ModbusServerLimits limits = {},
        ModbusOptions options = {});
    ~ModbusServer(); ///< stops
    ModbusServer(const ModbusServer&) = delete;
    ModbusServer& operator=(const ModbusServer&) = delete;

    /// Writes down what goes over the wire. `log` must outlive the server. To be called before start().
    void record(TrafficLog& log) { m_traffic = &log; }

    /// Listens and serves from now on. To be called once, or again after stop().
    [[nodiscard]] Listening start();

    /// Closes all connections and the port; returns when the network thread has ended. Safe to call twice. Not to be
    /// called from the simulation's thread, for which the network thread may be waiting.
    void stop();

    /// Clients connected now; from any thread.
    [[nodiscard]] std::size_t connectionCount() const { return m_connectionCount; }

private:
    using Clock = std::chrono::steady_clock;

    void run();
    int wait(std::span<epoll_event> events, int milliseconds);
    void acceptClients();
    void pauseAccepting(bool pause);
    void serve(ModbusConnection& connection, uint32_t reported);
    bool answerRequests(ModbusConnection& connection);
    void releaseHeld();
    [[nodiscard]] int millisecondsToWait() const;
    uint64_t note(const ModbusConnection& connection, TrafficKind kind, TrafficReason reason,
        std::span<const uint8_t> bytes = {}, uint64_t request = 0);
    void reportActivity();
    void keepHouse();
    void followLink(const Snapshot& snapshot);
    void followMeter(const MeterState& meter);
    void setPlugged(bool plugged);
    void closeIdle();
    void closeOldest();
    void close(ModbusConnection& connection, TrafficReason reason);
    void forgetClosed();
    void await(ModbusConnection& connection, uint32_t events);

    const std::string m_address;
    const uint16_t m_port;
    ModbusBackend& m_backend;
    const ModbusServerLimits m_limits;

    TrafficLog* m_traffic = nullptr;

    FileDescriptor m_listener;
    FileDescriptor m_stopRequest; ///< readable when the thread shall end
    FileDescriptor m_epoll;
    std::thread m_thread;
    std::atomic<std::size_t> m_connectionCount = 0;

    // From here on: network thread only.
    ModbusResponder m_responder;
    std::vector<std::unique_ptr<ModbusConnection>> m_connections;
    bool m_attentive = false; ///< events were reported a moment ago
    bool m_acceptingPaused = false;
    bool m_plugged = true;                                      ///< the cable
    Clock::time_point m_nextRelease = Clock::time_point::max(); ///< of a reply that is held back
    Clock::time_point m_now;                                    ///< when the events in hand were reported
    Clock::time_point m_nextActivity;
    uint32_t m_restarts = 0;                  ///< of the meter when it was last looked at
    SampleCount m_uptime = 0;                 ///< likewise
    uint32_t m_exchanges = 0;                 ///< likewise
    SampleCount m_meterTime = 0;              ///< likewise
    const MeterModel* m_model = &kCountisE28; ///< likewise
    uint32_t m_lastConnection = 0;            ///< number of the newest
};

} // namespace vmeter
