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

/// Time for sessions and sign-in delays: the browser's, not the meter's.
using WebClock = std::function<std::chrono::steady_clock::time_point()>;

inline constexpr std::chrono::minutes kSessionIdle{30}; ///< a session ends when nothing is asked in it for so long
inline constexpr std::chrono::hours kSessionLife{12};   ///< and in any case after this
inline constexpr std::size_t kSessionsMax = 64;         ///< a new one beyond ends the one idle longest

/// Somebody signed in.
struct WebSession {
    WebUser user;
    std::string csrfToken; ///< has to come with every change, which pages of other sites cannot know
};

/// Who is signed in, by the random token in the session cookie. A session ends with the password it was begun with. All
/// functions may be called from any thread.
class WebSessions {
public:
    explicit WebSessions(WebClock clock)
        : m_clock(std::move(clock))
    {
    }

    /// Begins a session of a user whose password is that of `passwords`, and returns its token.
    std::string begin(WebUser user, const WebPasswords& passwords);
    /// The session; nothing when there is no such session, it has ended, or its user's password is not that of
    /// `passwords` any more. Counts as a use of it.
    std::optional<WebSession> find(std::string_view token, const WebPasswords& passwords);
    /// Ends the session if there is one.
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
