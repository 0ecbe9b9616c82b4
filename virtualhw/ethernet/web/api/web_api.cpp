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
#include <iterator>
#include <string_view>
#include <utility>

namespace vmeter {

namespace {

constexpr const char* kJson = "application/json";
constexpr const char* kKept = "Done, and kept through power cuts.";
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
    addOpen(router,
        {.method = "GET",
            .path = "/api/openapi.json",
            .summary = "This description",
            .answer = {{kJson, "ApiDescription"}}},
        [this](const HttpRequest&) {
            const std::string frame = WebPages::file("api_frame.json");
            return jsonResponse(
                apiDescription(QJsonDocument::fromJson(QByteArray::fromStdString(frame)).object(), m_calls));
        });
}

void WebApi::addReading(HttpRouter& router)
{
    constexpr auto kAll = WebRole::user;
    add(router, kAll,
        {.method = "GET",
            .path = "/api/live",
            .summary = "Display, measurements, energies and states at one moment",
            .answer = {{kJson, "Live"}}},
        [this](const Call&) {
            return HttpResponse{200, kJson, *m_feed.text(), {}, false};
        });
    add(router, kAll,
        {.method = "GET",
            .path = "/api/events",
            .summary = "Server-sent events `live` with what /api/live says, at each change and at least every two "
                       "seconds",
            .answer = {{"text/event-stream", "EventStream"}}},
        [this](const Call& call) {
            HttpRequest visitor; // the parts of the request that identify the web login
            visitor.headers = call.request.headers;
            return m_feed.stream([this, visitor = std::move(visitor)] { return m_gate.visitor(visitor).has_value(); });
        });
    addJson(router, kAll, {.path = "/api/lcd", .summary = "The glass, segment by segment", .answer = {{kJson, "Lcd"}}},
        [](const Call& call) { return lcdCellsJson(call.now->meter.lcd); });
    add(router, kAll,
        {.method = "GET",
            .path = "/api/lcd.png",
            .summary = "The glass as a picture, as the front shows it",
            .answered = "A picture.",
            .answer = {{"image/png", "Picture"}},
            .errors = {503}},
        [this](const Call& call) {
            if (!m_paintLcd) {
                throw WebApiError(503, "refused_by_meter");
            }
            return HttpResponse{200, "image/png", m_paintLcd(call.now->meter.lcd, kLcdScale).toStdString(), {}, false};
        });
    addJson(router, kAll,
        {.path = "/api/measurements",
            .summary = "Instantaneous values (manual 4.6.1)",
            .answer = {{kJson, "Measurements"}}},
        [](const Call& call) { return measurementsJson(*call.now); });
    addJson(router, kAll, {.path = "/api/energies", .summary = "All energies", .answer = {{kJson, "Energies"}}},
        [](const Call& call) { return energiesJson(*call.now); });
    add(router, kAll,
        {.method = "GET",
            .path = "/api/energies.csv",
            .summary = "All energies as CSV (RFC 4180), in kWh, kvarh, kVAh",
            .answer = {{"text/csv", "EnergyTable"}}},
        [](const Call& call) {
            return HttpResponse{200, "text/csv; charset=utf-8; header=present", energiesCsv(*call.now),
                {{"Content-Disposition", "attachment; filename=\"energies.csv\""}}, false};
        });
    addJson(router, kAll,
        {.path = "/api/trends/hour",
            .summary = "Total active power and voltages of the last hour of meter time, means over 10 s",
            .answer = {{kJson, "Trend"}}},
        [this](const Call&) { return trendJson(m_trends->trend(TrendPeriod::hour)); });
    addJson(router, kAll,
        {.path = "/api/trends/day",
            .summary = "The same of the last day, means over 5 min",
            .answer = {{kJson, "Trend"}}},
        [this](const Call&) { return trendJson(m_trends->trend(TrendPeriod::day)); });
    addJson(router, kAll, {.path = "/api/partials", .summary = "Partial meters", .answer = {{kJson, "Partials"}}},
        [](const Call& call) {
            return QJsonObject{
                {"energies", energiesJson(*call.now)["partial"]}, {"running", partialsRunningJson(*call.now)}};
        });
}

void WebApi::addSettings(HttpRouter& router)
{
    constexpr auto kAdmin = WebRole::admin;
    addJson(router, kAdmin, {.path = "/api/network", .summary = "Network settings", .answer = {{kJson, "Network"}}},
        [](const Call& call) { return networkJson(call.now->meter); });
    addChange(router,
        {.method = "PUT",
            .path = "/api/network",
            .summary = "Change the network settings, in force at once",
            .body = {{kJson, "NetworkChange"}}},
        [this](const Call& call) {
            m_meter.change(
                [&](Bench& bench) { bench.apply(ApplySettings{withNetwork(bench.state().settings, call.request)}); });
        });
    addJson(router, kAdmin, {.path = "/api/time", .summary = "Clock, zone and NTP", .answer = {{kJson, "Clock"}}},
        [](const Call& call) { return timeJson(call.now->meter); });
    addChange(router,
        {.method = "PUT", .path = "/api/time", .summary = "Change zone and NTP", .body = {{kJson, "ClockChange"}}},
        [this](const Call& call) {
            m_meter.change(
                [&](Bench& bench) { bench.apply(ApplySettings{withTime(bench.state().settings, call.request)}); });
        });
    addChange(router,
        {.method = "PUT",
            .path = "/api/clock",
            .summary = "Set the clock, in the meter's zone",
            .body = {{kJson, "ClockSetting"}}},
        [this](const Call& call) {
            write(kClockRegister, clockWords(call.request), WebApiError(422, "not_a_time", "clock"));
        });
    addChange(router,
        {.method = "PUT", .path = "/api/tariff", .summary = "Choose the tariff", .body = {{kJson, "TariffChange"}}},
        [this](const Call& call) {
            const auto tariff = static_cast<uint16_t>(ApiBody(call.request, {"tariff"}).integer("tariff", 1, kTariffs));
            write(kTariffRegister, std::array{tariff}, WebApiError(422, "out_of_range", "tariff"));
        });
    addChange(router,
        {.method = "POST",
            .path = "/api/partials",
            .summary = "Start, stop or zero a partial meter; `all` can be zeroed",
            .body = {{kJson, "PartialChange"}}},
        [this](const Call& call) { changePartial(call); });
    addJson(router, kAdmin,
        {.path = "/api/system", .summary = "Identity, versions and checksums", .answer = {{kJson, "System"}}},
        [](const Call& call) { return systemJson(call.now->meter); });
    addChange(router, {.method = "POST", .path = "/api/system/restart", .summary = "Restart the meter"},
        [this](const Call&) { write(kSystemRegister, std::array{kRestart}, WebApiError(503, "refused_by_meter")); });
}

void WebApi::addAccess(HttpRouter& router)
{
    addOpen(router,
        {.method = "POST",
            .path = "/api/session",
            .summary = "Sign in",
            .body = {{kJson, "SignIn"}},
            .answered = "Signed in.",
            .errors = {400, 401, 415, 422, 429}},
        [this](const HttpRequest& request) { return signIn(request); });
    addJson(router, WebRole::user,
        {.path = "/api/session", .summary = "Who is signed in", .answer = {{kJson, "Session"}}},
        [](const Call& call) { return sessionJson(call.session); });
    add(router, WebRole::user, {.method = "DELETE", .path = "/api/session", .summary = "Sign out"},
        [this](const Call& call) {
            m_gate.signOut(call.request);
            auto response = done();
            response.headers.push_back(WebGate::cookie(call.request, ""));
            return response;
        });
    addJson(router, WebRole::user,
        {.path = "/api/users", .summary = "Users: to admin all, to others themselves", .answer = {{kJson, "Users"}}},
        [](const Call& call) { return usersJson(call.session, call.now->meter.webPasswords); });
    add(router, WebRole::user,
        {.method = "PUT",
            .path = "/api/password",
            .summary = "Change one's own password; all older sessions end, the answer brings a new cookie",
            .body = {{kJson, "PasswordChange"}},
            .answered = kKept,
            .errors = {429}},
        [this](const Call& call) { return changePassword(call); });
}

void WebApi::addOpen(HttpRouter& router, ApiCall call, std::function<HttpResponse(const HttpRequest&)> answer)
{
    call.security.emplace();
    router.add(call.method, call.path, [this, answer = std::move(answer)](const HttpRequest& request) {
        return guarded(request, [&] { return answer(request); });
    });
    m_calls.push_back(std::move(call));
}

void WebApi::add(HttpRouter& router, WebRole role, ApiCall call, Answer answer)
{
    router.add(call.method, call.path, [this, role, answer = std::move(answer)](const HttpRequest& request) {
        return guarded(request, [&] {
            const auto session = admit(request, role);
            return answer({request, session, m_meter.snapshot()});
        });
    });
    const bool changes = std::string_view(call.method) != "GET";
    call.errors.push_back(401);
    if (changes) {
        call.security = {"session", "csrf"};
    }
    if (changes || role == WebRole::admin) {
        call.errors.push_back(403);
    }
    if (!call.body.empty()) {
        call.errors.insert(call.errors.end(), {400, 415, 422});
    }
    m_calls.push_back(std::move(call));
}

void WebApi::addChange(HttpRouter& router, ApiCall call, Change change)
{
    call.answered = kKept;
    add(router, WebRole::admin, std::move(call), [change = std::move(change)](const Call& made) {
        change(made);
        return done();
    });
}

void WebApi::addJson(HttpRouter& router, WebRole role, ApiCall call, std::function<QJsonObject(const Call&)> json)
{
    call.method = "GET";
    add(router, role, std::move(call), [json = std::move(json)](const Call& made) { return jsonResponse(json(made)); });
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
    const auto verdict = m_gate.signIn(request, body.text("user"), body.text("password"));
    if (verdict.kind == WebGate::Verdict::Kind::tooSoon) {
        auto response = refusal(request, WebApiError(429, "too_soon"));
        response.headers.push_back({"Retry-After", std::to_string(verdict.wait.count())});
        return response;
    }
    if (verdict.kind == WebGate::Verdict::Kind::wrong) {
        throw WebApiError(401, "sign_in_wrong");
    }
    auto response = done();
    std::ranges::move(WebGate::cookiesOf(request, verdict), std::back_inserter(response.headers));
    return response;
}

HttpResponse WebApi::changePassword(const Call& call)
{
    const ApiBody body(call.request, {"old", "new"});
    const auto next = body.text("new");
    if (next.size() < kPasswordMin || next.size() > kPasswordMax) {
        throw WebApiError(422, "password_length", "new");
    }
    const auto verdict = m_gate.changePassword(call.request, call.session.user, body.text("old"), next);
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
