// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <optional>

namespace vmeter {

/// The files of the control API's pages and its description (resources/control).
EmbeddedFiles controlFiles();

/// The page on which one looks on, /watch, that of the instructor, who also works the bench, /instructor, and what
/// belongs to them; nothing for any other path. They hold no secret: they ask for the token themselves, and the API
/// decides what it is good for.
std::optional<HttpResponse> watchPage(const HttpRequest& request);

} // namespace vmeter
