// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include "virtualhw/ethernet/cable.h"
#include "virtualhw/ethernet/descriptor_limit.h"
#include "virtualhw/ethernet/listening_socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <tuple>
#include <utility>

namespace vmeter {

namespace {

/// Interval for checking the meter's power and idle connections while no request arrives.
constexpr std::chrono::milliseconds kHousekeeping{100};

/// The communication mark stays lit for one second of meter time, so more frequent calls to the meter would have no
/// effect.
constexpr std::chrono::milliseconds kActivityInterval{250};

/// Time for which the thread polls without sleeping after it sent a reply, because waking up would take longer.
constexpr std::chrono::microseconds kBusyPollTime{50};

constexpr uint32_t kNothing = 0;
constexpr uint32_t kReadable = EPOLLIN;
// Edge-triggered: the kernel reports only changes of connections, so it need not check each one again after it was
// served.
constexpr uint32_t kRequests = EPOLLIN | EPOLLRDHUP | EPOLLET;
constexpr uint32_t kRoomToSend = EPOLLOUT | EPOLLET;
constexpr uint32_t kNewsWhileHolding = kRequests;
constexpr uint32_t kToBeSetAnew = ~kNothing;
constexpr uint32_t kHasEnded = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

constexpr int kEventsPerWait = 64;
constexpr int kAcceptsPerWait = 64;

void watch(int epoll, int operation, int descriptor, uint32_t events, void* tag)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = tag;
    epoll_ctl(epoll, operation, descriptor, &event);
}

SocketAddress localAddress(int socket)
{
    sockaddr_storage address{};
    socklen_t size = sizeof(address);
    getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return socketAddress(address);
}

} // namespace

ModbusServer::ModbusServer(
    std::string address, uint16_t port, ModbusBackend& backend, ModbusServerLimits limits, ModbusOptions options)
    : m_address(std::move(address))
    , m_port(port)
    , m_backend(backend)
    , m_limits(limits)
    , m_responder(backend, options)
{
}

ModbusServer::~ModbusServer()
{
    stop();
}

ModbusServer::Listening ModbusServer::start()
{
    if (!allowSockets(m_limits.connections)) {
        return {0,
            Phrase("Servers",
                "Modbus TCP cannot keep %1 connections: the system allows fewer open files; raise the hard limit "
                "(ulimit -Hn) or ask for fewer connections")
                .with(m_limits.connections)};
    }
    ListeningSocket listening = listenOn(m_address, m_port);
    if (!listening.socket) {
        return {0, Phrase("Servers", "Modbus TCP %1").with(listening.error)};
    }
    m_listener = std::move(listening.socket);
    m_stopRequest = FileDescriptor{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    m_epoll = FileDescriptor{epoll_create1(EPOLL_CLOEXEC)};
    if (!m_stopRequest || !m_epoll) {
        m_listener.reset();
        return {0,
            Phrase("Servers",
                "Modbus TCP cannot start: no file descriptors left; raise the limit (ulimit -n) or close programs")};
    }
    watch(m_epoll.get(), EPOLL_CTL_ADD, m_stopRequest.get(), kReadable, &m_stopRequest);
    watch(m_epoll.get(), EPOLL_CTL_ADD, m_listener.get(), kReadable, &m_listener);
    m_thread = std::thread([this] { run(); });
    return {listening.port, {}};
}

void ModbusServer::stop()
{
    if (!m_thread.joinable()) {
        return;
    }
    eventfd_write(m_stopRequest.get(), 1);
    m_thread.join();
    m_listener.reset();
    m_epoll.reset();
    m_stopRequest.reset();
}

void ModbusServer::run()
{
    const auto first = m_backend.snapshot();
    m_restarts = first->meter.restarts;
    m_uptime = first->meter.uptime;
    m_benchGeneration = first->benchGeneration;
    m_acceptingPaused = false;
    m_plugged = true;
    m_nextRelease = Clock::time_point::max();
    Clock::time_point nextHousekeeping{};
    for (;;) {
        std::array<epoll_event, kEventsPerWait> events;
        const int count = wait(events, millisecondsToWait());
        m_now = Clock::now();
        for (const epoll_event& event : std::span(events).first(static_cast<std::size_t>(std::max(count, 0)))) {
            if (event.data.ptr == &m_stopRequest) {
                for (const auto& connection : m_connections) {
                    close(*connection, TrafficReason::serverStopped);
                }
                forgetClosed();
                return;
            }
            if (event.data.ptr == &m_listener) {
                acceptClients();
            } else {
                serve(*static_cast<ModbusConnection*>(event.data.ptr), event.events);
            }
        }
        if (m_now >= nextHousekeeping) {
            nextHousekeeping = m_now + kHousekeeping;
            runHousekeeping();
        }
        if (m_now >= m_nextRelease) {
            releaseHeld();
        }
        forgetClosed();
    }
}

void ModbusServer::runHousekeeping()
{
    const bool wasPlugged = m_plugged;
    followLink(*m_backend.snapshot());
    if (!m_plugged) {
        return;
    }
    closeIdle();
    pauseAccepting(false);
    if (!wasPlugged) {
        // Requests that arrived before the cable was unplugged.
        for (const auto& connection : m_connections) {
            if (!connection->isHolding()) {
                serve(*connection, kNothing);
            }
        }
        m_nextRelease = m_now;
    }
}

/// epoll_wait(2). If the last call returned events, it polls for a short time before it sleeps.
int ModbusServer::wait(std::span<epoll_event> events, int milliseconds)
{
    const auto waitForEvents = [&](int timeout) {
        return epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), timeout);
    };
    int count = 0;
    if (m_busyPolling) {
        const auto until = Clock::now() + kBusyPollTime;
        do {
            count = waitForEvents(0);
        } while (count == 0 && Clock::now() < until);
    }
    if (count == 0) {
        count = waitForEvents(milliseconds);
    }
    m_busyPolling = count > 0;
    return count;
}

