// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_site.h"

#include "virtualhw/ethernet/http/asset_type.h"
#include "virtualhw/ethernet/web/access/secrets.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <utility>

namespace vmeter {

namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";

/// Content security policy: pages load and run only files of this site, and no other site may frame them. A stricter
/// referrer policy is not possible, because browsers would then send a null Origin with the site's own forms.
constexpr std::array<std::pair<const char*, const char*>, 7> kSecurityHeaders{{
    {"Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action "
        "'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
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

std::string fieldValue(const HttpFields& fields, std::string_view name)
{
    const auto found = std::ranges::find(fields, name, &HttpFields::value_type::first);
    return found == fields.end() ? std::string() : found->second;
}

} // namespace

/// A page that needs a web login. `name`: name of its file; "page_" plus `name` is the text of its title.
struct WebPage {
    const char* path;
    const char* name;
    WebRole role;
};

namespace {

constexpr std::array kPages{
    WebPage{"/", "overview", WebRole::user},
    WebPage{"/measurements", "measurements", WebRole::user},
    WebPage{"/energies", "energies", WebRole::user},
    WebPage{"/trends", "trends", WebRole::user},
    WebPage{"/network", "network", WebRole::admin},
    WebPage{"/time", "time", WebRole::admin},
    WebPage{"/tariff", "tariff", WebRole::admin},
    WebPage{"/users", "users", WebRole::user}, // each user may change the own password
    WebPage{"/system", "system", WebRole::admin},
};

/// Creates a recorder that gets its readings from a simulation.
std::shared_ptr<const TrendRecorder> recorderOf(Simulation& simulation)
{
    auto recorder = std::make_shared<TrendRecorder>();
    simulation.everySecond([recorder](const Bench& bench) { recorder->process(bench.time(), bench.state()); });
    return recorder;
}

} // namespace

WebSite::WebSite(Simulation& simulation, PaintLcd paintLcd)
    : WebSite(
        webMeterOf(simulation), recorderOf(simulation), [] { return std::chrono::steady_clock::now(); },
        std::move(paintLcd))
{
}

WebSite::WebSite(WebMeter meter, std::shared_ptr<const TrendRecorder> trends, WebClock clock, PaintLcd paintLcd)
    : m_meter(meter)
    , m_gate(meter, clock)
    , m_api(std::move(meter), m_gate, std::move(trends), m_pages, clock, std::move(paintLcd))
{
    addPages();
    addFiles();
    m_api.addTo(m_router);
}

void WebSite::addPages()
{
    for (const auto& page : kPages) {
        m_router.add("GET", page.path, [this, page](const HttpRequest& request) { return getPage(request, page); });
    }
    m_router.add("GET", "/login", [this](const HttpRequest& request) { return getLogin(request); });
    m_router.add("POST", "/login", [this](const HttpRequest& request) { return postLogin(request); });
    m_router.add("POST", "/logout", [this](const HttpRequest& request) { return postLogout(request); });
}

void WebSite::addFiles()
{
    for (const EmbeddedFile& file : webFiles()) {
        if (const char* type = assetType(file.name)) {
            m_router.add("GET", "/" + std::string(file.name), [type, text = file.text](const HttpRequest&) {
                return HttpResponse{200, type, std::string(text), {}, false};
            });
        }
    }
}

HttpResponse WebSite::handle(const HttpRequest& request)
{
    if (!m_meter.snapshot()->meter.powered) {
        HttpResponse dead;
        dead.hangUp = true;
        return dead;
    }
    m_meter.activity();
    if (!hostIsAllowed(request)) {
        return errorPage(403, "the Host must be localhost or an address in numbers");
    }
    if (request.method != "GET" && sentByOtherSite(request)) {
        return errorPage(403, "pages of other sites may not act here");
    }
    HttpResponse response = m_router.route(request);
    if (response.status == 404 && !request.path.starts_with("/api/")) {
        response = rendered(request, "not_found.html", {}, {});
        response.status = 404;
    }
    return secured(std::move(response));
}

/// [inferred] A real meter allows only a few clients; here many may watch. Few threads, so that a flood of requests
/// leaves computing time for metrology and Modbus.
HttpLimits WebSite::limits()
{
    HttpLimits limits;
    limits.connections = 256;
    limits.handlers = 4;
    limits.streams = 32;
    limits.bodyBytes = 16 * 1024;
    return limits;
}

HttpResponse WebSite::errorPage(int status, const std::string& message)
{
    return secured(plainErrorPage(status, message));
}

HttpResponse WebSite::getPage(const HttpRequest& request, const WebPage& page)
{
    const auto session = m_gate.visitor(request);
    if (!session) {
        return redirect("/login");
    }
    const bool isAdmin = session->user.role == WebRole::admin;
    const bool admitted = isAdmin || page.role != WebRole::admin;
    WebPages::Values values{
        {"user", session->user.name},
        {"csrf_token", session->csrfToken},
        {"path", page.path},
        {"title", m_pages.text(std::string("page_") + page.name, chooseLanguage(request))},
    };
    for (const auto& other : kPages) {
        values.emplace(std::string("current_") + other.name, other.name == page.name ? "page" : "false");
    }
    const std::string content = admitted ? page.name : "forbidden";
    auto response = rendered(request, "layout.html",
        {{"navigation", isAdmin ? "navigation_admin.html" : "navigation_user.html"}, {"content", content + ".html"},
            {"energy_rows", "energy_rows.html"}},
        std::move(values));
    response.status = admitted ? 200 : 403;
    return response;
}

HttpResponse WebSite::getLogin(const HttpRequest& request)
{
    if (m_gate.visitor(request)) {
        return redirect("/");
    }
    return loginPage(request, 200, "");
}

HttpResponse WebSite::postLogin(const HttpRequest& request)
{
    const auto language = chooseLanguage(request);
    const auto fields = formFields(request.body).value_or(HttpFields{});
    const auto verdict = m_gate.signIn(request, fieldValue(fields, "user"), fieldValue(fields, "password"));
    if (verdict.kind == WebGate::Verdict::Kind::tooSoon) {
        const auto seconds = std::to_string(verdict.wait.count());
        auto response = loginPage(request, 429, m_pages.text("sign_in_wait", language) + " " + seconds + " s");
        response.headers.push_back({"Retry-After", seconds});
        return response;
    }
    if (verdict.kind == WebGate::Verdict::Kind::wrong) {
        return loginPage(request, 401, m_pages.text("error_sign_in_wrong", language));
    }
    auto response = redirect("/");
    std::ranges::move(WebGate::cookiesOf(request, verdict), std::back_inserter(response.headers));
    return response;
}

HttpResponse WebSite::postLogout(const HttpRequest& request)
{
    const auto session = m_gate.visitor(request);
    const auto fields = formFields(request.body).value_or(HttpFields{});
    if (session && !equalSecrets(fieldValue(fields, "csrf_token"), session->csrfToken)) {
        return plainErrorPage(403, m_pages.text("error_csrf_token", chooseLanguage(request)));
    }
    m_gate.signOut(request);
    auto response = redirect("/login");
    response.headers.push_back(WebGate::cookie(request, ""));
    return response;
}

HttpResponse WebSite::loginPage(const HttpRequest& request, int status, const std::string& message) const
{
    auto response = rendered(request, "login.html", {}, {{"message", message}});
    response.status = status;
    return response;
}

/// A page in the language of the request; "?lang=fr" chooses the language and keeps the choice.
HttpResponse WebSite::rendered(
    const HttpRequest& request, const std::string& file, const WebPages::Parts& parts, WebPages::Values values) const
{
    constexpr std::chrono::seconds kChoiceLife = std::chrono::hours(24 * 365);
    const auto language = chooseLanguage(request);
    std::vector<HttpHeader> headers;
    if (fieldValue(formFields(request.query).value_or(HttpFields{}), "lang") == languageCode(language)) {
        headers.push_back({"Set-Cookie",
            cookieName(kLanguageCookie, request) + "=" + languageCode(language)
                + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(kChoiceLife.count())});
    }
    values.emplace("language", languageCode(language));
    values.emplace("model", model());
    return {200, kHtml, m_pages.render(file, language, values, parts), std::move(headers), false};
}

std::string WebSite::model() const
{
    return std::string(m_meter.snapshot()->meter.model->productName);
}

} // namespace vmeter
