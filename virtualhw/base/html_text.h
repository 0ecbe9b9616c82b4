// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vmeter {

/// `text` with the characters that mean something in HTML made harmless, in text and in quoted attributes.
std::string htmlEscaped(std::string_view text);

} // namespace vmeter
