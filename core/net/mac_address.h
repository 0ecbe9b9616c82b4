// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace vmeter {

using MacAddress = std::array<uint8_t, 6>;

} // namespace vmeter