void ModbusServer::acceptClients()
{
    for (int i = 0; i < kAcceptsPerWait && m_plugged; ++i) {
        sockaddr_storage client{};
        socklen_t size = sizeof(client);
        FileDescriptor socket{
            accept4(m_listener.get(), reinterpret_cast<sockaddr*>(&client), &size, SOCK_NONBLOCK | SOCK_CLOEXEC)};
        if (!socket) {
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                closeOldest();
                pauseAccepting(true);
            }
            return;
        }
        const auto snapshot = m_backend.snapshot();
        followLink(*snapshot);
        if (!snapshot->meter.powered && m_plugged) {
            continue;
        }
        const int on = 1; // send a reply at once, do not wait for the acknowledgement of the last one
        setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        if (m_connectionCount >= m_limits.connections) {
            closeOldest();
        }
        const TrafficPeers peers{++m_lastConnection, socketAddress(client), localAddress(socket.get())};
        m_connections.push_back(std::make_unique<ModbusConnection>(std::move(socket), peers, m_now));
        ModbusConnection& connection = *m_connections.back();
        logTraffic(connection, TrafficKind::opened, TrafficReason::none);
        connection.setAwaited(kRequests);
        if (m_plugged) {
            watch(m_epoll.get(), EPOLL_CTL_ADD, connection.socket(), kRequests, &connection);
        } else {
            setCable(connection.socket(), false);
        }
        ++m_connectionCount;
    }
}

/// If the system has no file descriptors left, waiting clients would wake the thread again and again.
void ModbusServer::pauseAccepting(bool pause)
{
    if (m_acceptingPaused != pause) {
        m_acceptingPaused = pause;
        watch(m_epoll.get(), EPOLL_CTL_MOD, m_listener.get(), pause ? kNothing : kReadable, &m_listener);
    }
}

/// `reported`: epoll events of the connection.
void ModbusServer::serve(ModbusConnection& connection, uint32_t reported)
{
    if (!connection.isOpen() || !m_plugged) {
        return; // since the event was reported, a newer connection replaced it, or the cable was unplugged
    }
    if (connection.isHolding() && !connection.hasSendable()) {
        if ((reported & (EPOLLHUP | EPOLLERR)) != 0) {
            close(connection, TrafficReason::clientClosed); // an error, or both sides have closed
        } else {
            logWhileHolding(connection);
        }
        return;
    }
    // Sends queued replies first, then answers requests that arrived before the replies were blocked.
    const bool wasStuck = connection.hasUnsent();
    bool alive = wasStuck ? connection.send() : connection.receive();
    bool framed = true;
    while (alive && !connection.hasUnsent()) {
        framed = answerRequests(connection);
        const bool answeredAll = connection.hasReplyRoom();
        alive = connection.isOpen() && connection.send() && framed;
        if (answeredAll) {
            break;
        }
    }
    if (alive) {
        if (wasStuck || !connection.isDrained() || (reported & kHasEnded) != 0) {
            connection.setAwaited(kToBeSetAnew); // makes epoll report again what it has already reported
        }
        if (connection.isHolding()) {
            logWhileHolding(connection); // requests that came with the one that is held
        }
        const uint32_t whileUnsent = connection.hasSendable() ? kRoomToSend : kNewsWhileHolding;
        await(connection, connection.hasUnsent() ? whileUnsent : kRequests);
    } else {
        close(connection, framed ? TrafficReason::clientClosed : TrafficReason::badFrame);
    }
}

