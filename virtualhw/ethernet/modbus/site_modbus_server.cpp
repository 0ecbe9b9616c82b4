// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/site_modbus_server.h"

#include "virtualhw/ethernet/descriptor_limit.h"
#include "virtualhw/ethernet/listening_socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <tuple>
#include <utility>

namespace vmeter {

namespace {

constexpr std::chrono::milliseconds kSiteHousekeeping{100};
constexpr std::chrono::milliseconds kSiteActivityInterval{250};
constexpr std::size_t kSiteEventsPerWait = 256;
constexpr int kSiteAcceptsPerWait = 256;
constexpr uint8_t kExceptionGatewayTarget = 0x0B;
constexpr uint8_t kBroadcastUnit = 0;
constexpr uint32_t kSiteRequests = EPOLLIN | EPOLLRDHUP;

void watchFor(int epoll, int operation, int descriptor, uint32_t events, void* tag)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = tag;
    epoll_ctl(epoll, operation, descriptor, &event);
}

uint32_t ipv4Number(const sockaddr_storage& address)
{
    return ntohl(reinterpret_cast<const sockaddr_in*>(&address)->sin_addr.s_addr);
}

uint32_t ipv4Number(const std::string& literal)
{
    in_addr address{};
    inet_pton(AF_INET, literal.c_str(), &address);
    return ntohl(address.s_addr);
}

} // namespace

SiteModbusServer::SiteModbusServer(SiteModbusPlaces places, std::vector<ModbusBackend*> backends,
    ModbusServerLimits limits, const ModbusOptions& options)
    : m_places(std::move(places))
    , m_limits(limits)
    , m_options(options)
    , m_stations(backends.size())
{
    for (std::size_t number = 0; number < backends.size(); ++number) {
        m_stations[number].backend = backends[number];
        m_byOffset.emplace_back(m_places.kind == SiteModbusPlaces::Kind::units ? 0 : m_places.offsets[number], number);
    }
    std::ranges::sort(m_byOffset);
}

SiteModbusServer::~SiteModbusServer()
{
    stop();
}

ModbusServer::Listening SiteModbusServer::start()
{
    using Kind = SiteModbusPlaces::Kind;
    const std::size_t sockets = m_limits.connections + (m_places.kind == Kind::ports ? m_stations.size() : 1);
    if (!allowSockets(sockets)) {
        return {0,
            Phrase("Servers",
                "Modbus TCP cannot keep %1 connections: the system allows fewer open files; raise the hard limit "
                "(ulimit -Hn) or ask for fewer connections")
                .with(sockets)};
    }
    if (Message refused = listen(); !refused.isEmpty()) {
        m_listeners.clear();
        return {0, Phrase("Servers", "Modbus TCP %1").with(refused)};
    }
    m_stopRequest = FileDescriptor{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    m_epoll = FileDescriptor{epoll_create1(EPOLL_CLOEXEC)};
    if (!m_stopRequest || !m_epoll) {
        m_listeners.clear();
        return {0,
            Phrase("Servers",
                "Modbus TCP cannot start: no file descriptors left; raise the limit (ulimit -n) or close programs")};
    }
    watchFor(m_epoll.get(), EPOLL_CTL_ADD, m_stopRequest.get(), EPOLLIN, &m_stopRequest);
    for (Listener& listener : m_listeners) {
        watchFor(m_epoll.get(), EPOLL_CTL_ADD, listener.socket.get(), EPOLLIN, &listener);
    }
    m_thread = std::thread([this] { run(); });
    return {m_listeners.front().port, {}};
}

Message SiteModbusServer::listen()
{
    using Kind = SiteModbusPlaces::Kind;
    const std::size_t count = m_places.kind == Kind::ports ? m_stations.size() : 1;
    m_listeners.reserve(count);
    for (std::size_t number = 0; number < count; ++number) {
        const uint32_t offset = m_places.kind == Kind::ports && m_places.port != 0 ? m_places.offsets[number] : 0;
        const auto port = static_cast<uint16_t>(m_places.port + offset);
        // Which of all addresses are meters is looked up for each connection.
        ListeningSocket listening
            = m_places.kind == Kind::addresses ? listenFrom(m_places.address, port) : listenOn(m_places.address, port);
        if (!listening.socket) {
            return listening.error;
        }
        m_listeners.push_back({std::move(listening.socket), listening.port, number});
    }
    return {};
}

uint16_t SiteModbusServer::portOf(std::size_t number) const
{
    return m_listeners[m_places.kind == SiteModbusPlaces::Kind::ports ? number : 0].port;
}

void SiteModbusServer::stop()
{
    if (!m_thread.joinable()) {
        return;
    }
    eventfd_write(m_stopRequest.get(), 1);
    m_thread.join();
    m_clients.clear();
    m_connectionCount = 0;
    m_epoll.reset();
    m_stopRequest.reset();
    for (Listener& listener : m_listeners) {
        listener.socket.reset();
    }
}

void SiteModbusServer::run()
{
    Clock::time_point nextHousekeeping{};
    std::vector<epoll_event> events(kSiteEventsPerWait);
    for (;;) {
        const int count
            = epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), millisecondsToWait());
        m_now = Clock::now();
        for (int n = 0; n < count; ++n) {
            void* const tag = events[static_cast<std::size_t>(n)].data.ptr;
            if (tag == &m_stopRequest) {
                return;
            }
            if (tag >= m_listeners.data() && tag < m_listeners.data() + m_listeners.size()) {
                acceptClients(*static_cast<Listener*>(tag));
            } else {
                serve(*static_cast<Client*>(tag), events[static_cast<std::size_t>(n)].events);
            }
        }
        if (m_now >= nextHousekeeping) {
            nextHousekeeping = m_now + kSiteHousekeeping;
            runHousekeeping();
        }
        if (m_now >= m_nextRelease) {
            releaseHeld();
        }
        if (m_clients.size() != m_connectionCount) {
            std::erase_if(m_clients, [](const auto& client) { return !client->connection->isOpen(); });
        }
    }
}

