// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/rules/register_reads.h"

#include <map>

namespace vmeter::coach {

/// How a client reads a value of several words when it never gets it whole by one request.
struct SplitValue {
    const Exchange* begin = nullptr; ///< a read that ends inside the value, so has its first words
    const Exchange* end = nullptr;   ///< a read that begins inside it
};

/// The values that the client takes apart by habit, and reads by no request as a whole. Reads that are displaced by one
/// address are left out: another rule has them.
std::map<const RegisterRow*, SplitValue> splitValues(const Case& seen);

} // namespace vmeter::coach
