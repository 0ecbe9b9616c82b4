// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/link/sntp_socket.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <mutex>
#include <thread>
#include <utility>

namespace vmeter {

namespace {

constexpr uint16_t kNtpPort = 123;
constexpr std::size_t kLongestAnswer = 2048;

/// Server name and port from the setting.
struct ServerName {
    std::string host;
    uint16_t port = kNtpPort;
};

ServerName nameOf(const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    ServerName name{text.substr(0, colon)};
    if (colon != std::string::npos) {
        std::from_chars(text.data() + colon + 1, text.data() + text.size(), name.port);
    }
    return name;
}

} // namespace

/// Running name lookups. The resolver may take many seconds and cannot be stopped.
struct SntpSocket::Lookups {
    struct Found {
        SntpClient::Question question;
        sockaddr_in server;
    };
    FileDescriptor event{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    std::mutex mutex; ///< guards the members below
    std::optional<Found> found;
    bool busy = false; ///< a lookup is running; only one at a time
};

SntpSocket::SntpSocket()
    : m_lookups(std::make_shared<Lookups>())
{
}

SntpSocket::~SntpSocket() = default;

int SntpSocket::lookups() const
{
    return m_lookups->event.get();
}

void SntpSocket::ask(const SntpClient::Question& question, const std::string& server)
{
    const ServerName name = nameOf(server);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(name.port);
    if (inet_pton(AF_INET, name.host.c_str(), &address.sin_addr) == 1) {
        send(question, address);
        return;
    }
    {
        const std::lock_guard lock(m_lookups->mutex);
        if (std::exchange(m_lookups->busy, true)) {
            return;
        }
    }
    std::thread([lookups = m_lookups, question, host = name.host, address]() mutable {
        addrinfo hints{};
        hints.ai_family = AF_INET;
        hints.ai_socktype = SOCK_DGRAM;
        addrinfo* first = nullptr;
        const bool known = getaddrinfo(host.c_str(), nullptr, &hints, &first) == 0 && first != nullptr;
        if (known) {
            address.sin_addr = reinterpret_cast<const sockaddr_in*>(first->ai_addr)->sin_addr;
            freeaddrinfo(first);
        }
        const std::lock_guard lock(lookups->mutex);
        lookups->busy = false;
        if (known) {
            lookups->found = Lookups::Found{question, address};
            eventfd_write(lookups->event.get(), 1);
        }
    }).detach();
}

void SntpSocket::resolved()
{
    eventfd_t count = 0;
    eventfd_read(m_lookups->event.get(), &count);
    std::optional<Lookups::Found> found;
    {
        const std::lock_guard lock(m_lookups->mutex);
        found = std::exchange(m_lookups->found, std::nullopt);
    }
    if (found) {
        send(found->question, found->server);
    }
}

void SntpSocket::send(const SntpClient::Question& question, const sockaddr_in& server)
{
    m_socket = FileDescriptor{::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    if (m_socket && connect(m_socket.get(), reinterpret_cast<const sockaddr*>(&server), sizeof(server)) == 0) {
        ::send(m_socket.get(), question.data(), question.size(), 0);
    } else {
        m_socket.reset();
    }
}

std::optional<std::vector<uint8_t>> SntpSocket::receive()
{
    std::array<uint8_t, kLongestAnswer> answer;
    const ssize_t got = recv(m_socket.get(), answer.data(), answer.size(), 0);
    if (got < 0) {
        return std::nullopt;
    }
    return std::vector<uint8_t>(answer.data(), answer.data() + got);
}

} // namespace vmeter
