// SPDX-License-Identifier: GPL-3.0-or-later
// Load for a Modbus TCP server: each connection requests the same registers again as soon as it has the reply.
//
//     modbus_load ADDRESS PORT CONNECTIONS SECONDS     requests in closed loop
//     modbus_load ADDRESS PORT CONNECTIONS hold        each connection asks once, all are kept, then each asks once
//     more
//     modbus_load ADDRESS PORT METERS SECONDS site     a connection to each of METERS addresses from ADDRESS on, each
//     asked once a second
//
// Prints one JSON object. Exit code 0 only if every connection was made and every reply was right.
#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/bench/traffic/big_endian.h"
#include "virtualhw/bench/traffic/mbap.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace vmeter {
namespace {

using Clock = std::chrono::steady_clock;

constexpr uint8_t kUnit = 5;
constexpr uint16_t kAddress = 50512; // instantaneous values
constexpr uint16_t kWords = 60;
constexpr std::size_t kRequestSize = kMbapHeaderSize + 5;
constexpr std::size_t kReplySize = kMbapHeaderSize + 2 + 2 * std::size_t{kWords};
constexpr std::size_t kReplyLength = kReplySize - 6; // value of the length field
constexpr std::chrono::seconds kPatience{10};        // longest time without any reply
constexpr int kPatienceMs = 10'000;

[[noreturn]] void fail(const std::string& what)
{
    throw std::runtime_error(what + ": " + std::strerror(errno));
}

class LoadConnection {
public:
    explicit LoadConnection(const sockaddr_in& server)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        if (!m_socket || ::connect(m_socket.get(), reinterpret_cast<const sockaddr*>(&server), sizeof(server)) != 0) {
            fail("cannot connect");
        }
        const int on = 1;
        setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    }

    [[nodiscard]] int socket() const { return m_socket.get(); }

    void ask(Clock::time_point now)
    {
        ++m_transaction;
        std::array<uint8_t, kRequestSize> request{0, 0, 0, 0, 0, 6, kUnit, 3};
        storeBigEndian(&request[0], m_transaction);
        storeBigEndian(&request[8], kAddress);
        storeBigEndian(&request[10], kWords);
        m_asked = now;
        if (::send(m_socket.get(), request.data(), request.size(), MSG_NOSIGNAL) != kRequestSize) {
            fail("cannot send");
        }
    }

    /// Reads what has arrived. True: the reply is complete.
    bool parseReply()
    {
        const ssize_t count = ::recv(m_socket.get(), &m_reply[m_size], m_reply.size() - m_size, MSG_DONTWAIT);
        if (count <= 0) {
            fail(count == 0 ? "the server has closed a connection" : "cannot receive");
        }
        m_size += static_cast<std::size_t>(count);
        if (m_size < kReplySize) {
            return false;
        }
        if (m_size > kReplySize || loadBigEndian(&m_reply[0]) != m_transaction || loadBigEndian(&m_reply[2]) != 0
            || loadBigEndian(&m_reply[4]) != kReplyLength || m_reply[6] != kUnit || m_reply[7] != 3
            || m_reply[8] != 2 * kWords) {
            throw std::runtime_error("a reply is not the one to its request");
        }
        m_size = 0;
        return true;
    }

    [[nodiscard]] Clock::time_point asked() const { return m_asked; }

private:
    FileDescriptor m_socket;
    uint16_t m_transaction = 0;
    Clock::time_point m_asked;
    std::size_t m_size = 0;
    std::array<uint8_t, kReplySize + 1> m_reply;
};

sockaddr_in behind(const sockaddr_in& first, std::size_t offset)
{
    sockaddr_in address = first;
    address.sin_addr.s_addr = htonl(ntohl(first.sin_addr.s_addr) + static_cast<uint32_t>(offset));
    return address;
}

class Load {
public:
    /// `spread`: each connection goes to an address of its own.
    Load(const sockaddr_in& server, std::size_t connections, bool spread = false)
        : m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_events(connections)
    {
        m_connections.reserve(connections);
        for (std::size_t i = 0; i < connections; ++i) {
            m_connections.emplace_back(spread ? behind(server, i) : server);
        }
        for (LoadConnection& connection : m_connections) {
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.ptr = &connection;
            epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, connection.socket(), &event);
        }
    }

    /// One request on each connection, all at once.
    void askAll()
    {
        for (LoadConnection& connection : m_connections) {
            connection.ask(Clock::now());
        }
        m_latencies.clear();
        while (m_latencies.size() < m_connections.size()) {
            receiveReplies(false);
        }
    }

    /// Closed loop until `end`; latencies() are those of the replies.
    void run(Clock::time_point end)
    {
        for (LoadConnection& connection : m_connections) {
            connection.ask(Clock::now());
        }
        m_latencies.clear();
        while (receiveReplies(true) < end) { }
    }

    /// Asks each connection once a second, at times that are spread over the second, for `seconds`. Latencies count
    /// from the time at which a request was due.
    void poll(std::size_t seconds)
    {
        const std::size_t requests = m_connections.size() * seconds;
        const auto begin = Clock::now();
        const auto dueAt = [&](std::size_t number) {
            return begin + number * std::chrono::nanoseconds(1'000'000'000) / m_connections.size();
        };
        m_latencies.clear();
        std::size_t asked = 0;
        while (m_latencies.size() < requests) {
            const auto now = Clock::now();
            while (asked < requests && dueAt(asked) <= now && asked < m_latencies.size() + m_connections.size()) {
                m_connections[asked % m_connections.size()].ask(dueAt(asked));
                ++asked;
            }
            receiveReplies(false, asked == m_latencies.size() || asked < requests ? 1 : kPatienceMs);
            if (Clock::now() - now > kPatience) {
                throw std::runtime_error("no reply in time");
            }
        }
    }

    [[nodiscard]] std::vector<Clock::duration>& latencies() { return m_latencies; }

private:
    Clock::time_point receiveReplies(bool askAgain, int patienceMs = kPatienceMs)
    {
        const int count = epoll_wait(m_epoll.get(), m_events.data(), static_cast<int>(m_events.size()), patienceMs);
        if (count <= 0 && patienceMs != kPatienceMs) {
            return Clock::now();
        }
        if (count <= 0) {
            fail("no reply in " + std::to_string(kPatience.count()) + " s");
        }
        Clock::time_point now;
        for (int i = 0; i < count; ++i) {
            auto& connection = *static_cast<LoadConnection*>(m_events[static_cast<std::size_t>(i)].data.ptr);
            if (!connection.parseReply()) {
                continue;
            }
            now = Clock::now();
            m_latencies.push_back(now - connection.asked());
            if (askAgain) {
                connection.ask(now);
            }
        }
        return now;
    }

    FileDescriptor m_epoll;
    std::vector<LoadConnection> m_connections;
    std::vector<epoll_event> m_events;
    std::vector<Clock::duration> m_latencies;
};

