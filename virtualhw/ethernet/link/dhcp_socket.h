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

/// UDP port 68 of the meter and its ARP probes, on one network interface of this computer. Uses packet sockets
/// (packet(7)), because the meter has no address yet when it starts DHCP.
class DhcpSocket {
public:
    explicit DhcpSocket(std::string interface)
        : m_interface(std::move(interface))
    {
    }

    /// Returns an error if there is no such interface or packet sockets are not permitted.
    std::optional<Message> open();

    /// Sends the message. If the interface is not ready, drops it, because the client repeats it.
    void send(const DhcpOutput& output);

    /// Returns the payload of the next datagram for port 68; empty if there is none. Does not block.
    std::optional<std::vector<uint8_t>> receive();
    /// Returns a probed address that another host uses. Does not block.
    std::optional<Ipv4> receiveConflict();

    [[nodiscard]] int packets() const { return m_packets.get(); } ///< readable if receive() has data
    [[nodiscard]] int arp() const { return m_arp.get(); }         ///< readable if receiveConflict() may have data

private:
    void broadcast(const DhcpOutput& output);
    void unicast(const DhcpOutput& output);
    void probe(const Ipv4& address);

    const std::string m_interface;
    int m_index = 0;
    MacAddress m_mac{}; ///< MAC address of the interface
    FileDescriptor m_packets;
    FileDescriptor m_arp;
    FileDescriptor m_port; ///< keeps port 68 of the leased address open
    std::optional<Ipv4> m_probed;
};

} // namespace vmeter
