// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

namespace vmeter::test {

/// A parsed TCP packet of a capture.
struct CapturedPacket {
    int64_t time = 0; ///< nanoseconds since 1970
    uint16_t sourcePort = 0;
    uint16_t destinationPort = 0;
    uint32_t sequence = 0;
    uint32_t acknowledged = 0;
    uint8_t flags = 0;
    std::vector<uint8_t> payload;
    std::vector<uint8_t> raw; ///< from the IP header on
    std::string comment;
};

/// Parses the packets of pcapng blocks; throws std::out_of_range if a block is too short.
inline std::vector<CapturedPacket> packetsIn(std::span<const uint8_t> blocks)
{
    const std::vector<uint8_t> bytes(blocks.begin(), blocks.end());
    const auto little = [&](std::size_t at) {
        return uint32_t{bytes.at(at)} | uint32_t{bytes.at(at + 1)} << 8 | uint32_t{bytes.at(at + 2)} << 16
            | uint32_t{bytes.at(at + 3)} << 24;
    };
    std::vector<CapturedPacket> packets;
    for (std::size_t begin = 0; begin < bytes.size(); begin += little(begin + 4)) {
        constexpr uint32_t kEnhancedPacket = 6;
        if (little(begin) != kEnhancedPacket) {
            continue;
        }
        CapturedPacket packet;
        packet.time = static_cast<int64_t>(uint64_t{little(begin + 12)} << 32 | little(begin + 16));
        const std::size_t length = little(begin + 20);
        const std::size_t data = begin + 28;
        packet.raw.assign(&bytes.at(data), &bytes.at(data) + length);
        const auto& raw = packet.raw;
        const auto big = [&](std::size_t at) { return static_cast<uint16_t>(raw.at(at) << 8 | raw.at(at + 1)); };
        const std::size_t tcp = raw.at(0) >> 4 == 6 ? 40 : 20;
        packet.sourcePort = big(tcp);
        packet.destinationPort = big(tcp + 2);
        packet.sequence = uint32_t{big(tcp + 4)} << 16 | big(tcp + 6);
        packet.acknowledged = uint32_t{big(tcp + 8)} << 16 | big(tcp + 10);
        packet.flags = raw.at(tcp + 13);
        packet.payload.assign(raw.begin() + static_cast<std::ptrdiff_t>(tcp) + 20, raw.end());
        const std::size_t options = data + (length + 3) / 4 * 4;
        if (options + 4 < begin + little(begin + 4)) {
            const std::size_t size = little(options) >> 16;
            packet.comment.assign(reinterpret_cast<const char*>(&bytes.at(options + 4)), size);
        }
        packets.push_back(std::move(packet));
    }
    return packets;
}

} // namespace vmeter::test
