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

/// UDP socket of the meter's NTP client on this computer. Each request uses a new port, which accepts datagrams only
/// from the requested server.
class SntpSocket {
public:
    SntpSocket();
    ~SntpSocket();

    /// Sends the request to `server`: a name or an IPv4 address, with ":PORT" or port 123. For a name, a lookup starts
    /// and resolved() sends the request later. A request that cannot be sent is dropped, because the client repeats it.
    void ask(const SntpClient::Question& question, const std::string& server);

    [[nodiscard]] int lookups() const; ///< readable when resolved() must be called
    void resolved();

    [[nodiscard]] int socket() const { return m_socket.get(); } ///< readable if receive() has data; -1: no socket
    /// Returns the reply of the server, if any. Does not block.
    std::optional<std::vector<uint8_t>> receive();

private:
    struct Lookups;
    void send(const SntpClient::Question& question, const sockaddr_in& server);

    std::shared_ptr<Lookups> m_lookups; ///< shared with lookup threads, which may still run when the program ends
    FileDescriptor m_socket;
};

} // namespace vmeter
