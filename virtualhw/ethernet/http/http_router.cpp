// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/http_router.h"

namespace vmeter {

void HttpRouter::add(std::string method, std::string path, HttpHandler handler)
{
    m_routes.push_back({std::move(method), std::move(path), std::move(handler)});
}

HttpResponse HttpRouter::route(const HttpRequest& request) const
{
    std::string allowed;
    for (const auto& route : m_routes) {
        if (route.path != request.path) {
            continue;
        }
        if (route.method == request.method) {
            return route.handler(request);
        }
        allowed += (allowed.empty() ? "" : ", ") + route.method + (route.method == "GET" ? ", HEAD" : "");
    }
    if (allowed.empty()) {
        return m_errorPage(404, "there is nothing at this path");
    }
    auto response = m_errorPage(405, "this path takes " + allowed);
    response.headers.push_back({"Allow", allowed});
    return response;
}

} // namespace vmeter
