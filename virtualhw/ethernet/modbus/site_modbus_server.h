// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"
#include "virtualhw/ethernet/modbus/modbus_backend.h"
#include "virtualhw/ethernet/modbus/modbus_connection.h"
#include "virtualhw/ethernet/modbus/modbus_responder.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include <sys/epoll.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vmeter {

/// Where the meters of a site are found, and how a client says which one it means.
struct SiteModbusPlaces {
    enum class Kind { addresses, units, ports };
    Kind kind = Kind::ports;
    std::string address; ///< IPv4 literal: of all meters; with `addresses`, of the first one
    uint16_t port = 0;   ///< of all meters; with `ports`, of the first one; 0: any free one
    /// With `addresses` and `ports`: for each meter, how far its address or port is behind the first one.
    std::vector<uint32_t> offsets;
};

/// The Modbus TCP server of many meters, with one network thread and, unless each meter has a port, one listening
/// socket: the local address of a connection, or the unit id of a request, says which meter is meant.
///
/// Each meter answers as it does behind ModbusServer, faults included. A connection belongs to one meter: it is closed
/// when that meter loses its power or restarts, and refused while the meter is dark or its cable is unplugged. With
/// unit ids the connection belongs to a gateway: requests to a meter that is dark or unplugged, or to a unit id that no
/// meter has, get exception 0B.
class SiteModbusServer {
public:
    /// `backends`: one for each meter; they must outlive the server.
    SiteModbusServer(SiteModbusPlaces places, std::vector<ModbusBackend*> backends, ModbusServerLimits limits,
        const ModbusOptions& options);
    ~SiteModbusServer(); ///< stops
    SiteModbusServer(const SiteModbusServer&) = delete;
    SiteModbusServer& operator=(const SiteModbusServer&) = delete;

    /// Starts to listen and serve. Returns the port of the first meter, or why it cannot.
    [[nodiscard]] ModbusServer::Listening start();
    void stop();

    /// Port of meter `number`; only after start().
    [[nodiscard]] uint16_t portOf(std::size_t number) const;
    /// Requests that meter `number` has been asked, from any thread.
    [[nodiscard]] uint64_t requestsOf(std::size_t number) const { return m_stations[number].requests; }
    [[nodiscard]] std::size_t connectionCount() const { return m_connectionCount; }

private:
    using Clock = std::chrono::steady_clock;

    /// One meter.
    struct Station {
        ModbusBackend* backend = nullptr;
        std::unique_ptr<ModbusResponder> responder; ///< made for the first request
        std::atomic<uint64_t> requests = 0;
        Clock::time_point nextActivity{};
    };
    struct Listener {
        FileDescriptor socket;
        uint16_t port = 0;
        std::size_t station = 0;
    };
    struct Client {
        std::unique_ptr<ModbusConnection> connection;
        std::optional<std::size_t> station; ///< empty: a gateway
        uint32_t restarts = 0;              ///< of the meter when it was last looked at
        Uptime uptime{};
    };

    [[nodiscard]] Message listen();
    void run();
    void acceptClients(const Listener& listener);
    [[nodiscard]] std::optional<std::size_t> stationAt(const Listener& listener, uint32_t localAddress) const;
    [[nodiscard]] std::optional<std::size_t> stationOfUnit(uint8_t unit);
    void serve(Client& client, uint32_t reported);
    bool answerRequests(Client& client);
    bool answer(Client& client, const MbapParse& parse);
    std::size_t answerGateway(ModbusConnection& connection, const MbapFrame& frame);
    [[nodiscard]] ModbusResponder& responderOf(Station& station);
    [[nodiscard]] bool followMeter(Client& client, const Snapshot& snapshot) const;
    void releaseHeld();
    void runHousekeeping();
    void closeOldest();
    void close(Client& client);
    [[nodiscard]] int millisecondsToWait() const;

    const SiteModbusPlaces m_places;
    const ModbusServerLimits m_limits;
    const ModbusOptions m_options;
    std::vector<Station> m_stations;
    std::vector<Listener> m_listeners;
    FileDescriptor m_stopRequest;
    FileDescriptor m_epoll;
    std::thread m_thread;
    std::atomic<std::size_t> m_connectionCount = 0;

    // Used by the network thread alone.
    std::vector<std::unique_ptr<Client>> m_clients;
    std::array<std::optional<std::size_t>, 256> m_units{};
    std::vector<std::pair<uint32_t, std::size_t>> m_byOffset; ///< sorted
    Clock::time_point m_now;
    Clock::time_point m_nextRelease = Clock::time_point::max();
    uint32_t m_lastConnection = 0;
};

} // namespace vmeter
