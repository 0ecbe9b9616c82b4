// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/web_api.h"

#include "core/registers/commands.h"
#include "virtualhw/ethernet/web/access/secrets.h"
#include "virtualhw/ethernet/web/api/api_body.h"
#include "virtualhw/ethernet/web/api/energies_csv.h"
#include "virtualhw/ethernet/web/api/settings_json.h"
#include "virtualhw/ethernet/web/api/system_json.h"
#include "virtualhw/ethernet/web/meter_json.h"
#include "virtualhw/ethernet/web/trend_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace vmeter {

namespace {

constexpr const char* kJson = "application/json";
constexpr int kLcdScale = 6; // sharp on a phone and on a desktop

HttpResponse jsonResponse(const QJsonObject& object, int status = 200)
{
    return {status, kJson, QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString(), {}, false};
}

HttpResponse done()
{
    return {204, "", "", {}, false};
}

QJsonObject sessionJson(const WebSession& session)
{
    return {
        {"user", session.user.name.c_str()},
        {"role", session.user.role == WebRole::admin ? "admin" : "user"},
        {"csrf_token", session.csrfToken.c_str()},
    };
}

/// An admin gets all users, others get only their own account.
QJsonObject usersJson(const WebSession& session, const WebPasswords& passwords)
{
    QJsonArray users;
    for (const auto& user : webUsers()) {
        if (session.user.role == WebRole::admin || session.user.name == user.name) {
            users.append(QJsonObject{
                {"user", user.name.c_str()},
                {"role", user.role == WebRole::admin ? "admin" : "user"},
                {"factory_password", !passwords[static_cast<std::size_t>(user.account)].own},
            });
        }
    }
    return {{"users", users}};
}

} // namespace

WebApi::WebApi(WebMeter meter, WebGate& gate, std::shared_ptr<const TrendRecorder> trends, const WebPages& texts,
    WebClock clock, PaintLcd paintLcd)
    : m_meter(meter)
    , m_gate(gate)
    , m_trends(std::move(trends))
    , m_texts(texts)
    , m_feed(std::move(meter), std::move(clock))
    , m_paintLcd(std::move(paintLcd))
{
}

void WebApi::addTo(HttpRouter& router)
{
    addReading(router);
    addSettings(router);
    addAccess(router);
    router.add("GET", "/api/openapi.json", [description = WebPages::file("openapi.json")](const HttpRequest&) {
        return HttpResponse{200, kJson, description, {}, false};
    });
}

void WebApi::addReading(HttpRouter& router)
{
    constexpr auto kAll = WebRole::user;
    add(router, "GET", "/api/live", kAll, [this](const Call&) {
        return HttpResponse{200, kJson, *m_feed.text(), {}, false};
    });
    add(router, "GET", "/api/events", kAll, [this](const Call& call) {
        HttpRequest visitor; // the parts of the request that identify the web login
        visitor.headers = call.request.headers;
        return m_feed.stream([this, visitor = std::move(visitor)] { return m_gate.visitor(visitor).has_value(); });
    });
    addJson(router, "/api/lcd", kAll, [](const Call& call) { return lcdCellsJson(call.now->meter.lcd); });
    add(router, "GET", "/api/lcd.png", kAll, [this](const Call& call) {
        if (!m_paintLcd) {
            throw WebApiError(503, "refused_by_meter");
        }
        return HttpResponse{200, "image/png", m_paintLcd(call.now->meter.lcd, kLcdScale).toStdString(), {}, false};
    });
    addJson(router, "/api/measurements", kAll, [](const Call& call) { return measurementsJson(*call.now); });
    addJson(router, "/api/energies", kAll, [](const Call& call) { return energiesJson(*call.now); });
    add(router, "GET", "/api/energies.csv", kAll, [](const Call& call) {
        return HttpResponse{200, "text/csv; charset=utf-8; header=present", energiesCsv(*call.now),
            {{"Content-Disposition", "attachment; filename=\"energies.csv\""}}, false};
    });
    addJson(router, "/api/trends/hour", kAll,
        [this](const Call&) { return trendJson(m_trends->trend(TrendPeriod::hour)); });
    addJson(
        router, "/api/trends/day", kAll, [this](const Call&) { return trendJson(m_trends->trend(TrendPeriod::day)); });
    addJson(router, "/api/partials", kAll, [](const Call& call) {
        return QJsonObject{
            {"energies", energiesJson(*call.now)["partial"]}, {"running", partialsRunningJson(*call.now)}};
    });
}