/// Logs what a client does while its reply is held back, when it does it: whether it waits for a late reply is seen by
/// this alone. It is answered after the held reply.
void ModbusServer::logWhileHolding(ModbusConnection& connection)
{
    if (!m_traffic || !m_traffic->isRead() || connection.isHoldingBytewise()) {
        return;
    }
    const bool alive = connection.receive();
    for (auto frame = connection.unloggedFrame(); !frame.empty(); frame = connection.unloggedFrame()) {
        connection.setFrameLogged(
            logTraffic(connection, TrafficKind::request, TrafficReason::none, frame), frame.size());
    }
    if (!alive && !connection.hasEnded()) {
        connection.setEnded();
        logTraffic(connection, TrafficKind::ended, TrafficReason::clientClosed);
    }
}

/// Answers the requests that have arrived completely, while there is space for replies. False: the connection must be
/// closed.
bool ModbusServer::answerRequests(ModbusConnection& connection)
{
    while (connection.hasReplyRoom() && !connection.isHolding()) {
        const MbapParse parse = connection.firstFrame();
        if (parse.status == MbapStatus::incomplete) {
            return true;
        }
        if (parse.status != MbapStatus::complete) {
            logTraffic(connection, TrafficKind::request, TrafficReason::badFrame, connection.received());
            return false;
        }
        const auto snapshot = m_backend.snapshot();
        followLink(*snapshot);
        if (!connection.isOpen()) {
            return false;
        }
        if (!m_plugged) {
            return true; // answered when the cable is plugged in again
        }
        connection.setLastRequest(m_now);
        const std::optional<uint64_t> logged = connection.releaseLoggedFrame();
        const uint64_t request = logged ? *logged
                                        : logTraffic(connection, TrafficKind::request, TrafficReason::none,
                                            connection.received().first(parse.size));
        const ModbusAnswer answer
            = m_responder.answer(parse.frame, snapshot, connection.peers().client, connection.replyRoom());
        if (answer.served) {
            reportActivity();
        }
        if (answer.isHeld()) {
            connection.hold(m_now + answer.delay, answer.gap.value_or(std::chrono::milliseconds{}));
            m_nextRelease = std::min(m_nextRelease, connection.heldUntil());
        }
        if (answer.silence != TrafficReason::none) {
            logTraffic(connection, TrafficKind::silence, answer.silence, {}, request);
        } else if (connection.isHolding()) {
            connection.setHeldRequest(request); // logged when the reply is sent
        } else {
            logTraffic(connection, TrafficKind::reply, answer.faulty ? TrafficReason::fault : TrafficReason::none,
                connection.replyRoom().first(answer.size), request);
        }
        if (answer.reset) {
            connection.send(); // send the replies to earlier requests first
            connection.setResetOnClose();
            close(connection, TrafficReason::fault);
            return false;
        }
        connection.queueReply(answer.size);
        connection.dropFrame(parse.size);
    }
    return true;
}

/// Sends held replies that are due, then answers requests that arrived meanwhile.
void ModbusServer::releaseHeld()
{
    m_nextRelease = Clock::time_point::max();
    for (const auto& connection : m_connections) {
        if (!m_plugged || !connection->isHolding()) {
            continue;
        }
        const auto released = connection->release(m_now);
        if (!released.empty()) {
            // Only a fault holds a reply back.
            logTraffic(*connection, TrafficKind::reply, TrafficReason::fault, released, connection->heldRequest());
        }
        if (!connection->isHolding() || connection->hasSendable()) {
            serve(*connection, kNothing);
        }
        if (connection->isOpen() && connection->isHolding()) {
            m_nextRelease = std::min(m_nextRelease, connection->heldUntil());
        }
    }
}

int ModbusServer::millisecondsToWait() const
{
    if (m_nextRelease == Clock::time_point::max()) {
        return int{kHousekeeping.count()};
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_nextRelease - Clock::now());
    return static_cast<int>(std::clamp<int64_t>(wait.count(), 0, kHousekeeping.count()));
}

