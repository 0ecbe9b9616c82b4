// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include "virtualhw/ethernet/listening_socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace vmeter {

namespace {

// Unit ids, Modbus Messaging on TCP/IP V1.0b, 4.4.2.
constexpr uint8_t kBroadcast = 0;
constexpr uint8_t kDeviceItself = 255;

/// How often the meter's power and idle connections are looked at while no request comes.
constexpr std::chrono::milliseconds kHousekeeping{100};

/// The communication mark stays lit for a second of meter time: telling the meter more often only costs.
constexpr std::chrono::milliseconds kActivityInterval{250};

constexpr uint32_t kNothing = 0;
constexpr uint32_t kReadable = EPOLLIN;
constexpr uint32_t kWritable = EPOLLOUT;

constexpr int kEventsPerWait = 256;
constexpr int kAcceptsPerWait = 64;

void watch(int epoll, int operation, int descriptor, uint32_t events, void* tag)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = tag;
    epoll_ctl(epoll, operation, descriptor, &event);
}

TrafficEndpoint localEndpoint(int socket)
{
    sockaddr_storage address{};
    socklen_t size = sizeof(address);
    getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return trafficEndpoint(address);
}

/// Writes an exception reply. Returns its size.
std::size_t refuse(
    const MbapFrame& request, QModbusPdu::ExceptionCode exception, std::span<uint8_t, kMaxReplySize> reply)
{
    constexpr std::size_t kPduSize = 2;
    writeMbapHeader(reply.first<kMbapHeaderSize>(), request, kPduSize);
    reply[kMbapHeaderSize] = request.pdu.front() | QModbusPdu::ExceptionByte;
    reply[kMbapHeaderSize + 1] = static_cast<uint8_t>(exception);
    return kMbapHeaderSize + kPduSize;
}

} // namespace

ModbusServer::ModbusServer(
    std::string address, uint16_t port, ModbusBackend& backend, ModbusServerLimits limits, ModbusOptions options)
    : m_address(std::move(address))
    , m_port(port)
    , m_backend(backend)
    , m_limits(limits)
    , m_options(options)
    , m_pduServer(backend, options)
{
}

ModbusServer::~ModbusServer()
{
    stop();
}

ModbusServer::Listening ModbusServer::start()
{
    ListeningSocket listening = listenOn(m_address, m_port);
    if (!listening.socket) {
        return {0, "Modbus TCP " + listening.error};
    }
    m_listener = std::move(listening.socket);
    m_stopRequest = FileDescriptor{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    m_epoll = FileDescriptor{epoll_create1(EPOLL_CLOEXEC)};
    if (!m_stopRequest || !m_epoll) {
        m_listener.reset();
        return {0, "Modbus TCP cannot start: no file descriptors left; raise the limit (ulimit -n) or close programs"};
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
    m_acceptingPaused = false;
    Clock::time_point nextHousekeeping{};
    for (;;) {
        const bool idle = m_connections.empty() && !m_acceptingPaused;
        std::array<epoll_event, kEventsPerWait> events;
        const int count
            = epoll_wait(m_epoll.get(), events.data(), kEventsPerWait, idle ? -1 : int{kHousekeeping.count()});
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
                serve(*static_cast<ModbusConnection*>(event.data.ptr));
            }
        }
        if (m_now >= nextHousekeeping) {
            nextHousekeeping = m_now + kHousekeeping;
            followLink(*m_backend.snapshot());
            closeIdle();
            pauseAccepting(false);
        }
        forgetClosed();
    }
}

void ModbusServer::acceptClients()
{
    for (int i = 0; i < kAcceptsPerWait; ++i) {
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
        if (!snapshot->meter.powered) {
            continue;
        }
        const int on = 1; // a reply leaves at once, not when the last one has been acknowledged
        setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        if (m_connectionCount >= m_limits.connections) {
            closeOldest();
        }
        const TrafficPeers peers{++m_lastConnection, trafficEndpoint(client), localEndpoint(socket.get())};
        m_connections.push_back(std::make_unique<ModbusConnection>(std::move(socket), peers, m_now));
        ModbusConnection& connection = *m_connections.back();
        note(connection, TrafficKind::opened, TrafficReason::none);
        connection.setAwaited(kReadable);
        watch(m_epoll.get(), EPOLL_CTL_ADD, connection.socket(), kReadable, &connection);
        ++m_connectionCount;
    }
}

