// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vmeter {

/// `text` with the characters that mean something in HTML made harmless, in text and in quoted attributes.
std::string htmlEscaped(std::string_view text);

/// An element with this content, which is HTML. `tag` may have attributes: "td class=\"pass\"".
std::string htmlElement(std::string_view tag, std::string_view content);

} // namespace vmeter
