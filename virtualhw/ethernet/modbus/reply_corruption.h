// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/reply_fault.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// Corrupts the MBAP header of a complete reply as `fault` requires.
void corruptHeader(const ReplyFault& fault, std::span<uint8_t> reply);

} // namespace vmeter
