// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/dhcp_client.h"
#include "virtualhw/base/file_descriptor.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// The UDP port 68 of the meter and its probes for addresses, on one interface of this computer. Packet sockets,
/// because the meter has no address yet when it begins to ask (packet(7)).
class DhcpSocket {
public:
    explicit DhcpSocket(std::string interface)
        : m_interface(std::move(interface))
    {
    }

    /// An error when there is no such interface or packet sockets are not permitted.
    std::optional<Message> open();

    /// Sends it, or forgets it where the interface is not ready: the client asks again.
    void send(const DhcpOutput& output);

    /// What came for port 68, without the headers; nothing if nothing did. Never waits.
    std::optional<std::vector<uint8_t>> receive();
    /// An address of a probe that another host has. Never waits.
    std::optional<Ipv4> receiveConflict();

    [[nodiscard]] int packets() const { return m_packets.get(); } ///< readable when receive() has something
    [[nodiscard]] int arp() const { return m_arp.get(); }         ///< readable when receiveConflict() may have

private:
    void broadcast(const DhcpOutput& output);
    void unicast(const DhcpOutput& output);
    void probe(const Ipv4& address);

    const std::string m_interface;
    int m_index = 0;
    MacAddress m_mac{}; ///< of the interface
    FileDescriptor m_packets;
    FileDescriptor m_arp;
    FileDescriptor m_port; ///< holds port 68 at the address leased
    std::optional<Ipv4> m_probed;
};

} // namespace vmeter