/// Writes an entry of the traffic log. Returns its number.
uint64_t ModbusServer::logTraffic(const ModbusConnection& connection, TrafficKind kind, TrafficReason reason,
    std::span<const uint8_t> bytes, uint64_t request)
{
    if (!m_traffic || !m_traffic->isRead()) {
        return 0;
    }
    TrafficHead head;
    head.peers = connection.peers();
    head.kind = kind;
    head.reason = reason;
    head.request = request;
    head.wallTime = std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
    head.meterTime = m_meterTime;
    head.model = m_model;
    return m_traffic->add(head, bytes);
}

void ModbusServer::reportActivity()
{
    if (m_now >= m_nextActivity) {
        m_nextActivity = m_now + kActivityInterval;
        m_backend.activity();
    }
}

void ModbusServer::followLink(const Snapshot& snapshot)
{
    m_meterTime = snapshot.time;
    m_model = snapshot.meter.model;
    setPlugged(!snapshot.unplugged);
    // If the bench was replaced (loaded recording, lesson), a smaller uptime does not mean a restart.
    if (std::exchange(m_benchGeneration, snapshot.benchGeneration) != snapshot.benchGeneration) {
        m_restarts = snapshot.meter.restarts;
        m_uptime = snapshot.meter.uptime;
    }
    if (m_plugged) {
        followMeter(snapshot.meter); // while unplugged, clients notice it only after the cable is plugged in
    }
}

/// While the cable is unplugged, the server receives nothing and does nothing; connections stay open.
void ModbusServer::setPlugged(bool plugged)
{
    if (plugged == m_plugged) {
        return;
    }
    m_plugged = plugged;
    const int operation = plugged ? EPOLL_CTL_ADD : EPOLL_CTL_DEL;
    setCable(m_listener.get(), plugged);
    watch(m_epoll.get(), operation, m_listener.get(), kReadable, &m_listener);
    m_acceptingPaused = false;
    for (const auto& connection : m_connections) {
        if (connection->isOpen()) {
            setCable(connection->socket(), plugged);
            watch(m_epoll.get(), operation, connection->socket(), connection->awaited(), connection.get());
        }
    }
}

/// Drops the existing connections if the meter is without power, or lost power or restarted since the last check.
void ModbusServer::followMeter(const MeterState& meter)
{
    const bool unbroken = meter.powered && meter.restarts == m_restarts && meter.uptime >= m_uptime;
    m_restarts = meter.restarts;
    m_uptime = meter.uptime;
    if (!unbroken) {
        for (const auto& connection : m_connections) {
            close(*connection, TrafficReason::meterDown);
        }
    }
}

void ModbusServer::closeIdle()
{
    for (const auto& connection : m_connections) {
        if (m_now - connection->lastRequest() >= m_limits.idle) {
            close(*connection, TrafficReason::idle);
        }
    }
}

/// Selects the oldest connection without any request, or else, of the host with the most connections, the one idle
/// longest. So neither a client that only connects nor a host that opens many displaces another host that polls.
void ModbusServer::closeOldest()
{
    std::map<decltype(TrafficEndpoint::address), long> connectionsOf;
    for (const auto& connection : m_connections) {
        connectionsOf[connection->peers().client.address] += connection->isOpen() ? 1 : 0;
    }
    const auto worth = [&](const ModbusConnection& c) {
        return std::tuple(c.hasAsked(), c.hasAsked() ? -connectionsOf[c.peers().client.address] : 0, c.lastRequest());
    };
    ModbusConnection* oldest = nullptr;
    for (const auto& connection : m_connections) {
        if (connection->isOpen() && (!oldest || worth(*connection) < worth(*oldest))) {
            oldest = connection.get();
        }
    }
    if (oldest) {
        close(*oldest, TrafficReason::gaveWay);
    }
}

/// The object is kept until forgetClosed(), because events that are already reported may refer to it.
void ModbusServer::close(ModbusConnection& connection, TrafficReason reason)
{
    if (connection.isOpen()) {
        logTraffic(connection, TrafficKind::closed, reason);
        connection.close();
        --m_connectionCount;
    }
}

void ModbusServer::forgetClosed()
{
    if (m_connections.size() != m_connectionCount) {
        std::erase_if(m_connections, [](const auto& connection) { return !connection->isOpen(); });
    }
}

void ModbusServer::await(ModbusConnection& connection, uint32_t events)
{
    if (connection.awaited() != events) {
        connection.setAwaited(events);
        watch(m_epoll.get(), EPOLL_CTL_MOD, connection.socket(), events, &connection);
    }
}

} // namespace vmeter
