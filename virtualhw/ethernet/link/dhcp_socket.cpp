// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/link/dhcp_socket.h"

#include <linux/filter.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/if_ether.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>
#include <system_error>

namespace vmeter {

namespace {

constexpr uint16_t kClientPort = 68; // RFC 2131, 4.1
constexpr uint16_t kServerPort = 67;
constexpr std::size_t kIpHeader = sizeof(iphdr);
constexpr std::size_t kHeaders = kIpHeader + sizeof(udphdr);
constexpr std::size_t kLongestPacket = 2048;
constexpr uint8_t kTimeToLive = 64;

/// Filter: accepts only UDP to port 68, no fragments after the first.
constexpr std::array kToClient{
    sock_filter BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 9), // protocol
    sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_UDP, 0, 6),
    sock_filter BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 6), // fragment
    sock_filter BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x1FFF, 4, 0),
    sock_filter BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0), // length of the header
    sock_filter BPF_STMT(BPF_LD | BPF_H | BPF_IND, 2),  // port of destination
    sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kClientPort, 0, 1),
    sock_filter BPF_STMT(BPF_RET | BPF_K, kLongestPacket),
    sock_filter BPF_STMT(BPF_RET | BPF_K, 0),
};

/// The Internet checksum (RFC 1071) over `bytes`, begun with `sum`.
uint16_t checksum(std::span<const uint8_t> bytes, uint32_t sum = 0)
{
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        sum += n % 2 == 0 ? uint32_t{bytes[n]} << 8 : bytes[n];
    }
    while (sum >> 16 != 0) {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return htons(static_cast<uint16_t>(~sum));
}

sockaddr_ll broadcastFrame(int index, uint16_t protocol)
{
    sockaddr_ll to{};
    to.sll_family = AF_PACKET;
    to.sll_protocol = htons(protocol);
    to.sll_ifindex = index;
    to.sll_halen = ETH_ALEN;
    std::fill_n(to.sll_addr, ETH_ALEN, uint8_t{0xFF});
    return to;
}

