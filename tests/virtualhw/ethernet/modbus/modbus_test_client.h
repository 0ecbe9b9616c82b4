// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/file_descriptor.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vmeter {

/// A Modbus TCP client that sends and receives bytes, written in hex ("00 01 00 00 ..."). It blocks; a time-out only
/// limits the time of a failure. All functions throw std::runtime_error if the network fails.
class ModbusTestClient {
public:
    /// `from`: address of this end, 127.x.y.z.
    explicit ModbusTestClient(uint16_t port, const char* from = "127.0.0.1");

    void send(std::string_view hex) const;
    /// Sends each byte separately.
    void sendBytewise(std::string_view hex) const;
    /// The next `size` bytes.
    [[nodiscard]] std::string receive(std::size_t size) const;
    /// The next complete reply, with the length from its header.
    [[nodiscard]] std::string receiveReply() const;
    [[nodiscard]] std::string exchange(std::string_view hex) const
    {
        send(hex);
        return receiveReply();
    }
    /// Waits until the server has closed the connection. Returns false if it sent data instead, or did nothing.
    [[nodiscard]] bool isClosedByServer() const;

    [[nodiscard]] int socket() const { return m_socket.get(); }

private:
    FileDescriptor m_socket;
};

/// "0A 0b0c" as bytes.
std::string bytesOf(std::string_view hex);
/// Bytes as "0A 0B 0C".
std::string hexOf(std::string_view bytes);

} // namespace vmeter