int SiteModbusServer::millisecondsToWait() const
{
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_nextRelease - Clock::now());
    return m_nextRelease == Clock::time_point::max()
        ? int{kSiteHousekeeping.count()}
        : static_cast<int>(std::clamp<int64_t>(wait.count(), 0, kSiteHousekeeping.count()));
}

/// The meter at which a connection arrives; empty: none is there.
std::optional<std::size_t> SiteModbusServer::stationAt(const Listener& listener, uint32_t localAddress) const
{
    if (m_places.kind == SiteModbusPlaces::Kind::ports) {
        return listener.station;
    }
    const uint32_t offset = localAddress - ipv4Number(m_places.address);
    const auto found = std::ranges::lower_bound(m_byOffset, std::pair(offset, std::size_t{0}));
    return found != m_byOffset.end() && found->first == offset ? std::optional(found->second) : std::nullopt;
}

void SiteModbusServer::acceptClients(const Listener& listener)
{
    for (int i = 0; i < kSiteAcceptsPerWait; ++i) {
        sockaddr_storage peer{};
        socklen_t size = sizeof(peer);
        FileDescriptor socket{
            accept4(listener.socket.get(), reinterpret_cast<sockaddr*>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC)};
        if (!socket) {
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                closeOldest();
            }
            return;
        }
        sockaddr_storage local{};
        size = sizeof(local);
        getsockname(socket.get(), reinterpret_cast<sockaddr*>(&local), &size);
        auto client = std::make_unique<Client>();
        if (m_places.kind != SiteModbusPlaces::Kind::units) {
            client->station = stationAt(listener, ipv4Number(local));
            if (!client->station) {
                continue; // closes it
            }
            const auto snapshot = m_stations[*client->station].backend->snapshot();
            if (!snapshot->meter.powered || snapshot->unplugged) {
                continue;
            }
            client->restarts = snapshot->meter.restarts;
            client->uptime = snapshot->meter.uptime;
        }
        const int on = 1; // send a reply at once, do not wait for the acknowledgement of the last one
        setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        if (m_connectionCount >= m_limits.connections) {
            closeOldest();
        }
        const TrafficPeers peers{++m_lastConnection, socketAddress(peer), socketAddress(local)};
        client->connection = std::make_unique<ModbusConnection>(std::move(socket), peers, m_now);
        client->connection->setAwaited(kSiteRequests);
        watchFor(m_epoll.get(), EPOLL_CTL_ADD, client->connection->socket(), kSiteRequests, client.get());
        m_clients.push_back(std::move(client));
        ++m_connectionCount;
    }
}

