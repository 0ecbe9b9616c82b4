// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"

#include <string>
#include <utility>
#include <vector>

namespace vmeter {

/// Finds the handler of a request by method and exact path. Paths are never taken apart, so "..", "//" and their
/// encoded forms lead nowhere. An unknown path is answered with 404, a known one with another method with 405 and the
/// methods allowed.
class HttpRouter {
public:
    explicit HttpRouter(HttpErrorPage errorPage = plainErrorPage)
        : m_errorPage(std::move(errorPage))
    {
    }

    /// `method` as sent on the wire; GET serves HEAD too.
    void add(std::string method, std::string path, HttpHandler handler);

    [[nodiscard]] HttpResponse route(const HttpRequest& request) const;

    /// Method and path of every route, in the order added.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> routes() const;

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
