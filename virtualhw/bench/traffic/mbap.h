// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// Sizes of Modbus Messaging on TCP/IP V1.0b, 3.1.3, and Modbus Application Protocol V1.1b3, 4.1, in bytes.
inline constexpr std::size_t kMbapHeaderSize = 7;
inline constexpr std::size_t kMaxPduSize = 253;
inline constexpr std::size_t kMaxAduSize = kMbapHeaderSize + kMaxPduSize;

/// Offsets in the header, Modbus Messaging on TCP/IP V1.0b, 3.1.3.
inline constexpr std::size_t kMbapTransactionId = 0;
inline constexpr std::size_t kMbapProtocolId = 2;
inline constexpr std::size_t kMbapLength = 4;
inline constexpr std::size_t kMbapUnitId = 6;

/// Content of one frame: transaction id, unit id and PDU.
struct MbapFrame {
    uint16_t transactionId = 0;
    uint8_t unitId = 0;
    std::span<const uint8_t> pdu; ///< 1 .. kMaxPduSize bytes, the function code first
};

enum class MbapStatus : uint8_t {
    complete,
    incomplete,      ///< valid so far, more bytes are needed
    foreignProtocol, ///< protocol id other than 0
    badLength,       ///< the length field is too small for a function code, or larger than 254
};

struct MbapParse {
    MbapStatus status = MbapStatus::incomplete;
    std::size_t size = 0; ///< bytes of the frame, header included; 0 unless complete
    MbapFrame frame;      ///< refers to the parsed bytes; empty unless complete
};

/// Parses the first frame in `stream`. A header is checked as soon as it is complete. After any status other than
/// complete or incomplete, the frame boundaries are lost and the connection must be closed.
MbapParse parseMbap(std::span<const uint8_t> stream);

/// Writes the header of a reply to `request` whose PDU has `pduSize` bytes.
void writeMbapHeader(std::span<uint8_t, kMbapHeaderSize> header, const MbapFrame& request, std::size_t pduSize);

} // namespace vmeter
