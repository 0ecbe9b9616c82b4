// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/trend_recorder.h"
#include "virtualhw/ethernet/http/http_router.h"
#include "virtualhw/ethernet/http/http_server.h"
#include "virtualhw/ethernet/web/access/web_gate.h"
#include "virtualhw/ethernet/web/api/web_api.h"
#include "virtualhw/ethernet/web/web_meter.h"
#include "virtualhw/ethernet/web/web_pages.h"

#include <memory>
#include <string>
#include <vector>

namespace vmeter {

struct WebPage;

/// The meter's own web server (manual 8.2 and 13): pages in English and French, and the JSON interface that they use.
/// [inferred] The content of the pages: the manual mentions only that they exist, and the users. A meter without power
/// closes the connection without a response.
class WebSite {
public:
    /// `simulation` must outlive the site and must not have been started yet. Without `paintLcd` the site has no
    /// picture of the display.
    WebSite(Simulation& simulation, PaintLcd paintLcd);
    WebSite(WebMeter meter, std::shared_ptr<const TrendRecorder> trends, WebClock clock, PaintLcd paintLcd = {});
    WebSite(const WebSite&) = delete;
    WebSite& operator=(const WebSite&) = delete;

    /// Handles one request; the handler of the HttpServer. May be called on several threads at the same time.
    [[nodiscard]] HttpResponse handle(const HttpRequest& request);

    /// Limits of the HttpServer for the web site.
    static HttpLimits limits();

    /// Errors of the HTTP server itself, with the web site's security headers.
    static HttpResponse errorPage(int status, const std::string& message);

private:
    void addPages();
    void addFiles();
    HttpResponse getPage(const HttpRequest& request, const WebPage& page);
    HttpResponse getLogin(const HttpRequest& request);
    HttpResponse postLogin(const HttpRequest& request);
    HttpResponse postLogout(const HttpRequest& request);
    [[nodiscard]] HttpResponse loginPage(const HttpRequest& request, int status, const std::string& message) const;
    [[nodiscard]] HttpResponse rendered(const HttpRequest& request, const std::string& file,
        const WebPages::Parts& parts, WebPages::Values values) const;
    [[nodiscard]] std::string model() const;

    const WebMeter m_meter;
    WebPages m_pages;
    WebGate m_gate;
    WebApi m_api;
    HttpRouter m_router{plainErrorPage};
};

} // namespace vmeter
