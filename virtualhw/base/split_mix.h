// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vmeter {

/// Step and mixing function of SplitMix64 (Steele, Lea, Flood 2014): each bit of the result depends on every bit of
/// `z`.
inline constexpr uint64_t kSplitMixStep = 0x9e3779b97f4a7c15U;
constexpr uint64_t splitMix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

} // namespace vmeter
