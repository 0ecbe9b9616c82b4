// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/web/web_accounts.h"

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

/// Who is signed in, by the random token in the session cookie. All functions may be called from any thread.
class WebSessions {
public:
    explicit WebSessions(WebClock clock)
        : m_clock(std::move(clock))
    {
    }

    /// Begins a session and returns its token.
    std::string begin(WebUser user);
    /// The session's user; nothing when there is no such session or it has ended. Counts as a use of it.
    std::optional<WebUser> find(std::string_view token);
    /// Ends the session if there is one.
    void end(std::string_view token);

private:
    struct Session {
        WebUser user;
        std::chrono::steady_clock::time_point begun;
        std::chrono::steady_clock::time_point used;
    };
    void dropEnded();

    const WebClock m_clock;
    std::mutex m_mutex;
    std::map<std::string, Session, std::less<>> m_sessions;
};

} // namespace vmeter
