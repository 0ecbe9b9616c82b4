// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vmeter {

/// Compares in a time that depends neither on where the texts differ nor on the length of the one expected.
bool equalSecrets(std::string_view given, std::string_view expected);

/// 256 random bits of the operating system in hexadecimal: 64 characters.
std::string randomToken();

} // namespace vmeter
