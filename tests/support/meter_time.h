// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <cstdint>

namespace vmeter {

constexpr Duration seconds(uint64_t count)
{
    return Duration::seconds(count);
}

/// The moment at which the bench is `count` seconds old.
constexpr MeterTime meterTime(uint64_t count)
{
    return {seconds(count)};
}

} // namespace vmeter
