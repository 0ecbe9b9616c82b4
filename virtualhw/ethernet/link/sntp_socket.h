// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/sntp_client.h"
#include "virtualhw/base/file_descriptor.h"

#include <netinet/in.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// The UDP port of the meter's NTP client on this computer: each question leaves from a new port, and only the server
/// that was asked is heard there.
class SntpSocket {
public:
    SntpSocket();
    ~SntpSocket();

    /// Sends the question to `server`: a name or an IPv4 address, with ":PORT" behind it or port 123. A name is looked
    /// up meanwhile; the question leaves in resolved(). What cannot be sent is forgotten: the client asks again.
    void ask(const SntpClient::Question& question, const std::string& server);

    [[nodiscard]] int lookups() const; ///< readable when resolved() is to be called
    void resolved();

    [[nodiscard]] int socket() const { return m_socket.get(); } ///< readable when receive() has something; -1: none
    /// What the server answered. Never waits.
    std::optional<std::vector<uint8_t>> receive();

private:
    struct Lookups;
    void send(const SntpClient::Question& question, const sockaddr_in& server);

    std::shared_ptr<Lookups> m_lookups; ///< shared with threads that outlive a program in a hurry to end
    FileDescriptor m_socket;
};

} // namespace vmeter
