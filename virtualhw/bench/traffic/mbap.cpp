// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/traffic/mbap.h"

#include "virtualhw/bench/traffic/big_endian.h"

namespace vmeter {

namespace {

constexpr uint16_t kModbusProtocol = 0;

// The length field counts the unit id and the PDU.
constexpr std::size_t kMinLength = 1 + 1;
constexpr std::size_t kMaxLength = 1 + kMaxPduSize;

} // namespace

MbapParse parseMbap(std::span<const uint8_t> stream)
{
    if (stream.size() < kMbapLength) {
        return {};
    }
    if (loadBigEndian(&stream[kMbapProtocolId]) != kModbusProtocol) {
        return {MbapStatus::foreignProtocol, 0, {}};
    }
    if (stream.size() < kMbapUnitId) {
        return {};
    }
    const std::size_t length = loadBigEndian(&stream[kMbapLength]);
    if (length < kMinLength || length > kMaxLength) {
        return {MbapStatus::badLength, 0, {}};
    }
    const std::size_t size = kMbapUnitId + length;
    if (stream.size() < size) {
        return {};
    }
    return {MbapStatus::complete, size,
        {loadBigEndian(&stream[kMbapTransactionId]), stream[kMbapUnitId],
            stream.subspan(kMbapHeaderSize, size - kMbapHeaderSize)}};
}

void writeMbapHeader(std::span<uint8_t, kMbapHeaderSize> header, const MbapFrame& request, std::size_t pduSize)
{
    storeBigEndian(&header[kMbapTransactionId], request.transactionId);
    storeBigEndian(&header[kMbapProtocolId], kModbusProtocol);
    storeBigEndian(&header[kMbapLength], static_cast<uint16_t>(1 + pduSize));
    header[kMbapUnitId] = request.unitId;
}

} // namespace vmeter