void SiteModbusServer::serve(Client& client, uint32_t reported)
{
    ModbusConnection& connection = *client.connection;
    if (!connection.isOpen()) {
        return; // a newer connection has replaced it since the event was reported
    }
    if (connection.isHolding() && !connection.hasSendable()) {
        if ((reported & (EPOLLHUP | EPOLLERR)) != 0) {
            close(client); // an error, or both sides have closed
        } else if ((reported & EPOLLRDHUP) != 0 && connection.awaited() != 0) {
            // The client has said all and still waits for the held reply; epoll would report that again and again.
            connection.setAwaited(0);
            watchFor(m_epoll.get(), EPOLL_CTL_MOD, connection.socket(), 0, &client);
        }
        return;
    }
    bool alive = connection.hasUnsent() ? connection.send() : connection.receive();
    while (alive && !connection.hasUnsent()) {
        const bool framed = answerRequests(client);
        const bool answeredAll = connection.isOpen() && connection.hasReplyRoom();
        alive = connection.isOpen() && connection.send() && framed;
        if (answeredAll) {
            break;
        }
    }
    if (!alive) {
        close(client);
        return;
    }
    // While replies are unsent nothing more is read, so that a client that does not read cannot fill the memory.
    const uint32_t whileUnsent = connection.hasSendable() ? EPOLLOUT : uint32_t{EPOLLRDHUP};
    const uint32_t wanted = connection.hasUnsent() ? whileUnsent : kSiteRequests;
    if (connection.awaited() != wanted) {
        connection.setAwaited(wanted);
        watchFor(m_epoll.get(), EPOLL_CTL_MOD, connection.socket(), wanted, &client);
    }
}

/// False: the connection must be closed.
bool SiteModbusServer::answerRequests(Client& client)
{
    ModbusConnection& connection = *client.connection;
    while (connection.isOpen() && connection.hasReplyRoom() && !connection.isHolding()) {
        const MbapParse parse = connection.firstFrame();
        if (parse.status == MbapStatus::incomplete) {
            return true;
        }
        if (parse.status != MbapStatus::complete || !answer(client, parse)) {
            return false;
        }
    }
    return connection.isOpen();
}

/// Answers one request. False: the connection must be closed.
bool SiteModbusServer::answer(Client& client, const MbapParse& parse)
{
    ModbusConnection& connection = *client.connection;
    connection.setLastRequest(m_now);
    const auto number = client.station ? client.station : stationOfUnit(parse.frame.unitId);
    const bool forAll = !client.station && parse.frame.unitId == kBroadcastUnit;
    if (forAll) {
        for (Station& station : m_stations) {
            const auto snapshot = station.backend->snapshot();
            if (snapshot->meter.powered && !snapshot->unplugged) {
                responderOf(station).answer(parse.frame, snapshot, connection.peers().client, connection.replyRoom());
            }
        }
        connection.dropFrame(parse.size);
        return true;
    }
    const auto snapshot = number ? m_stations[*number].backend->snapshot() : nullptr;
    if (client.station && !followMeter(client, *snapshot)) {
        return false;
    }
    if (!client.station && (!snapshot || !snapshot->meter.powered || snapshot->unplugged)) {
        connection.queueReply(answerGateway(connection, parse.frame));
        connection.dropFrame(parse.size);
        return true;
    }
    Station& station = m_stations[*number];
    ++station.requests;
    const ModbusAnswer answer
        = responderOf(station).answer(parse.frame, snapshot, connection.peers().client, connection.replyRoom());
    if (answer.served && m_now >= station.nextActivity) {
        station.nextActivity = m_now + kSiteActivityInterval;
        station.backend->activity();
    }
    if (answer.isHeld()) {
        connection.hold(m_now + answer.delay, answer.gap.value_or(std::chrono::milliseconds{}));
        m_nextRelease = std::min(m_nextRelease, connection.heldUntil());
    }
    if (answer.reset) {
        connection.send(); // send the replies to earlier requests first
        connection.setResetOnClose();
        return false;
    }
    connection.queueReply(answer.size);
    connection.dropFrame(parse.size);
    return true;
}

