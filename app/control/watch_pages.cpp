// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/watch_pages.h"

#include "virtualhw/ethernet/http/asset_type.h"

#include <string>

namespace vmeter {

namespace {

constexpr const char* kPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                                "img-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

} // namespace

std::optional<HttpResponse> watchPage(const HttpRequest& request)
{
    if (request.method != "GET" || !request.path.starts_with('/')) {
        return {};
    }
    const bool isPage = request.path == "/watch" || request.path == "/instructor";
    const std::string name = isPage ? "watch.html" : request.path.substr(1);
    const char* type = isPage ? "text/html; charset=utf-8" : assetType(name);
    const EmbeddedFile* file = findEmbeddedFile(controlFiles(), name);
    if (type == nullptr || file == nullptr) {
        return {};
    }
    return HttpResponse{200, type, std::string(file->text), {{"Content-Security-Policy", kPolicy}}, false};
}

} // namespace vmeter
