// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"

#include <optional>

namespace vmeter {

/// The page on which an instructor looks on, /watch, and what belongs to it; nothing for any other path. It holds no
/// secret: it asks for the token itself, and then only reads.
std::optional<HttpResponse> watchPage(const HttpRequest& request);

} // namespace vmeter
