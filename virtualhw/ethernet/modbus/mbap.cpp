// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/mbap.h"

#include "virtualhw/ethernet/modbus/big_endian.h"

namespace vmeter {

namespace {

// Offsets in the header, Modbus Messaging on TCP/IP V1.0b, 3.1.3.
constexpr std::size_t kTransactionId = 0;
constexpr std::size_t kProtocolId = 2;
constexpr std::size_t kLength = 4;
constexpr std::size_t kUnitId = 6;

constexpr uint16_t kModbusProtocol = 0;

// The length field counts the unit id and the PDU.
constexpr std::size_t kMinLength = 1 + 1;
constexpr std::size_t kMaxLength = 1 + kMaxPduSize;

} // namespace

MbapParse parseMbap(std::span<const uint8_t> stream)
{
    if (stream.size() < kLength) {
        return {};
    }
    if (loadBigEndian(&stream[kProtocolId]) != kModbusProtocol) {
        return {MbapStatus::foreignProtocol, 0, {}};
    }
    if (stream.size() < kUnitId) {
        return {};
    }
    const std::size_t length = loadBigEndian(&stream[kLength]);
    if (length < kMinLength || length > kMaxLength) {
        return {MbapStatus::badLength, 0, {}};
    }
    const std::size_t size = kUnitId + length;
    if (stream.size() < size) {
        return {};
    }
    return {MbapStatus::complete, size,
        {loadBigEndian(&stream[kTransactionId]), stream[kUnitId],
            stream.subspan(kMbapHeaderSize, size - kMbapHeaderSize)}};
}

void writeMbapHeader(std::span<uint8_t, kMbapHeaderSize> header, const MbapFrame& request, std::size_t pduSize)
{
    storeBigEndian(&header[kTransactionId], request.transactionId);
    storeBigEndian(&header[kProtocolId], kModbusProtocol);
    storeBigEndian(&header[kLength], static_cast<uint16_t>(1 + pduSize));
    header[kUnitId] = request.unitId;
}

} // namespace vmeter
