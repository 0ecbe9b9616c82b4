// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/traffic/pcapng.h"
#include "virtualhw/ethernet/traffic/traffic_entry.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace vmeter {

/// The port under which a capture shows the meter's server, whatever port it has on this machine: the one registered
/// for Modbus TCP, and the only one that Wireshark takes for Modbus without being told.
inline constexpr uint16_t kCapturedPort = 502;

/// One Modbus connection as IP and TCP packets. The bytes are those that went over the wire; the system keeps the
/// headers to itself, so they are made here: hand-shakes, sequence numbers, acknowledgements, checksums.
class CapturedConnection {
public:
    explicit CapturedConnection(const TrafficPeers& peers)
        : m_peers(peers)
    {
    }

    /// Appends the packets of `entry`, which belongs to this connection. `comment` goes with the first of them.
    void append(PcapngBlocks& blocks, const TrafficEntry& entry, std::string_view comment);

private:
    enum class From : uint8_t { client, server };

    void packet(PcapngBlocks& blocks, From from, uint8_t flags, std::span<const uint8_t> payload = {});

    TrafficPeers m_peers;
    uint32_t m_clientSequence = 0; ///< of the next byte
    uint32_t m_serverSequence = 0; ///< likewise
    int64_t m_time = 0;            ///< of the entry in hand
    std::string_view m_comment;    ///< of the next packet
};

} // namespace vmeter
