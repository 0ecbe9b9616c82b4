// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/captured_connection.h"

#include "virtualhw/bench/traffic/big_endian.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vmeter {

namespace {

// Flags of RFC 9293, 3.1.
constexpr uint8_t kFin = 0x01;
constexpr uint8_t kSyn = 0x02;
constexpr uint8_t kRst = 0x04;
constexpr uint8_t kPsh = 0x08;
constexpr uint8_t kAck = 0x10;

constexpr std::size_t kIpv4Header = 20;
constexpr std::size_t kIpv6Header = 40;
constexpr std::size_t kTcpHeader = 20;
constexpr std::size_t kIpv4AddressAt = 12; // in the IPv4-mapped address

constexpr uint8_t kTcp = 6; // protocol number
constexpr uint8_t kHopLimit = 64;
constexpr uint16_t kDontFragment = 0x4000;
constexpr uint16_t kWindow = 0xFFFF;

using Packet = std::array<uint8_t, kIpv6Header + kTcpHeader + kTrafficBytes>;

void store32(uint8_t* bytes, uint32_t value)
{
    storeBigEndian(bytes, static_cast<uint16_t>(value >> 16));
    storeBigEndian(bytes + 2, static_cast<uint16_t>(value));
}

/// Sum of 16-bit words for the Internet checksum (RFC 1071), not yet folded.
uint32_t wordSum(std::span<const uint8_t> bytes)
{
    uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        sum += loadBigEndian(&bytes[i]);
    }
    return bytes.size() % 2 == 0 ? sum : sum + (uint32_t{bytes.back()} << 8);
}

uint16_t checksum(uint32_t sum)
{
    while (sum > 0xFFFF) {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return static_cast<uint16_t>(~sum);
}

/// Writes the IP header (RFC 791, RFC 8200). Returns its size.
std::size_t writeIpHeader(
    Packet& packet, const TrafficEndpoint& source, const TrafficEndpoint& destination, std::size_t tcpSize)
{
    if (isIpv4(source) && isIpv4(destination)) {
        packet[0] = 0x45; // version 4, five words of header
        storeBigEndian(&packet[2], static_cast<uint16_t>(kIpv4Header + tcpSize));
        storeBigEndian(&packet[6], kDontFragment);
        packet[8] = kHopLimit;
        packet[9] = kTcp;
        std::copy(source.address.begin() + kIpv4AddressAt, source.address.end(), &packet[12]);
        std::copy(destination.address.begin() + kIpv4AddressAt, destination.address.end(), &packet[16]);
        storeBigEndian(&packet[10], checksum(wordSum(std::span(packet).first<kIpv4Header>())));
        return kIpv4Header;
    }
    packet[0] = 0x60; // version 6
    storeBigEndian(&packet[4], static_cast<uint16_t>(tcpSize));
    packet[6] = kTcp;
    packet[7] = kHopLimit;
    std::ranges::copy(source.address, &packet[8]);
    std::ranges::copy(destination.address, &packet[24]);
    return kIpv6Header;
}

std::string_view reasonText(TrafficReason reason)
{
    switch (reason) {
    case TrafficReason::none:
    case TrafficReason::clientClosed:
        return {};
    case TrafficReason::otherUnit:
        return "no reply: the request is for another unit";
    case TrafficReason::broadcast:
        return "no reply: a broadcast";
    case TrafficReason::fault:
        return "an injected fault";
    case TrafficReason::badFrame:
        return "the header cannot be one of Modbus TCP";
    case TrafficReason::idle:
        return "closed by the meter: idle for too long";
    case TrafficReason::gaveWay:
        return "closed by the meter: gives way to a newer connection";
    case TrafficReason::meterDown:
        return "closed by the meter: it is without power or restarts";
    case TrafficReason::serverStopped:
        return "closed by the meter: the simulator stops";
    }
    return {};
}

} // namespace

void CapturedConnection::append(PcapngBlocks& blocks, const TrafficEntry& entry, std::string_view comment)
{
    m_time = entry.head.wallTime;
    m_comment = comment.empty() ? reasonText(entry.head.reason) : comment;
    switch (entry.head.kind) {
    case TrafficKind::opened:
        packet(blocks, From::client, kSyn);
        packet(blocks, From::server, kSyn | kAck);
        packet(blocks, From::client, kAck);
        break;
    case TrafficKind::request:
        packet(blocks, From::client, kPsh | kAck, entry.bytes());
        break;
    case TrafficKind::reply:
        packet(blocks, From::server, kPsh | kAck, entry.bytes());
        break;
    case TrafficKind::ended:
        break; // shown with `closed`
    case TrafficKind::silence:
        packet(blocks, From::server, kAck);
        break;
    case TrafficKind::closed:
        if (entry.head.reason == TrafficReason::fault) {
            packet(blocks, From::server, kRst | kAck);
            break;
        }
        const bool byClient = entry.head.reason == TrafficReason::clientClosed;
        const From first = byClient ? From::client : From::server;
        const From second = byClient ? From::server : From::client;
        packet(blocks, first, kFin | kAck);
        packet(blocks, second, kFin | kAck);
        packet(blocks, first, kAck);
        break;
    }
}

void CapturedConnection::packet(PcapngBlocks& blocks, From from, uint8_t flags, std::span<const uint8_t> payload)
{
    const bool byClient = from == From::client;
    const TrafficEndpoint& source = byClient ? m_peers.client : m_peers.server;
    const TrafficEndpoint& destination = byClient ? m_peers.server : m_peers.client;
    uint32_t& sequence = byClient ? m_clientSequence : m_serverSequence;
    const uint32_t acknowledged = byClient ? m_serverSequence : m_clientSequence;

    Packet packet{};
    const std::size_t tcpSize = kTcpHeader + payload.size();
    const std::size_t ipSize = writeIpHeader(packet, source, destination, tcpSize);
    const auto tcp = std::span(packet).subspan(ipSize, tcpSize);
    storeBigEndian(&tcp[0], byClient ? source.port : kCapturedPort);
    storeBigEndian(&tcp[2], byClient ? kCapturedPort : destination.port);
    store32(&tcp[4], sequence);
    store32(&tcp[8], (flags & kAck) != 0 ? acknowledged : 0);
    tcp[12] = kTcpHeader / 4 << 4; // words of header
    tcp[13] = flags;
    storeBigEndian(&tcp[14], kWindow);
    std::ranges::copy(payload, tcp.begin() + kTcpHeader);
    const std::size_t addressAt = ipSize == kIpv4Header ? kIpv4AddressAt : 0;
    const uint32_t pseudoHeader = wordSum(std::span(source.address).subspan(addressAt))
        + wordSum(std::span(destination.address).subspan(addressAt)) + kTcp + static_cast<uint32_t>(tcpSize);
    storeBigEndian(&tcp[16], checksum(pseudoHeader + wordSum(tcp)));

    blocks.packet(m_time, std::span(packet).first(ipSize + tcpSize), std::exchange(m_comment, {}));
    const bool takesNumber = (flags & (kSyn | kFin)) != 0;
    sequence += static_cast<uint32_t>(payload.size()) + (takesNumber ? 1 : 0);
}

} // namespace vmeter
