// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"

#include <string>
#include <utility>
#include <vector>

namespace vmeter {

/// Finds the handler of a request by method and exact path. Paths are never split, so "..", "//" and their encoded
/// forms match nothing. The response to an unknown path is 404; to a known path with another method it is 405 with the
/// allowed methods.
class HttpRouter {
public:
    explicit HttpRouter(HttpErrorPage errorPage = plainErrorPage)
        : m_errorPage(std::move(errorPage))
    {
    }

    /// `method` as sent on the wire; GET serves HEAD too.
    void add(std::string method, std::string path, HttpHandler handler);

    [[nodiscard]] HttpResponse route(const HttpRequest& request) const;

private:
    struct Route {
        std::string method;
        std::string path;
        HttpHandler handler;
    };
    std::vector<Route> m_routes;
    HttpErrorPage m_errorPage;
};

} // namespace vmeter
