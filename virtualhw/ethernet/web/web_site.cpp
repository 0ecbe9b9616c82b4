// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_site.h"

#include "virtualhw/ethernet/web/meter_json.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <chrono>

namespace vmeter {

namespace {

constexpr const char* kSessionCookie = "vmeter_session";
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr std::size_t kBodyBytes = 64 * 1024;

/// Nothing is loaded from elsewhere, nothing is run that is not a file of this site, and no other site may frame it.
/// The referrer policy may not be stricter: without it browsers send a null Origin with the site's own forms.
constexpr std::array<std::pair<const char*, const char*>, 6> kSecurityHeaders{{
    {"Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action "
        "'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
}};

HttpResponse secured(HttpResponse response)
{
    for (const auto& [name, value] : kSecurityHeaders) {
        response.headers.push_back({name, value});
    }
    return response;
}

HttpResponse redirect(const std::string& path)
{
    return {303, "", "", {{"Location", path}}, false};
}

HttpHeader cookie(const std::string& name, const std::string& value, std::chrono::seconds life)
{
    return {"Set-Cookie",
        name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(life.count())};
}

std::string fieldValue(const HttpFields& fields, std::string_view name)
{
    const auto found = std::ranges::find(fields, name, &HttpFields::value_type::first);
    return found == fields.end() ? std::string() : found->second;
}

} // namespace

WebSite::WebSite(const Simulation& simulation)
    : WebSite([&simulation] { return simulation.snapshot(); }, [] { return std::chrono::steady_clock::now(); })
{
}

WebSite::WebSite(SnapshotSource source, WebClock clock)
    : m_source(std::move(source))
    , m_sessions(clock)
    , m_throttle(clock)
{
    addPages();
}

void WebSite::addPages()
{
    m_router.add("GET", "/", [this](const HttpRequest& request) { return getOverview(request); });
    m_router.add("GET", "/login", [this](const HttpRequest& request) { return getLogin(request); });
    m_router.add("POST", "/login", [this](const HttpRequest& request) { return postLogin(request); });
    m_router.add("POST", "/logout", [this](const HttpRequest& request) { return postLogout(request); });
    m_router.add("GET", "/api/live", [this](const HttpRequest& request) { return getLive(request); });
    addFile("style.css", "text/css; charset=utf-8");
    addFile("overview.js", "text/javascript; charset=utf-8");
    addFile("icon.svg", "image/svg+xml");
}

void WebSite::addFile(const std::string& name, const std::string& contentType)
{
    m_router.add("GET", "/" + name, [contentType, content = WebPages::file(name)](const HttpRequest&) {
        return HttpResponse{200, contentType, content, {}, false};
    });
}

HttpResponse WebSite::handle(const HttpRequest& request)
{
    if (!m_source()->meter.powered) {
        HttpResponse dead;
        dead.hangUp = true;
        return dead;
    }
    if (request.method != "GET" && sentByOtherSite(request)) {
        return errorPage(403, "pages of other sites may not act here");
    }
    return secured(m_router.route(request));
}

HttpLimits WebSite::limits()
{
    HttpLimits limits;
    limits.bodyBytes = kBodyBytes;
    return limits;
}

HttpResponse WebSite::errorPage(int status, const std::string& message)
{
    return secured(plainErrorPage(status, message));
}

HttpResponse WebSite::getOverview(const HttpRequest& request)
{
    const auto user = userOf(request);
    if (!user) {
        return redirect("/login");
    }
    return page(request, "overview.html", {{"user", user->name}});
}

HttpResponse WebSite::getLogin(const HttpRequest& request)
{
    if (userOf(request)) {
        return redirect("/");
    }
    return loginPage(request, 200, "");
}

HttpResponse WebSite::postLogin(const HttpRequest& request)
{
    const auto language = chooseLanguage(request);
    const auto fields = formFields(request.body).value_or(HttpFields{});
    const auto name = fieldValue(fields, "user");
    if (const auto wait = m_throttle.admit(request.client, name)) {
        const auto seconds = std::to_string(wait->count());
        auto response = loginPage(request, 429, m_pages.text("sign_in_wait", language) + " " + seconds + " s");
        response.headers.push_back({"Retry-After", seconds});
        return response;
    }
    const auto user = m_accounts.check(name, fieldValue(fields, "password"));
    if (!user) {
        return loginPage(request, 401, m_pages.text("sign_in_wrong", language));
    }
    m_throttle.succeeded(request.client, name);
    auto response = redirect("/");
    response.headers.push_back(cookie(kSessionCookie, m_sessions.begin(*user), kSessionLife));
    return response;
}

HttpResponse WebSite::postLogout(const HttpRequest& request)
{
    m_sessions.end(request.cookie(kSessionCookie).value_or(""));
    auto response = redirect("/login");
    response.headers.push_back(cookie(kSessionCookie, "", {}));
    return response;
}

HttpResponse WebSite::getLive(const HttpRequest& request)
{
    if (!userOf(request)) {
        return {401, "application/json", "{\"error\":\"sign in first\"}\n", {}, false};
    }
    const auto now = m_source();
    const auto text = lcdTextJson(now->meter.lcd);
    auto lcd = lcdCellsJson(now->meter.lcd);
    lcd.insert("text",
        QStringLiteral("%1 %2 %3").arg(text["menu"].toString(), text["main"].toString(), text["unit"].toString()));
    const QJsonObject live{
        {"lcd", lcd},
        {"measurements", measurementsJson(*now)},
        {"energies", energiesJson(*now)},
    };
    return {200, "application/json", QJsonDocument(live).toJson(QJsonDocument::Compact).toStdString(), {}, false};
}

HttpResponse WebSite::loginPage(const HttpRequest& request, int status, const std::string& message) const
{
    auto response = page(request, "login.html", {{"message", message}});
    response.status = status;
    return response;
}

/// A page in the language of the request; "?lang=fr" chooses the language and keeps the choice.
HttpResponse WebSite::page(const HttpRequest& request, const std::string& file, WebPages::Values values) const
{
    constexpr auto kChoiceLife = std::chrono::hours(24 * 365);
    auto language = chooseLanguage(request);
    std::vector<HttpHeader> headers;
    const auto choice = fieldValue(formFields(request.query).value_or(HttpFields{}), "lang");
    for (const auto offered : {WebLanguage::en, WebLanguage::fr}) {
        if (choice == languageCode(offered)) {
            language = offered;
            headers.push_back(cookie(kLanguageCookie, choice, kChoiceLife));
        }
    }
    values.emplace("language", languageCode(language));
    values.emplace("model", model());
    return {200, kHtml, m_pages.render(file, language, values), std::move(headers), false};
}

std::optional<WebUser> WebSite::userOf(const HttpRequest& request)
{
    const auto token = request.cookie(kSessionCookie);
    return token ? m_sessions.find(*token) : std::nullopt;
}

std::string WebSite::model() const
{
    return m_source()->meter.model == Model::e27 ? "COUNTIS E27" : "COUNTIS E28";
}

} // namespace vmeter