void WebApi::addSettings(HttpRouter& router)
{
    addJson(router, "/api/network", WebRole::admin, [](const Call& call) { return networkJson(call.now->meter); });
    addChange(router, "PUT", "/api/network", [this](const Call& call) {
        m_meter.change(
            [&](Bench& bench) { bench.apply(ApplySettings{withNetwork(bench.state().settings, call.request)}); });
    });
    addJson(router, "/api/time", WebRole::admin, [](const Call& call) { return timeJson(call.now->meter); });
    addChange(router, "PUT", "/api/time", [this](const Call& call) {
        m_meter.change(
            [&](Bench& bench) { bench.apply(ApplySettings{withTime(bench.state().settings, call.request)}); });
    });
    addChange(router, "PUT", "/api/clock", [this](const Call& call) {
        write(kClockRegister, clockWords(call.request), WebApiError(422, "not_a_time", "clock"));
    });
    addChange(router, "PUT", "/api/tariff", [this](const Call& call) {
        const auto tariff = static_cast<uint16_t>(ApiBody(call.request, {"tariff"}).integer("tariff", 1, kTariffs));
        write(kTariffRegister, std::array{tariff}, WebApiError(422, "out_of_range", "tariff"));
    });
    addChange(router, "POST", "/api/partials", [this](const Call& call) { changePartial(call); });
    addJson(router, "/api/system", WebRole::admin, [](const Call& call) { return systemJson(call.now->meter); });
    addChange(router, "POST", "/api/system/restart",
        [this](const Call&) { write(kSystemRegister, std::array{kRestart}, WebApiError(503, "refused_by_meter")); });
}

void WebApi::addAccess(HttpRouter& router)
{
    router.add("POST", "/api/session",
        [this](const HttpRequest& request) { return guarded(request, [&] { return signIn(request); }); });
    addJson(router, "/api/session", WebRole::user, [](const Call& call) { return sessionJson(call.session); });
    add(router, "DELETE", "/api/session", WebRole::user, [this](const Call& call) {
        m_gate.signOut(call.request);
        auto response = done();
        response.headers.push_back(WebGate::cookie(call.request, ""));
        return response;
    });
    addJson(router, "/api/users", WebRole::user,
        [](const Call& call) { return usersJson(call.session, call.now->meter.webPasswords); });
    add(router, "PUT", "/api/password", WebRole::user, [this](const Call& call) { return changePassword(call); });
}

void WebApi::add(HttpRouter& router, const char* method, const char* path, WebRole role, Answer answer)
{
    router.add(method, path, [this, role, answer = std::move(answer)](const HttpRequest& request) {
        return guarded(request, [&] {
            const auto session = admit(request, role);
            return answer({request, session, m_meter.snapshot()});
        });
    });
}

void WebApi::addChange(HttpRouter& router, const char* method, const char* path, Change change)
{
    add(router, method, path, WebRole::admin, [change = std::move(change)](const Call& call) {
        change(call);
        return done();
    });
}

void WebApi::addJson(HttpRouter& router, const char* path, WebRole role, std::function<QJsonObject(const Call&)> json)
{
    add(router, "GET", path, role, [json = std::move(json)](const Call& call) { return jsonResponse(json(call)); });
}

