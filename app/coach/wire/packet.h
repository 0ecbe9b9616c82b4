// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace vmeter::coach {

/// A TCP segment of a captured packet. The payload refers to the packet.
struct TcpSegment {
    std::string source{}; ///< address without port
    std::string destination{};
    uint16_t sourcePort = 0;
    uint16_t destinationPort = 0;
    uint32_t sequence = 0; ///< number of the first byte
    bool syn = false;
    bool fin = false;
    bool rst = false;
    std::span<const uint8_t> payload{};
    std::size_t missing = 0; ///< bytes of the payload that the capture has cut off
};

/// Takes a packet apart. `linkType`: as libpcap's pcap_datalink() tells it: Ethernet (also with VLAN tags), Linux
/// cooked (1 and 2), BSD loopback, raw IP. Returns nothing for what is not TCP over IPv4 or IPv6, for fragments and for
/// damaged packets.
std::optional<TcpSegment> parsePacket(int linkType, std::span<const uint8_t> packet);

/// False: parsePacket() knows nothing of this link type.
bool isKnownLinkType(int linkType);

} // namespace vmeter::coach
