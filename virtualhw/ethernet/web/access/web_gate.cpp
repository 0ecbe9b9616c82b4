// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/web_gate.h"

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

constexpr const char* kSessionCookie = "vmeter_session";

} // namespace

WebGate::WebGate(WebMeter meter, WebClock clock)
    : m_meter(std::move(meter))
    , m_sessions(clock)
    , m_throttle(clock)
{
}

/// The attempt is counted before the password is checked, so that parallel attempts give no advantage.
WebGate::Verdict WebGate::judge(const std::string& client, std::string_view name, std::string_view password)
{
    if (const auto wait = m_throttle.admit(client, name)) {
        return {Verdict::Kind::tooSoon, *wait, {}};
    }
    if (!m_accounts.check(name, password, m_meter.passwords())) {
        return {};
    }
    m_throttle.succeeded(client, name);
    return {Verdict::Kind::right, {}, {}};
}

WebGate::Verdict WebGate::signIn(const std::string& client, std::string_view name, std::string_view password)
{
    const auto passwords = m_meter.passwords(); // if the password changes meanwhile, the new login is invalid
    auto verdict = judge(client, name, password);
    if (verdict.kind == Verdict::Kind::right) {
        verdict.token = m_sessions.begin(*std::ranges::find(webUsers(), name, &WebUser::name), passwords);
    }
    return verdict;
}

void WebGate::signOut(const HttpRequest& request)
{
    m_sessions.end(request.cookie(cookieName(kSessionCookie, request)).value_or(""));
}

std::optional<WebSession> WebGate::visitor(const HttpRequest& request)
{
    const auto token = request.cookie(cookieName(kSessionCookie, request));
    return token ? m_sessions.find(*token, m_meter.passwords()) : std::nullopt;
}

WebGate::Verdict WebGate::changePassword(
    const std::string& client, const WebUser& user, std::string_view old, std::string_view next)
{
    auto verdict = judge(client, user.name, old);
    if (verdict.kind == Verdict::Kind::right) {
        const auto before = m_meter.passwords()[static_cast<std::size_t>(user.account)];
        const auto kept = m_accounts.hashed(next, before);
        m_meter.change([&](Bench& bench) { bench.apply(SetWebPassword{user.account, kept}); });
        verdict.token = m_sessions.begin(user, m_meter.passwords());
    }
    return verdict;
}

HttpHeader WebGate::cookie(const HttpRequest& request, const std::string& token)
{
    const auto life = token.empty() ? 0 : std::chrono::seconds(kSessionLife).count();
    return {"Set-Cookie",
        cookieName(kSessionCookie, request) + "=" + token
            + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(life)};
}

} // namespace vmeter
