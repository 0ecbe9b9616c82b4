// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/reply_fault.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace vmeter {

/// Writes into the MBAP header of a whole reply what `fault` makes wrong of it.
void spoilHeader(const ReplyFault& fault, std::span<uint8_t> reply);

} // namespace vmeter
