// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units.h"

#include <cstdint>

namespace vmeter {

/// Meter time of whole seconds.
constexpr SampleCount seconds(uint64_t value)
{
    return value * kSampleRate;
}

} // namespace vmeter
