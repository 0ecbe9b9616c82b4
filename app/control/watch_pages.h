// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <optional>

namespace vmeter {

/// The files of the pages and the description of the control API (resources/control).
EmbeddedFiles controlFiles();

/// The page for viewers, /watch, the page for the instructor, who also controls the bench, /instructor, and their
/// files; nothing for any other path. They contain no secrets: the pages ask for the token, and the API decides what it
/// allows.
std::optional<HttpResponse> watchPage(const HttpRequest& request);

} // namespace vmeter
