// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/web/access/web_accounts.h"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// Time for web logins and sign-in delays: wall time, not meter time.
using WebClock = std::function<std::chrono::steady_clock::time_point()>;

inline constexpr std::chrono::minutes kSessionIdle{30}; ///< a web login ends after this time without a request
inline constexpr std::chrono::hours kSessionLife{12};   ///< longest duration of a web login
inline constexpr std::size_t kSessionsMax
    = 32; ///< of one account; beyond this, a new login ends the one of the account that is idle longest

/// One web login.
struct WebSession {
    WebUser user;
    std::string csrfToken; ///< required in each request that changes something; pages of other sites do not know it
};

/// The web logins, identified by the random token in the session cookie. A login ends when the user's password changes.
/// All functions may be called from any thread.
class WebSessions {
public:
    explicit WebSessions(WebClock clock)
        : m_clock(std::move(clock))
    {
    }

    /// Begins a web login of a user whose password is in `passwords`, and returns its token.
    std::string begin(WebUser user, const WebPasswords& passwords);
    /// Returns the web login; nothing if it does not exist, has ended, or the user's password in `passwords` has
    /// changed. Restarts its idle time.
    std::optional<WebSession> find(std::string_view token, const WebPasswords& passwords);
    /// Ends the web login if it exists.
    void end(std::string_view token);

private:
    struct Entry {
        WebSession session;
        uint32_t passwordChanges = 0;
        std::chrono::steady_clock::time_point begun;
        std::chrono::steady_clock::time_point used;
    };
    void dropEnded();

    const WebClock m_clock;
    std::mutex m_mutex;
    std::map<std::string, Entry, std::less<>> m_sessions;
};

} // namespace vmeter
