// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"
#include "virtualhw/ethernet/web/access/sign_in_throttle.h"
#include "virtualhw/ethernet/web/access/web_accounts.h"
#include "virtualhw/ethernet/web/access/web_sessions.h"
#include "virtualhw/ethernet/web/web_meter.h"

#include <chrono>
#include <optional>
#include <string>

namespace vmeter {

/// The gate of the web site: who may come in, and who is in. All functions may be called from any thread.
class WebGate {
public:
    WebGate(WebMeter meter, WebClock clock);

    /// What became of a password that was shown.
    struct Verdict {
        enum class Kind { right, wrong, tooSoon };
        Kind kind = Kind::wrong;
        std::chrono::seconds wait{}; ///< of tooSoon: until the next attempt is allowed
        std::string token;           ///< of right: of the session that has begun
    };

    Verdict signIn(const std::string& client, std::string_view name, std::string_view password);
    void signOut(const HttpRequest& request);

    /// The session that the request's cookie leads to. Counts as a use of it.
    std::optional<WebSession> visitor(const HttpRequest& request);

    /// Gives `user` the password `next` if `old` is the present one; all sessions of that user end and a new one
    /// begins. `next` has been checked to be long enough.
    Verdict changePassword(const std::string& client, const WebUser& user, std::string_view old, std::string_view next);

    /// The header that brings a session to the browser; an empty token takes it away.
    static HttpHeader cookie(const std::string& token);

private:
    Verdict judge(const std::string& client, std::string_view name, std::string_view password);

    const WebMeter m_meter;
    WebAccounts m_accounts;
    WebSessions m_sessions;
    SignInThrottle m_throttle;
};

} // namespace vmeter
