// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"
#include "virtualhw/ethernet/http/http_router.h"
#include "virtualhw/ethernet/http/http_server.h"
#include "virtualhw/ethernet/web/sign_in_throttle.h"
#include "virtualhw/ethernet/web/web_accounts.h"
#include "virtualhw/ethernet/web/web_pages.h"
#include "virtualhw/ethernet/web/web_sessions.h"

#include <functional>
#include <memory>

namespace vmeter {

/// The meter's own web server (manual 8.2 and 13): a sign-in and an overview with live values, in English and French.
/// [inferred] the pages; the manual prints only that there are some, and the users. A meter without power hangs up.
class WebSite {
public:
    using SnapshotSource = std::function<std::shared_ptr<const Snapshot>()>;

    explicit WebSite(const Simulation& simulation);
    WebSite(SnapshotSource source, WebClock clock);

    /// Answers one request; for HttpServer. May be called from several threads at once.
    [[nodiscard]] HttpResponse handle(const HttpRequest& request);

    /// What the web site lets a client take of its HttpServer: bodies up to 64 KiB.
    static HttpLimits limits();

    /// Errors of the HTTP server itself, with the web site's security headers.
    static HttpResponse errorPage(int status, const std::string& message);

private:
    void addPages();
    void addFile(const std::string& name, const std::string& contentType);
    HttpResponse getOverview(const HttpRequest& request);
    HttpResponse getLogin(const HttpRequest& request);
    HttpResponse postLogin(const HttpRequest& request);
    HttpResponse postLogout(const HttpRequest& request);
    HttpResponse getLive(const HttpRequest& request);
    HttpResponse loginPage(const HttpRequest& request, int status, const std::string& message) const;
    HttpResponse page(const HttpRequest& request, const std::string& file, WebPages::Values values) const;
    std::optional<WebUser> userOf(const HttpRequest& request);
    [[nodiscard]] std::string model() const;

    const SnapshotSource m_source;
    WebAccounts m_accounts;
    WebSessions m_sessions;
    SignInThrottle m_throttle;
    WebPages m_pages;
    HttpRouter m_router{plainErrorPage};
};

} // namespace vmeter
