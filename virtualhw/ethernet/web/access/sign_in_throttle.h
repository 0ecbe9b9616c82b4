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

inline constexpr int kFreeSignIns = 3;                      ///< attempts without a delay
inline constexpr std::chrono::seconds kFirstSignInDelay{1}; ///< after the last free one; doubles with each further one
inline constexpr std::chrono::seconds kLongestSignInDelay{60};
inline constexpr std::chrono::minutes kSignInMemory{15}; ///< after this long without an attempt, all are free again
inline constexpr std::size_t kSignInRecords = 4096;      ///< the one unused longest gives way to a new one

/// Slows down the guessing of passwords: counts attempts by client address and user name, so that neither other clients
/// nor other users of the same client have to wait. A name that does not exist is counted like any other.
class SignInThrottle {
public:
    explicit SignInThrottle(WebClock clock)
        : m_clock(std::move(clock))
    {
    }

    /// Asks for an attempt. Nothing: go on, the attempt is counted. Else the time to wait until one is allowed.
    std::optional<std::chrono::seconds> admit(const std::string& client, std::string_view name);

    /// The attempt succeeded: the client's attempts with this name are forgotten.
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
