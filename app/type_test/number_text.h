// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vmeter {

/// Decimal number with at most `decimals` digits after the point, without trailing zeros; never "-0". "-" for NaN.
std::string numberText(double value, int decimals);

/// As above, with exactly `decimals` digits and, optionally, a sign also for positive numbers.
std::string fixedText(double value, int decimals, bool sign = false);

} // namespace vmeter
