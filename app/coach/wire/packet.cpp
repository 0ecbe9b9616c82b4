// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/wire/packet.h"

#include "virtualhw/base/socket_address.h"
#include "virtualhw/bench/traffic/big_endian.h"

#include <pcap/dlt.h>

#include <algorithm>
#include <array>

namespace vmeter::coach {

namespace {

using Bytes = std::span<const uint8_t>;

constexpr uint16_t kEtherIpv4 = 0x0800;
constexpr uint16_t kEtherIpv6 = 0x86DD;
constexpr uint16_t kEtherVlan = 0x8100;
constexpr uint16_t kEtherQinQ = 0x88A8;
constexpr uint8_t kProtocolTcp = 6;
constexpr std::size_t kIpv4Header = 20; // RFC 791, 3.1
constexpr std::size_t kIpv6Header = 40; // RFC 8200, 3
constexpr std::size_t kTcpHeader = 20;  // RFC 9293, 3.1
constexpr std::size_t kEthernetHeader = 14;
constexpr std::size_t kCookedHeader = 16; // LINKTYPE_LINUX_SLL
constexpr std::size_t kCooked2Header = 20;
constexpr std::size_t kLoopbackHeader = 4;

uint32_t load32(const uint8_t* bytes)
{
    return uint32_t{loadBigEndian(bytes)} << 16 | loadBigEndian(bytes + 2);
}

Bytes behind(Bytes bytes, std::size_t size)
{
    return bytes.size() >= size ? bytes.subspan(size) : Bytes();
}

/// The IP packet in a frame; empty if there is none.
Bytes ipPacket(int linkType, Bytes frame)
{
    std::size_t typeAt = 0;
    std::size_t header = 0;
    switch (linkType) {
    case DLT_EN10MB:
        typeAt = kEthernetHeader - 2;
        header = kEthernetHeader;
        break;
    case DLT_LINUX_SLL:
        typeAt = kCookedHeader - 2;
        header = kCookedHeader;
        break;
    case DLT_LINUX_SLL2:
        header = kCooked2Header;
        break;
    case DLT_NULL:
    case DLT_LOOP:
        return behind(frame, kLoopbackHeader);
    default:
        return frame; // raw IP
    }
    if (frame.size() < header) {
        return {};
    }
    uint16_t type = loadBigEndian(&frame[typeAt]);
    constexpr std::size_t kVlanTag = 4;
    while ((type == kEtherVlan || type == kEtherQinQ) && frame.size() >= header + kVlanTag) {
        type = loadBigEndian(&frame[header + 2]);
        header += kVlanTag;
    }
    return type == kEtherIpv4 || type == kEtherIpv6 ? behind(frame, header) : Bytes();
}

std::string addressText(Bytes address)
{
    SocketAddress socket;
    constexpr std::size_t kIpv4Size = 4;
    if (address.size() == kIpv4Size) {
        socket.address[10] = socket.address[11] = 0xFF; // RFC 4291, 2.5.5.2
    }
    std::ranges::copy(address, socket.address.end() - static_cast<std::ptrdiff_t>(address.size()));
    return endpointText(socket);
}

/// `length`: bytes of the TCP segment as its IP header says.
std::optional<TcpSegment> parseTcp(Bytes ip, std::size_t header, std::size_t length, TcpSegment segment)
{
    const Bytes tcp = behind(ip, header);
    if (tcp.size() < kTcpHeader || length < kTcpHeader) {
        return std::nullopt;
    }
    const std::size_t offset = std::size_t{4} * (tcp[12] >> 4);
    if (offset < kTcpHeader || offset > length || offset > tcp.size()) {
        return std::nullopt;
    }
    segment.sourcePort = loadBigEndian(tcp.data());
    segment.destinationPort = loadBigEndian(&tcp[2]);
    segment.sequence = load32(&tcp[4]);
    segment.fin = (tcp[13] & 0x01) != 0;
    segment.syn = (tcp[13] & 0x02) != 0;
    segment.rst = (tcp[13] & 0x04) != 0;
    const std::size_t captured = std::min(length, tcp.size());
    segment.payload = tcp.subspan(offset, captured - offset);
    segment.missing = length - captured;
    return segment;
}

std::optional<TcpSegment> parseIpv4(Bytes ip)
{
    if (ip.size() < kIpv4Header) {
        return std::nullopt;
    }
    const std::size_t header = std::size_t{4} * (ip[0] & 0x0F);
    // Segments that a network card splits later are captured with the length 0.
    const std::size_t total = loadBigEndian(&ip[2]) == 0 ? ip.size() : loadBigEndian(&ip[2]);
    const bool fragment = (loadBigEndian(&ip[6]) & 0x3FFF) != 0;
    if (header < kIpv4Header || total < header || fragment || ip[9] != kProtocolTcp) {
        return std::nullopt;
    }
    TcpSegment segment;
    segment.source = addressText(ip.subspan(12, 4));
    segment.destination = addressText(ip.subspan(16, 4));
    return parseTcp(ip, header, total - header, std::move(segment));
}

std::optional<TcpSegment> parseIpv6(Bytes ip)
{
    if (ip.size() < kIpv6Header || ip[6] != kProtocolTcp) {
        return std::nullopt;
    }
    TcpSegment segment;
    segment.source = addressText(ip.subspan(8, 16));
    segment.destination = addressText(ip.subspan(24, 16));
    return parseTcp(ip, kIpv6Header, loadBigEndian(&ip[4]), std::move(segment));
}

} // namespace

bool isKnownLinkType(int linkType)
{
    constexpr std::array kKnown{
        DLT_EN10MB, DLT_LINUX_SLL, DLT_LINUX_SLL2, DLT_NULL, DLT_LOOP, DLT_RAW, DLT_IPV4, DLT_IPV6};
    return std::ranges::find(kKnown, linkType) != kKnown.end();
}

std::optional<TcpSegment> parsePacket(int linkType, Bytes packet)
{
    const Bytes ip = ipPacket(linkType, packet);
    constexpr int kVersionShift = 4;
    if (ip.empty()) {
        return std::nullopt;
    }
    switch (ip[0] >> kVersionShift) {
    case 4:
        return parseIpv4(ip);
    case 6:
        return parseIpv6(ip);
    default:
        return std::nullopt;
    }
}

} // namespace vmeter::coach
