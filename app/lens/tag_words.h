// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vmeter {

/// Letters and digits of the text in lower case, without accents.
std::string bareWord(std::string_view text);

} // namespace vmeter
