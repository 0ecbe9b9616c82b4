// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vmeter {

/// Compares in constant time: it does not depend on the position of a difference or on the length of the expected text.
bool equalSecrets(std::string_view given, std::string_view expected);

/// 256 random bits from the operating system, in hexadecimal: 64 characters.
std::string randomToken();

} // namespace vmeter