WebSession WebApi::admit(const HttpRequest& request, WebRole role)
{
    auto session = m_gate.visitor(request);
    if (!session) {
        throw WebApiError(401, "sign_in_first");
    }
    if (request.method != "GET" && !equalSecrets(request.header("X-CSRF-Token").value_or(""), session->csrfToken)) {
        throw WebApiError(403, "csrf_token");
    }
    if (role == WebRole::admin && session->user.role != WebRole::admin) {
        throw WebApiError(403, "admin_only");
    }
    return *std::move(session);
}

HttpResponse WebApi::guarded(const HttpRequest& request, const std::function<HttpResponse()>& answer) const
{
    try {
        return answer();
    } catch (const WebApiError& error) {
        return refusal(request, error);
    } catch (const SimulationStopped&) {
        return refusal(request, WebApiError(503, "refused_by_meter"));
    }
}

HttpResponse WebApi::refusal(const HttpRequest& request, const WebApiError& error) const
{
    QJsonObject said{
        {"code", error.code().c_str()},
        {"message", m_texts.text("error_" + error.code(), chooseLanguage(request)).c_str()},
    };
    if (!error.field().empty()) {
        said.insert("field", error.field().c_str());
    }
    return jsonResponse({{"error", said}}, error.status());
}

HttpResponse WebApi::signIn(const HttpRequest& request)
{
    const ApiBody body(request, {"user", "password"});
    const auto verdict = m_gate.signIn(request.client, body.text("user"), body.text("password"));
    if (verdict.kind == WebGate::Verdict::Kind::tooSoon) {
        auto response = refusal(request, WebApiError(429, "too_soon"));
        response.headers.push_back({"Retry-After", std::to_string(verdict.wait.count())});
        return response;
    }
    if (verdict.kind == WebGate::Verdict::Kind::wrong) {
        throw WebApiError(401, "sign_in_wrong");
    }
    auto response = done();
    response.headers.push_back(WebGate::cookie(request, verdict.token));
    return response;
}

HttpResponse WebApi::changePassword(const Call& call)
{
    const ApiBody body(call.request, {"old", "new"});
    const auto next = body.text("new");
    if (next.size() < kPasswordMin || next.size() > kPasswordMax) {
        throw WebApiError(422, "password_length", "new");
    }
    const auto verdict = m_gate.changePassword(call.request.client, call.session.user, body.text("old"), next);
    if (verdict.kind == WebGate::Verdict::Kind::tooSoon) {
        auto response = refusal(call.request, WebApiError(429, "too_soon"));
        response.headers.push_back({"Retry-After", std::to_string(verdict.wait.count())});
        return response;
    }
    if (verdict.kind == WebGate::Verdict::Kind::wrong) {
        throw WebApiError(403, "old_password_wrong", "old");
    }
    auto response = done();
    response.headers.push_back(WebGate::cookie(call.request, verdict.token));
    return response;
}

void WebApi::changePartial(const Call& call)
{
    const ApiBody body(call.request, {"counter", "action"});
    const auto name = body.text("counter");
    const auto action = body.text("action");
    if (action != "start" && action != "stop" && action != "zero") {
        throw WebApiError(422, "not_an_action", "action");
    }
    if (name == "all" && action == "zero") {
        write(kPartialsRegister, std::array{kZeroAllPartials}, WebApiError(503, "refused_by_meter"));
        return;
    }
    const auto counter = partialCounterNamed(name);
    if (!counter) {
        throw WebApiError(422, "not_a_counter", "counter");
    }
    m_meter.change([&](Bench& bench) {
        if (action == "zero") {
            bench.apply(ZeroPartial{*counter});
        } else {
            bench.apply(RunPartial{*counter, action == "start"});
        }
    });
}

/// Throws `refused` if the meter does not accept the words.
void WebApi::write(uint16_t address, std::span<const uint16_t> words, const WebApiError& refused)
{
    m_meter.change([&](Bench& bench) {
        if (bench.apply(WriteRegisters{address, {words.begin(), words.end()}, false}) != RegisterResult::ok) {
            throw refused;
        }
    });
}

} // namespace vmeter