/// Where the system has no descriptors left, the clients that wait would wake the thread for ever.
void ModbusServer::pauseAccepting(bool pause)
{
    if (m_acceptingPaused != pause) {
        m_acceptingPaused = pause;
        watch(m_epoll.get(), EPOLL_CTL_MOD, m_listener.get(), pause ? kNothing : kReadable, &m_listener);
    }
}

void ModbusServer::serve(ModbusConnection& connection)
{
    if (!connection.isOpen()) {
        return; // it gave way to a newer one since the event was reported
    }
    // Replies that wait go first; requests that came before they got stuck are next.
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
        await(connection, connection.hasUnsent() ? kWritable : kReadable);
    } else {
        close(connection, framed ? TrafficReason::clientClosed : TrafficReason::badFrame);
    }
}

/// Answers the requests that have wholly arrived, as long as there is room for replies. False: the connection has to
/// be closed.
bool ModbusServer::answerRequests(ModbusConnection& connection)
{
    while (connection.hasReplyRoom()) {
        const MbapParse parse = connection.firstFrame();
        if (parse.status == MbapStatus::incomplete) {
            return true;
        }
        if (parse.status != MbapStatus::complete) {
            note(connection, TrafficKind::request, TrafficReason::badFrame, connection.received());
            return false;
        }
        const auto snapshot = m_backend.snapshot();
        followLink(*snapshot);
        if (!connection.isOpen()) {
            return false;
        }
        connection.setLastRequest(m_now);
        const uint64_t request
            = note(connection, TrafficKind::request, TrafficReason::none, connection.received().first(parse.size));
        const auto reply = connection.replyRoom();
        const std::size_t size = exchange(parse.frame, snapshot->meter, reply);
        if (size > 0) {
            note(connection, TrafficKind::reply, TrafficReason::none, reply.first(size), request);
        } else {
            const bool broadcast = parse.frame.unitId == kBroadcast;
            note(connection, TrafficKind::silence, broadcast ? TrafficReason::broadcast : TrafficReason::otherUnit, {},
                request);
        }
        connection.queueReply(size);
        connection.dropFrame(parse.size);
    }
    return true;
}

/// Every request and every reply passes here. Returns the size of the reply; 0: there is none.
std::size_t ModbusServer::exchange(
    const MbapFrame& request, const MeterState& meter, std::span<uint8_t, kMaxReplySize> reply)
{
    const bool broadcast = request.unitId == kBroadcast;
    const bool forMeter
        = request.unitId == meter.settings.unitId || (m_options.unit255 && request.unitId == kDeviceItself);
    if (!broadcast && !forMeter) {
        return m_options.exception0b ? refuse(request, QModbusPdu::GatewayTargetDeviceFailedToRespond, reply) : 0;
    }
    const std::size_t pduSize = m_pduServer.answer(request.pdu, meter, broadcast, reply.subspan<kMbapHeaderSize>());
    if (broadcast) {
        return 0;
    }
    writeMbapHeader(reply.first<kMbapHeaderSize>(), request, pduSize);
    reportActivity();
    return kMbapHeaderSize + pduSize;
}

/// Writes an entry of the traffic log. Returns its number.
uint64_t ModbusServer::note(const ModbusConnection& connection, TrafficKind kind, TrafficReason reason,
    std::span<const uint8_t> bytes, uint64_t request)
{
    if (!m_traffic) {
        return 0;
    }
    TrafficHead head;
    head.peers = connection.peers();
    head.kind = kind;
    head.reason = reason;
    head.request = request;
    head.wallTime = std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
    head.meterTime = m_meterTime;
    return m_traffic->add(head, bytes);
}

void ModbusServer::reportActivity()
{
    if (m_now >= m_nextActivity) {
        m_nextActivity = m_now + kActivityInterval;
        m_backend.activity();
    }
}

/// Drops the connections of before where the meter is without power, or was or has restarted since the last look.
void ModbusServer::followLink(const Snapshot& snapshot)
{
    const MeterState& meter = snapshot.meter;
    m_meterTime = snapshot.time;
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

void ModbusServer::closeOldest()
{
    ModbusConnection* oldest = nullptr;
    for (const auto& connection : m_connections) {
        if (connection->isOpen() && (!oldest || connection->lastRequest() < oldest->lastRequest())) {
            oldest = connection.get();
        }
    }
    if (oldest) {
        close(*oldest, TrafficReason::gaveWay);
    }
}

/// The connection itself stays until forgetClosed(): events already reported may still name it.
void ModbusServer::close(ModbusConnection& connection, TrafficReason reason)
{
    if (connection.isOpen()) {
        note(connection, TrafficKind::closed, reason);
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
