// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/traffic/traffic_log.h"
#include "virtualhw/ethernet/modbus/modbus_backend.h"
#include "virtualhw/ethernet/modbus/modbus_connection.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"
#include "virtualhw/ethernet/modbus/modbus_responder.h"

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

/// Limits for the clients. [inferred] The manual does not state any; a real meter allows fewer connections.
struct ModbusServerLimits {
    std::size_t connections
        = 64; ///< beyond this, a new connection replaces one without requests, or else the one idle longest
    std::chrono::milliseconds idle{5 * 60'000}; ///< time without a complete request, also if single bytes arrive
};

/// The Modbus TCP server of the meter's Ethernet port, with its own network thread (docs/device.md, section 10).
///
/// Each request to the unit id of the meter is answered from one snapshot, in the order of arrival. A request to unit 0
/// is a broadcast: it is executed and not answered. Requests to other units get no reply (ModbusOptions can change
/// this). A frame with a wrong header closes its connection. [inferred] A meter without power, or that restarts, drops
/// its connections. Faults of replies are applied in exchange(), the unplugged cable in followLink().
class ModbusServer {
public:
    struct Listening {
        uint16_t port = 0; ///< actual port, also if any free port was requested
        Message error;     ///< what was wrong, where, and what to do; empty if the server listens
    };

    /// `address`: an IPv4 or IPv6 literal. `port` 0: any free one. `backend` must outlive the server.
    ModbusServer(std::string address, uint16_t port, ModbusBackend& backend, ModbusServerLimits limits = {},
        ModbusOptions options = {});
    ~ModbusServer(); ///< stops
    ModbusServer(const ModbusServer&) = delete;
    ModbusServer& operator=(const ModbusServer&) = delete;

    /// Writes the traffic to `log`, which must outlive the server. Must be called before start().
    void record(TrafficLog& log) { m_traffic = &log; }

    /// Starts to listen and serve. May be called again after stop().
    [[nodiscard]] Listening start();

    /// Closes all connections and the port; returns when the network thread has ended. May be called twice. Must not be
    /// called on the simulation thread, because the network thread may be waiting for it.
    void stop();

    /// Number of connected clients; may be called from any thread.
    [[nodiscard]] std::size_t connectionCount() const { return m_connectionCount; }

private:
    using Clock = std::chrono::steady_clock;

    void run();
    int wait(std::span<epoll_event> events, int milliseconds);
    void acceptClients();
    void pauseAccepting(bool pause);
    void serve(ModbusConnection& connection, uint32_t reported);
    void logWhileHolding(ModbusConnection& connection);
    bool answerRequests(ModbusConnection& connection);
    void releaseHeld();
    [[nodiscard]] int millisecondsToWait() const;
    uint64_t logTraffic(const ModbusConnection& connection, TrafficKind kind, TrafficReason reason,
        std::span<const uint8_t> bytes = {}, uint64_t request = 0);
    void reportActivity();
    void runHousekeeping();
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
    FileDescriptor m_stopRequest; ///< readable when the thread must end
    FileDescriptor m_epoll;
    std::thread m_thread;
    std::atomic<std::size_t> m_connectionCount = 0;

    // The members below are used only by the network thread.
    ModbusResponder m_responder;
    std::vector<std::unique_ptr<ModbusConnection>> m_connections;
    bool m_busyPolling = false; ///< busy polling: the last epoll_wait() reported events
    bool m_acceptingPaused = false;
    bool m_plugged = true;                                      ///< the cable is plugged in
    Clock::time_point m_nextRelease = Clock::time_point::max(); ///< earliest release time of a reply that is held back
    Clock::time_point m_now;                                    ///< time at which the present events were reported
    Clock::time_point m_nextActivity;
    uint32_t m_restarts = 0;                  ///< restart counter of the meter at the last check
    Uptime m_uptime;                          ///< likewise
    uint32_t m_benchGeneration = 0;           ///< likewise
    MeterTime m_meterTime;                    ///< likewise
    const MeterModel* m_model = &kCountisE28; ///< likewise
    uint32_t m_lastConnection = 0;            ///< number of the newest connection
};

} // namespace vmeter
