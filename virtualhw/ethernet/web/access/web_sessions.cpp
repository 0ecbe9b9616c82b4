// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/web_sessions.h"

#include "virtualhw/ethernet/web/access/secrets.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

namespace vmeter {

namespace {

uint32_t changesOf(const WebUser& user, const WebPasswords& passwords)
{
    return passwords[static_cast<std::size_t>(user.account)].changes;
}

} // namespace

void WebSessions::dropEnded()
{
    const auto now = m_clock();
    std::erase_if(m_sessions, [now](const auto& entry) {
        return now - entry.second.used >= kSessionIdle || now - entry.second.begun >= kSessionLife;
    });
}

std::string WebSessions::begin(WebUser user, const WebPasswords& passwords)
{
    const std::lock_guard lock(m_mutex);
    dropEnded();
    const auto isOther = [&](const auto& entry) { return entry.second.session.user.account != user.account; };
    if (std::ranges::count_if(m_sessions, std::not_fn(isOther)) >= std::ptrdiff_t{kSessionsMax}) {
        m_sessions.erase(std::ranges::min_element(
            m_sessions, {}, [&](const auto& entry) { return std::pair(isOther(entry), entry.second.used); }));
    }
    const auto now = m_clock();
    const auto changes = changesOf(user, passwords);
    auto token = randomToken();
    m_sessions.emplace(token, Entry{{std::move(user), randomToken()}, changes, now, now});
    return token;
}

std::optional<WebSession> WebSessions::find(std::string_view token, const WebPasswords& passwords)
{
    const std::lock_guard lock(m_mutex);
    dropEnded();
    const auto found = m_sessions.find(token);
    if (found == m_sessions.end()) {
        return {};
    }
    if (found->second.passwordChanges != changesOf(found->second.session.user, passwords)) {
        m_sessions.erase(found);
        return {};
    }
    found->second.used = m_clock();
    return found->second.session;
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
