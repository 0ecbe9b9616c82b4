// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter {

/// The 16-bit word at `bytes`, high byte first as Modbus sends it.
inline uint16_t loadBigEndian(const uint8_t* bytes)
{
    return static_cast<uint16_t>(bytes[0] << 8 | bytes[1]);
}

inline void storeBigEndian(uint8_t* bytes, uint16_t word)
{
    bytes[0] = static_cast<uint8_t>(word >> 8);
    bytes[1] = static_cast<uint8_t>(word);
}

} // namespace vmeter
