// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace vmeter {

/// Longest session file that is written or read, in bytes.
inline constexpr std::ptrdiff_t kLongestSession = std::ptrdiff_t{160} << 20; // ten minutes of samples, and room

} // namespace vmeter
