// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/web/access/web_sessions.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vmeter {

inline constexpr int kFreeSignIns = 3; ///< attempts without a delay
inline constexpr std::chrono::seconds kFirstSignInDelay{
    1}; ///< after the last free attempt; doubles with each further attempt
inline constexpr std::chrono::seconds kLongestSignInDelay{60};
inline constexpr std::chrono::minutes kSignInMemory{15}; ///< after this time without an attempt, the count restarts
inline constexpr std::size_t kSignInRecords = 4096;      ///< beyond this, a new record replaces the one unused longest

/// Slows down the guessing of passwords. Counts attempts by client address and user name, so that other clients and
/// other users of the same client do not have to wait. Unknown user names are counted too.
class SignInThrottle {
public:
    explicit SignInThrottle(WebClock clock)
        : m_clock(std::move(clock))
    {
    }

    /// Requests an attempt. Returns nothing if it is allowed; it is then counted. Otherwise returns the time to wait.
    std::optional<std::chrono::seconds> admit(const std::string& client, std::string_view name);

    /// Must be called after a successful attempt: resets the count of this client and name.
    void succeeded(const std::string& client, std::string_view name);

private:
    using Key = std::pair<std::string, std::string>;
    static Key key(const std::string& client, std::string_view name);

    struct Record {
        int attempts = 0;
        std::chrono::steady_clock::time_point last;
        std::chrono::steady_clock::time_point next;
    };
    const WebClock m_clock;
    std::mutex m_mutex;
    std::map<Key, Record> m_records;
};

} // namespace vmeter
