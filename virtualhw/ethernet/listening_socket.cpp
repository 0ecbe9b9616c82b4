// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/listening_socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

namespace vmeter {

namespace {

/// Number of connections that the kernel queues until the server accepts them; the kernel limits it to
/// net.core.somaxconn. With a short queue, clients that connect at the same time wait a second for their next attempt.
constexpr int kBacklog = 1024;

struct SystemAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

std::optional<SystemAddress> parseLiteral(const std::string& address, uint16_t port)
{
    SystemAddress result;
    in_addr ipv4{};
    if (inet_pton(AF_INET, address.c_str(), &ipv4) == 1) {
        auto* const socketAddress = reinterpret_cast<sockaddr_in*>(&result.storage);
        socketAddress->sin_family = AF_INET;
        socketAddress->sin_addr = ipv4;
        socketAddress->sin_port = htons(port);
        result.size = sizeof(sockaddr_in);
        return result;
    }
    const bool bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    const std::string literal = bracketed ? address.substr(1, address.size() - 2) : address;
    in6_addr ipv6{};
    if (inet_pton(AF_INET6, literal.c_str(), &ipv6) == 1) {
        auto* const socketAddress = reinterpret_cast<sockaddr_in6*>(&result.storage);
        socketAddress->sin6_family = AF_INET6;
        socketAddress->sin6_addr = ipv6;
        socketAddress->sin6_port = htons(port);
        result.size = sizeof(sockaddr_in6);
        return result;
    }
    return std::nullopt;
}

uint16_t boundPort(int socket)
{
    SystemAddress bound;
    bound.size = sizeof(bound.storage);
    getsockname(socket, bound.get(), &bound.size);
    return ntohs(bound.storage.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6*>(&bound.storage)->sin6_port
                                                     : reinterpret_cast<sockaddr_in*>(&bound.storage)->sin_port);
}

Phrase remedy(int error)
{
    switch (error) {
    case EADDRINUSE:
        return Phrase("Servers", "another program has this port; stop it, or take another port (0: any free one)");
    case EADDRNOTAVAIL:
        return Phrase("Servers", "this machine has no such address; take 127.0.0.1, or 0.0.0.0 for all its addresses");
    case EACCES:
        return Phrase("Servers", "ports below 1024 are kept for the administrator; take a higher one");
    default:
        return Phrase("Servers", "take another address or port");
    }
}

ListeningSocket refused(const std::string& address, uint16_t port, const Message& reason)
{
    ListeningSocket result;
    result.error = Phrase("Servers", "cannot listen on %1 port %2: %3").with(address, port, reason);
    return result;
}

/// `device`: takes connections over this network device only, if the system allows it; null: over all.
ListeningSocket openListener(const std::string& address, uint16_t port, const char* device)
{
    std::optional<SystemAddress> literal = parseLiteral(address, port);
    if (!literal) {
        return refused(address, port,
            Phrase("Servers",
                "not an IP address; write it in numbers: 127.0.0.1 for this machine alone, 0.0.0.0 for all its "
                "addresses"));
    }
    FileDescriptor socket{::socket(literal->storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    const int on = 1; // allows to bind a port whose last connections are still in TIME_WAIT
    if (socket && device != nullptr) {
        setsockopt(socket.get(), SOL_SOCKET, SO_BINDTODEVICE, device, static_cast<socklen_t>(std::strlen(device)));
    }
    if (!socket || setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0
        || bind(socket.get(), literal->get(), literal->size) != 0 || listen(socket.get(), kBacklog) != 0) {
        const int error = errno;
        return refused(
            address, port, Phrase(nullptr, "%1; %2").with(std::generic_category().message(error), remedy(error)));
    }
    const uint16_t bound = boundPort(socket.get());
    return {std::move(socket), bound, {}};
}

} // namespace

ListeningSocket listenOn(const std::string& address, uint16_t port)
{
    return openListener(address, port, nullptr);
}

ListeningSocket listenFrom(const std::string& first, uint16_t port)
{
    return openListener("0.0.0.0", port, first.starts_with("127.") ? "lo" : nullptr);
}

} // namespace vmeter
