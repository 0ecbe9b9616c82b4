// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/grid_input.h"

#include <cmath>
#include <numbers>

namespace vmeter {

/// True if the element feeds back into the supply.
inline bool feedsBack(const LoadElement& element)
{
    return std::cos(element.phiDeg * std::numbers::pi / 180) < 0;
}

} // namespace vmeter