std::size_t SiteModbusServer::answerGateway(ModbusConnection& connection, const MbapFrame& frame)
{
    constexpr std::size_t kPduSize = 2;
    constexpr uint8_t kExceptionBit = 0x80;
    const auto reply = connection.replyRoom();
    writeMbapHeader(reply.first<kMbapHeaderSize>(), frame, kPduSize);
    reply[kMbapHeaderSize] = static_cast<uint8_t>(frame.pdu.front() | kExceptionBit);
    reply[kMbapHeaderSize + 1] = kExceptionGatewayTarget;
    return kMbapHeaderSize + kPduSize;
}

/// The meter that has this unit id now. Clients can change unit ids.
std::optional<std::size_t> SiteModbusServer::stationOfUnit(uint8_t unit)
{
    const auto has
        = [&](std::size_t number) { return m_stations[number].backend->snapshot()->meter.settings.unitId == unit; };
    std::optional<std::size_t>& known = m_units[unit];
    if (known && has(*known)) {
        return known;
    }
    known.reset();
    for (std::size_t number = 0; number < m_stations.size() && !known; ++number) {
        if (has(number)) {
            known = number;
        }
    }
    return known;
}

ModbusResponder& SiteModbusServer::responderOf(Station& station)
{
    if (!station.responder) {
        station.responder = std::make_unique<ModbusResponder>(*station.backend, m_options);
    }
    return *station.responder;
}

/// False: the meter is dark or unplugged, or has lost its power or restarted since the client was last served.
bool SiteModbusServer::followMeter(Client& client, const Snapshot& snapshot) const
{
    const bool unbroken = snapshot.meter.powered && !snapshot.unplugged && snapshot.meter.restarts == client.restarts
        && snapshot.meter.uptime >= client.uptime;
    client.restarts = snapshot.meter.restarts;
    client.uptime = snapshot.meter.uptime;
    return unbroken;
}

/// Sends held replies that are due, then answers requests that arrived meanwhile.
void SiteModbusServer::releaseHeld()
{
    m_nextRelease = Clock::time_point::max();
    for (const auto& client : m_clients) {
        ModbusConnection& connection = *client->connection;
        if (!connection.isOpen() || !connection.isHolding()) {
            continue;
        }
        connection.release(m_now);
        if (!connection.isHolding() || connection.hasSendable()) {
            serve(*client, 0);
        }
        if (connection.isOpen() && connection.isHolding()) {
            m_nextRelease = std::min(m_nextRelease, connection.heldUntil());
        }
    }
}

void SiteModbusServer::runHousekeeping()
{
    for (const auto& client : m_clients) {
        if (!client->connection->isOpen()) {
            continue;
        }
        const bool follows
            = !client->station || followMeter(*client, *m_stations[*client->station].backend->snapshot());
        if (!follows || m_now - client->connection->lastRequest() >= m_limits.idle) {
            close(*client);
        }
    }
}

/// Closes a connection that has never asked, or else, of the meter with the most connections, the one that is idle
/// longest. So clients that open many connections to one meter do not displace those of other meters.
void SiteModbusServer::closeOldest()
{
    std::vector<long> connectionsOf(m_stations.size() + 1); // the last one: without a meter
    const auto placeOf = [&](const Client& client) { return client.station.value_or(m_stations.size()); };
    for (const auto& client : m_clients) {
        connectionsOf[placeOf(*client)] += client->connection->isOpen() ? 1 : 0;
    }
    Client* oldest = nullptr;
    const auto worth = [&](const Client& client) {
        const bool hasAsked = client.connection->hasAsked();
        return std::tuple(hasAsked, hasAsked ? -connectionsOf[placeOf(client)] : 0, client.connection->lastRequest());
    };
    for (const auto& client : m_clients) {
        if (client->connection->isOpen() && (oldest == nullptr || worth(*client) < worth(*oldest))) {
            oldest = client.get();
        }
    }
    if (oldest != nullptr) {
        close(*oldest);
    }
}

/// The object is kept, because events that are already reported may refer to it.
void SiteModbusServer::close(Client& client)
{
    if (client.connection->isOpen()) {
        client.connection->close();
        --m_connectionCount;
    }
}

} // namespace vmeter
