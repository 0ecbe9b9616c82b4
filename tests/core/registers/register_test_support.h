// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_access.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace vmeter {

using Words = std::vector<uint16_t>;

/// Reads the words at `address`; if this fails, the test fails and the result is empty.
inline Words readWords(const MeterState& state, uint16_t address, std::size_t count)
{
    Words words(count);
    const RegisterResult result = readRegisters(state, address, words);
    EXPECT_EQ(result, RegisterResult::ok) << "reading " << count << " words at " << address;
    return result == RegisterResult::ok ? words : Words{};
}

inline uint16_t readU16(const MeterState& state, uint16_t address)
{
    const Words words = readWords(state, address, 1);
    return words.empty() ? 0 : words[0];
}

inline int16_t readS16(const MeterState& state, uint16_t address)
{
    return static_cast<int16_t>(readU16(state, address));
}

inline uint32_t readU32(const MeterState& state, uint16_t address)
{
    const Words words = readWords(state, address, 2);
    return words.empty() ? 0 : uint32_t{words[0]} << 16 | words[1];
}

inline int32_t readS32(const MeterState& state, uint16_t address)
{
    return static_cast<int32_t>(readU32(state, address));
}

} // namespace vmeter
