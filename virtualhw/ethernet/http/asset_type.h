// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vmeter {

/// Content type of a file that a page loads (style sheet, script, picture), by the ending of its name. Null for any
/// other file: pages, texts and descriptions of an API are not served as they are.
constexpr const char* assetType(std::string_view fileName)
{
    if (fileName.ends_with(".css")) {
        return "text/css; charset=utf-8";
    }
    if (fileName.ends_with(".js")) {
        return "text/javascript; charset=utf-8";
    }
    return fileName.ends_with(".svg") ? "image/svg+xml" : nullptr;
}

} // namespace vmeter