double microseconds(Clock::duration duration)
{
    return std::chrono::duration<double, std::micro>(duration).count();
}

/// The latency that `share` of all replies do not exceed.
double percentile(std::vector<Clock::duration>& sorted, double share)
{
    return microseconds(sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))]);
}

void runClosedLoop(const sockaddr_in& server, std::size_t connections, double seconds)
{
    Load load(server, connections);
    load.askAll();
    load.latencies().reserve(static_cast<std::size_t>(seconds * 500'000));
    const auto begin = Clock::now();
    load.run(begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)));
    const double took = microseconds(Clock::now() - begin) / 1e6;
    auto& latencies = load.latencies();
    std::sort(latencies.begin(), latencies.end());
    std::printf("{\"connections\":%zu,\"requests\":%zu,\"per_second\":%.0f,\"p50_us\":%.1f,\"p99_us\":%.1f,"
                "\"max_us\":%.1f}\n",
        connections, latencies.size(), static_cast<double>(latencies.size()) / took, percentile(latencies, 0.5),
        percentile(latencies, 0.99), microseconds(latencies.back()));
}

void pollSite(const sockaddr_in& server, std::size_t meters, std::size_t seconds)
{
    const auto begin = Clock::now();
    Load load(server, meters, true);
    const double connected = microseconds(Clock::now() - begin) / 1e3;
    const auto polled = Clock::now();
    load.poll(seconds);
    const double took = microseconds(Clock::now() - polled) / 1e6;
    auto& latencies = load.latencies();
    std::sort(latencies.begin(), latencies.end());
    std::printf("{\"meters\":%zu,\"connected_ms\":%.1f,\"requests\":%zu,\"per_second\":%.0f,\"p50_us\":%.1f,"
                "\"p99_us\":%.1f,\"max_us\":%.1f}\n",
        meters, connected, latencies.size(), static_cast<double>(latencies.size()) / took, percentile(latencies, 0.5),
        percentile(latencies, 0.99), microseconds(latencies.back()));
}

void hold(const sockaddr_in& server, std::size_t connections)
{
    const auto begin = Clock::now();
    Load load(server, connections);
    const auto connected = Clock::now();
    load.askAll();
    load.askAll();
    const auto answered = Clock::now();
    std::printf("{\"connections\":%zu,\"connected_ms\":%.1f,\"answered_ms\":%.1f}\n", connections,
        microseconds(connected - begin) / 1e3, microseconds(answered - connected) / 1e3 / 2);
    // The caller measures the server's memory now.
    std::fflush(stdout);
    std::getchar();
}

int usage(const char* program)
{
    std::fprintf(stderr, "use: %s ADDRESS PORT CONNECTIONS SECONDS|hold [site]\n", program);
    return 2;
}

} // namespace
} // namespace vmeter

int main(int argc, char** argv)
{
    using namespace vmeter;
    sockaddr_in server{};
    server.sin_family = AF_INET;
    const bool ofSite = argc == 6 && std::strcmp(argv[5], "site") == 0;
    if ((argc != 5 && !ofSite) || inet_pton(AF_INET, argv[1], &server.sin_addr) != 1) {
        return usage(argv[0]);
    }
    server.sin_port = htons(static_cast<uint16_t>(std::atoi(argv[2])));
    const int connections = std::atoi(argv[3]);
    const double seconds = std::atof(argv[4]);
    const bool holding = std::strcmp(argv[4], "hold") == 0;
    if (connections <= 0 || (!holding && seconds <= 0)) {
        return usage(argv[0]);
    }
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    try {
        if (ofSite) {
            pollSite(server, static_cast<std::size_t>(connections), static_cast<std::size_t>(seconds));
        } else if (holding) {
            hold(server, static_cast<std::size_t>(connections));
        } else {
            runClosedLoop(server, static_cast<std::size_t>(connections), seconds);
        }
    } catch (const std::runtime_error& error) {
        std::fprintf(stderr, "modbus_load: %s\n", error.what());
        return 1;
    }
    return 0;
}
