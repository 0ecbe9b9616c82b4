// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/faults/active_fault.h"

#include "virtualhw/base/split_mix.h"

#include <algorithm>

namespace vmeter {

std::optional<uint32_t> ActiveFault::remaining() const
{
    if (!fault.count || !rowOf(fault.kind).onReplies) {
        return std::nullopt;
    }
    return *fault.count - std::min(*fault.count, struck);
}

double ActiveFault::draw(uint64_t index, uint64_t stream) const
{
    constexpr double kUnit = 0x1p-53; // the 53 bits that a double holds exactly
    const uint64_t place = splitMix(seed + kSplitMixStep * (2 * index + stream + 1));
    return static_cast<double>(place >> 11U) * kUnit;
}

} // namespace vmeter
