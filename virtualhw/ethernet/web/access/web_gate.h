// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"
#include "virtualhw/ethernet/web/access/sign_in_throttle.h"
#include "virtualhw/ethernet/web/access/web_accounts.h"
#include "virtualhw/ethernet/web/access/web_sessions.h"
#include "virtualhw/ethernet/web/web_meter.h"

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

namespace vmeter {

/// Access control of the web site: sign-in and web logins. All functions may be called from any thread.
class WebGate {
public:
    WebGate(WebMeter meter, WebClock clock);

    /// Result of a sign-in attempt.
    struct Verdict {
        enum class Kind { right, wrong, tooSoon };
        Kind kind = Kind::wrong;
        std::chrono::seconds wait{}; ///< for tooSoon: time until the next attempt is allowed
        std::string token;           ///< for right: token of the new web login
        std::string browser{};       ///< for right, of signIn(): by which the browser is known from now on
    };

    /// A browser that has signed in before, as the same user, is known by a cookie and has attempts of its own: others
    /// at the same address cannot use them up.
    Verdict signIn(const HttpRequest& request, std::string_view name, std::string_view password);
    void signOut(const HttpRequest& request);

    /// Returns the web login that the cookie of the request identifies. Restarts its idle time.
    std::optional<WebSession> visitor(const HttpRequest& request);

    /// Changes the password of `user` to `next` if `old` is correct. All web logins of that user end and a new one
    /// begins. The caller must have checked the length of `next`.
    Verdict changePassword(
        const HttpRequest& request, const WebUser& user, std::string_view old, std::string_view next);

    /// Set-Cookie header for the token of a web login, in the response to `request`; an empty token deletes the cookie.
    static HttpHeader cookie(const HttpRequest& request, const std::string& token);
    /// Set-Cookie headers of the response to `request` that has signed in with this verdict.
    [[nodiscard]] static std::vector<HttpHeader> cookiesOf(const HttpRequest& request, const Verdict& signedIn);

private:
    /// Token of the browser, if `name` has signed in there before.
    [[nodiscard]] std::optional<std::string> knownBrowser(const HttpRequest& request, std::string_view name);
    std::string rememberBrowser(std::string_view name);
    Verdict judge(const HttpRequest& request, std::string_view name, std::string_view password);

    const WebMeter m_meter;
    WebAccounts m_accounts;
    WebSessions m_sessions;
    SignInThrottle m_throttle;

    // Checking a password takes long on purpose. So many may be checked or wait for it at a time; all others are told
    // to come again, so that a flood of sign-ins leaves handlers to the pages (WebSite::limits()).
    std::counting_semaphore<> m_strangers{2};
    std::counting_semaphore<> m_acquainted{1};

    struct KnownBrowser {
        std::string token;
        std::string name; ///< of the user
    };
    std::mutex m_mutex;                  ///< guards what follows
    std::deque<KnownBrowser> m_browsers; ///< the newest last
};

} // namespace vmeter
