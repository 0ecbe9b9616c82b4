// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace vmeter::test {

/// A TCP client that sends exactly the given bytes and returns exactly the received ones. It times out after ten
/// seconds, so that the test fails and does not hang if the server hangs.
class RawClient {
public:
    explicit RawClient(uint16_t port)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        const timeval patience{10, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_connected(other.m_connected)
        , m_pending(std::move(other.m_pending))
    {
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient()
    {
        if (m_socket >= 0) {
            ::close(m_socket);
        }
    }

    [[nodiscard]] bool connected() const { return m_connected; }

    /// False when the other end has closed the connection.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void endSending() { ::shutdown(m_socket, SHUT_WR); }

    /// Reads one response, header and body. `head`: response to HEAD, which never has a body. Returns an empty text if
    /// the connection closes (or times out) before the response is complete.
    std::string answer(bool head = false)
    {
        std::size_t headerEnd = 0;
        while ((headerEnd = m_pending.find("\r\n\r\n")) == std::string::npos) {
            if (!receiveMore()) {
                return {};
            }
        }
        const auto header = m_pending.substr(0, headerEnd + 4);
        constexpr std::string_view kLength = "Content-Length: ";
        const auto length = header.find(kLength);
        const auto body = length == std::string::npos || head
            ? 0
            : std::strtoul(header.c_str() + length + kLength.size(), nullptr, 10);
        while (m_pending.size() < header.size() + body) {
            if (!receiveMore()) {
                return {};
            }
        }
        auto whole = m_pending.substr(0, header.size() + body);
        m_pending.erase(0, whole.size());
        return whole;
    }

    /// Reads up to and including `text`, or what has arrived when the connection closes or times out.
    std::string upTo(std::string_view text)
    {
        while (m_pending.find(text) == std::string::npos && receiveMore()) { }
        const auto found = m_pending.find(text);
        const auto size = found == std::string::npos ? m_pending.size() : found + text.size();
        auto taken = m_pending.substr(0, size);
        m_pending.erase(0, size);
        return taken;
    }

    std::string exchange(std::string_view request)
    {
        send(request);
        return answer();
    }

    /// True if the other end closes without sending more data.
    bool closedByServer() { return m_pending.empty() && !receiveMore() && m_ended; }

private:
    bool receiveMore()
    {
        char bytes[4096];
        const auto received = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (received <= 0) {
            m_ended = received == 0 || errno == ECONNRESET;
            return false;
        }
        m_pending.append(bytes, static_cast<std::size_t>(received));
        return true;
    }

    int m_socket = -1;
    bool m_connected = false;
    bool m_ended = false;
    std::string m_pending;
};

inline int statusOf(const std::string& answer)
{
    return answer.size() < 12 ? 0 : std::atoi(answer.c_str() + 9);
}

inline std::string bodyOf(const std::string& answer)
{
    const auto headerEnd = answer.find("\r\n\r\n");
    return headerEnd == std::string::npos ? std::string() : answer.substr(headerEnd + 4);
}

/// Value of a header field with exactly this spelling; empty if there is none.
inline std::string fieldOf(const std::string& answer, const std::string& name)
{
    const auto begin = answer.find("\r\n" + name + ": ");
    if (begin == std::string::npos) {
        return {};
    }
    const auto value = begin + name.size() + 4;
    return answer.substr(value, answer.find("\r\n", value) - value);
}

} // namespace vmeter::test
