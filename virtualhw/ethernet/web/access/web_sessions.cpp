// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_sessions.h"

#include "virtualhw/ethernet/web/secrets.h"

#include <algorithm>

namespace vmeter {

void WebSessions::dropEnded()
{
    const auto now = m_clock();
    std::erase_if(m_sessions, [now](const auto& entry) {
        return now - entry.second.used >= kSessionIdle || now - entry.second.begun >= kSessionLife;
    });
}

std::string WebSessions::begin(WebUser user)
{
    const std::lock_guard lock(m_mutex);
    dropEnded();
    if (m_sessions.size() >= kSessionsMax) {
        m_sessions.erase(std::ranges::min_element(m_sessions, {}, [](const auto& entry) { return entry.second.used; }));
    }
    const auto now = m_clock();
    auto token = randomToken();
    m_sessions.emplace(token, Session{std::move(user), now, now});
    return token;
}

std::optional<WebUser> WebSessions::find(std::string_view token)
{
    const std::lock_guard lock(m_mutex);
    dropEnded();
    const auto found = m_sessions.find(token);
    if (found == m_sessions.end()) {
        return {};
    }
    found->second.used = m_clock();
    return found->second.user;
}

void WebSessions::end(std::string_view token)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(token);
    if (found != m_sessions.end()) {
        m_sessions.erase(found);
    }
}

} // namespace vmeter
