// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vmeter {

/// Decimal with at most `decimals` digits behind the point, without trailing zeros; never "-0". "-" for what is no
/// number.
std::string numberText(double value, int decimals);

/// The same with exactly `decimals` digits and, if asked for, a sign even when positive.
std::string fixedText(double value, int decimals, bool sign = false);

} // namespace vmeter
