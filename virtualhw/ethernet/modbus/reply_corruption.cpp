// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/modbus/reply_corruption.h"

#include "virtualhw/bench/traffic/big_endian.h"
#include "virtualhw/bench/traffic/mbap.h"

namespace vmeter {

namespace {

void increment(uint8_t* bigEndianWord)
{
    storeBigEndian(bigEndianWord, static_cast<uint16_t>(loadBigEndian(bigEndianWord) + 1));
}

} // namespace

void corruptHeader(const ReplyFault& fault, std::span<uint8_t> reply)
{
    if (fault.wrongTransaction) {
        increment(&reply[kMbapTransactionId]);
    }
    if (fault.wrongLength) {
        increment(&reply[kMbapLength]);
    }
    if (fault.wrongUnit) {
        ++reply[kMbapUnitId];
    }
}

} // namespace vmeter
