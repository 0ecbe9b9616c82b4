// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/traffic/pcapng.h"
#include "virtualhw/bench/traffic/traffic_entry.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace vmeter {

/// Server port in a capture, independent of the actual port: the registered port of Modbus TCP, because Wireshark
/// decodes only this port as Modbus by default.
inline constexpr uint16_t kCapturedPort = 502;

/// One Modbus connection as IP and TCP packets. The payload is the actual traffic. The operating system does not show
/// the headers, so they are generated here: handshakes, sequence numbers, acknowledgements, checksums.
class CapturedConnection {
public:
    explicit CapturedConnection(const TrafficPeers& peers)
        : m_peers(peers)
    {
    }

    /// Appends the packets of `entry`, which belongs to this connection. `comment` is attached to the first packet.
    void append(PcapngBlocks& blocks, const TrafficEntry& entry, std::string_view comment);

private:
    enum class From : uint8_t { client, server };

    void packet(PcapngBlocks& blocks, From from, uint8_t flags, std::span<const uint8_t> payload = {});

    TrafficPeers m_peers;
    uint32_t m_clientSequence = 0; ///< sequence number of the next byte
    uint32_t m_serverSequence = 0; ///< likewise
    int64_t m_time = 0;            ///< time of the present entry
    std::string_view m_comment;    ///< comment of the next packet
};

} // namespace vmeter
