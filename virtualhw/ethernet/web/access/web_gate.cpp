// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/access/web_gate.h"

#include "virtualhw/ethernet/web/access/secrets.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace vmeter {

namespace {

constexpr const char* kSessionCookie = "vmeter_session";
constexpr const char* kBrowserCookie = "vmeter_browser";
constexpr std::chrono::hours kBrowserLife{24 * 30};
constexpr std::size_t kMostBrowsers = 256; // of all users; beyond this, the one known longest is forgotten

HttpHeader setCookie(const char* name, const HttpRequest& request, const std::string& value, std::chrono::seconds life)
{
    return {"Set-Cookie",
        cookieName(name, request) + "=" + value
            + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(life.count())};
}

} // namespace

WebGate::WebGate(WebMeter meter, WebClock clock)
    : m_meter(std::move(meter))
    , m_sessions(clock)
    , m_throttle(clock)
{
}

/// The attempt is counted before the password is checked, so that parallel attempts give no advantage.
WebGate::Verdict WebGate::judge(const HttpRequest& request, std::string_view name, std::string_view password)
{
    const std::optional<std::string> browser = knownBrowser(request, name);
    std::counting_semaphore<>& places = browser ? m_acquainted : m_strangers;
    if (!places.try_acquire()) {
        return {Verdict::Kind::tooSoon, kFirstSignInDelay, {}};
    }
    const std::shared_ptr<void> place(nullptr, [&places](void*) { places.release(); });
    const std::string whose = browser ? "browser " + *browser : request.client;
    if (const auto wait = m_throttle.admit(whose, name)) {
        return {Verdict::Kind::tooSoon, *wait, {}};
    }
    if (!m_accounts.check(name, password, m_meter.passwords())) {
        return {};
    }
    m_throttle.succeeded(whose, name);
    return {Verdict::Kind::right, {}, {}};
}

std::optional<std::string> WebGate::knownBrowser(const HttpRequest& request, std::string_view name)
{
    const auto token = request.cookie(cookieName(kBrowserCookie, request)).value_or("");
    const std::lock_guard lock(m_mutex);
    const bool isKnown = std::ranges::any_of(m_browsers,
        [&](const KnownBrowser& browser) { return browser.name == name && equalSecrets(token, browser.token); });
    return isKnown ? std::optional(std::string(token)) : std::nullopt;
}

std::string WebGate::rememberBrowser(std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    m_browsers.push_back({randomToken(), std::string(name)});
    if (m_browsers.size() > kMostBrowsers) {
        m_browsers.pop_front();
    }
    return m_browsers.back().token;
}

WebGate::Verdict WebGate::signIn(const HttpRequest& request, std::string_view name, std::string_view password)
{
    const auto passwords = m_meter.passwords(); // if the password changes meanwhile, the new login is invalid
    auto verdict = judge(request, name, password);
    if (verdict.kind == Verdict::Kind::right) {
        verdict.token = m_sessions.begin(*std::ranges::find(webUsers(), name, &WebUser::name), passwords);
        verdict.browser = rememberBrowser(name);
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
    const HttpRequest& request, const WebUser& user, std::string_view old, std::string_view next)
{
    auto verdict = judge(request, user.name, old);
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
    return setCookie(
        kSessionCookie, request, token, token.empty() ? std::chrono::seconds{} : std::chrono::seconds(kSessionLife));
}

std::vector<HttpHeader> WebGate::cookiesOf(const HttpRequest& request, const Verdict& signedIn)
{
    return {cookie(request, signedIn.token), setCookie(kBrowserCookie, request, signedIn.browser, kBrowserLife)};
}

} // namespace vmeter