FileDescriptor packetSocket(int index, uint16_t protocol)
{
    FileDescriptor socket{::socket(AF_PACKET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    const sockaddr_ll at = broadcastFrame(index, protocol);
    if (socket && bind(socket.get(), reinterpret_cast<const sockaddr*>(&at), sizeof(at)) != 0) {
        socket.reset();
    }
    return socket;
}

Message refusal(const std::string& interface, int error)
{
    if (error == EPERM) {
        return Phrase("Servers", "only the administrator may use DHCP on %1; start as root, or switch DHCP off")
            .with(interface);
    }
    return Phrase("Servers", "no DHCP on %1: %2").with(interface, std::generic_category().message(error));
}

} // namespace

std::optional<Message> DhcpSocket::open()
{
    m_index = static_cast<int>(if_nametoindex(m_interface.c_str()));
    if (m_index == 0) {
        return refusal(m_interface, ENODEV);
    }
    m_packets = packetSocket(m_index, ETH_P_IP);
    if (!m_packets) {
        return refusal(m_interface, errno);
    }
    sock_fprog filter{};
    filter.len = static_cast<unsigned short>(kToClient.size());
    filter.filter = const_cast<sock_filter*>(kToClient.data());
    m_arp = packetSocket(m_index, ETH_P_ARP);
    ifreq request{};
    m_interface.copy(request.ifr_name, IFNAMSIZ - 1);
    if (!m_arp || setsockopt(m_packets.get(), SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof(filter)) != 0
        || ioctl(m_packets.get(), SIOCGIFHWADDR, &request) != 0) {
        return refusal(m_interface, errno);
    }
    std::copy_n(reinterpret_cast<const uint8_t*>(request.ifr_hwaddr.sa_data), m_mac.size(), m_mac.begin());
    return std::nullopt;
}

void DhcpSocket::send(const DhcpOutput& output)
{
    switch (output.kind) {
    case DhcpOutput::Kind::broadcast:
        broadcast(output);
        break;
    case DhcpOutput::Kind::unicast:
        unicast(output);
        break;
    case DhcpOutput::Kind::probe:
        probe(output.to);
        break;
    }
}

void DhcpSocket::broadcast(const DhcpOutput& output)
{
    std::array<uint8_t, kHeaders + kDhcpMessageMax> packet{};
    const auto udpSize = static_cast<uint16_t>(sizeof(udphdr) + output.size);
    const Ipv4 source = output.from;

    iphdr ip{};
    ip.version = 4;
    ip.ihl = kIpHeader / 4;
    ip.tot_len = htons(static_cast<uint16_t>(kIpHeader + udpSize));
    ip.ttl = kTimeToLive;
    ip.protocol = IPPROTO_UDP;
    std::memcpy(&ip.saddr, source.octet.data(), source.octet.size());
    ip.daddr = INADDR_BROADCAST;
    ip.check = checksum({reinterpret_cast<const uint8_t*>(&ip), kIpHeader});

    // The checksum of UDP stays 0: there is none (RFC 768).
    udphdr udp{};
    udp.source = htons(kClientPort);
    udp.dest = htons(kServerPort);
    udp.len = htons(udpSize);

    std::memcpy(packet.data(), &ip, kIpHeader);
    std::memcpy(packet.data() + kIpHeader, &udp, sizeof(udp));
    std::copy_n(output.bytes.begin(), output.size, packet.begin() + kHeaders);
    const sockaddr_ll to = broadcastFrame(m_index, ETH_P_IP);
    sendto(
        m_packets.get(), packet.data(), kHeaders + output.size, 0, reinterpret_cast<const sockaddr*>(&to), sizeof(to));
}

/// Sends through the kernel, which knows the route to the server. The socket stays open; otherwise the kernel would
/// answer the server with "port unreachable".
void DhcpSocket::unicast(const DhcpOutput& output)
{
    m_port = FileDescriptor{::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    sockaddr_in from{};
    from.sin_family = AF_INET;
    from.sin_port = htons(kClientPort);
    std::memcpy(&from.sin_addr, output.from.octet.data(), output.from.octet.size());
    sockaddr_in to = from;
    to.sin_port = htons(kServerPort);
    std::memcpy(&to.sin_addr, output.to.octet.data(), output.to.octet.size());
    const int on = 1;
    setsockopt(m_port.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(m_port.get(), reinterpret_cast<const sockaddr*>(&from), sizeof(from)) == 0) {
        sendto(m_port.get(), output.bytes.data(), output.size, 0, reinterpret_cast<const sockaddr*>(&to), sizeof(to));
    }
}

void DhcpSocket::probe(const Ipv4& address)
{
    m_probed = address;
    ether_arp arp{};
    arp.arp_hrd = htons(ARPHRD_ETHER);
    arp.arp_pro = htons(ETH_P_IP);
    arp.arp_hln = ETH_ALEN;
    arp.arp_pln = static_cast<uint8_t>(address.octet.size());
    arp.arp_op = htons(ARPOP_REQUEST);
    std::copy(m_mac.begin(), m_mac.end(), arp.arp_sha);
    std::copy(address.octet.begin(), address.octet.end(), arp.arp_tpa); // no sender's address: RFC 5227, 2.1.1
    const sockaddr_ll to = broadcastFrame(m_index, ETH_P_ARP);
    sendto(m_arp.get(), &arp, sizeof(arp), 0, reinterpret_cast<const sockaddr*>(&to), sizeof(to));
}

std::optional<std::vector<uint8_t>> DhcpSocket::receive()
{
    std::array<uint8_t, kLongestPacket> packet;
    sockaddr_ll from{};
    socklen_t size = sizeof(from);
    const ssize_t got
        = recvfrom(m_packets.get(), packet.data(), packet.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
    if (got < static_cast<ssize_t>(kHeaders) || from.sll_pkttype == PACKET_OUTGOING) {
        return std::nullopt;
    }
    const std::size_t ipHeader = std::size_t{packet[0] & 0xFU} * 4;
    udphdr udp{};
    const auto whole = static_cast<std::size_t>(got);
    if (ipHeader < kIpHeader || ipHeader + sizeof(udp) > whole) {
        return std::nullopt;
    }
    std::memcpy(&udp, packet.data() + ipHeader, sizeof(udp));
    const std::size_t begin = ipHeader + sizeof(udp);
    const std::size_t end = ipHeader + ntohs(udp.len); // the Ethernet frame may contain padding after this
    if (ntohs(udp.source) != kServerPort || end < begin || end > whole) {
        return std::nullopt;
    }
    return std::vector<uint8_t>(packet.data() + begin, packet.data() + end);
}

std::optional<Ipv4> DhcpSocket::receiveConflict()
{
    ether_arp arp{};
    const ssize_t got = recv(m_arp.get(), &arp, sizeof(arp), 0);
    if (got != static_cast<ssize_t>(sizeof(arp)) || !m_probed
        || !std::equal(m_probed->octet.begin(), m_probed->octet.end(), arp.arp_spa)
        || std::equal(m_mac.begin(), m_mac.end(), arp.arp_sha)) {
        return std::nullopt;
    }
    return m_probed;
}

} // namespace vmeter
