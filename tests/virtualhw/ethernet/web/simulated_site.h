// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/bench/simulation.h"
#include "virtualhw/ethernet/web/web_site.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vmeter::test {

/// 230 V, 10 A, 60 degrees on each phase, without errors of the front end.
inline Scenario webTestLoad()
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {10, 10, 10};
    scenario.input.load.phiDeg = {60, 60, 60};
    return scenario;
}

inline std::string fieldIn(const HttpResponse& response, std::string_view name)
{
    for (const auto& field : response.headers) {
        if (field.name == name) {
            return field.value;
        }
    }
    return {};
}

inline QJsonObject jsonIn(const HttpResponse& response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
}

/// The code of a refusal.
inline std::string codeIn(const HttpResponse& response)
{
    return jsonIn(response)["error"].toObject()["code"].toString().toStdString();
}

/// A paused meter with its web site, and functions for its clients.
class SimulatedSite {
public:
    SimulatedSite() { simulation.start(); }

    /// A web login: data that a page of the site sends with each request.
    struct Visitor {
        HttpHeader cookie;
        std::string csrfToken;
    };

    HttpResponse ask(
        const char* method, const std::string& path, std::vector<HttpHeader> headers, std::string body = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.headers = std::move(headers);
        request.headers.push_back({"Host", "127.0.0.1"});
        request.body = std::move(body);
        request.client = client;
        return site.handle(request);
    }
    HttpResponse get(const Visitor& visitor, const std::string& path) { return ask("GET", path, {visitor.cookie}); }
    HttpResponse send(const Visitor& visitor, const char* method, const std::string& path, const std::string& json = {})
    {
        return ask(method, path,
            {visitor.cookie, {"X-CSRF-Token", visitor.csrfToken}, {"Content-Type", "application/json"}}, json);
    }
    HttpResponse signIn(const std::string& user, const std::string& password)
    {
        return ask("POST", "/api/session", {{"Content-Type", "application/json"}},
            R"({"user":")" + user + R"(","password":")" + password + "\"}");
    }
    Visitor visitorWith(const HttpResponse& signedIn)
    {
        const auto cookie = fieldIn(signedIn, "Set-Cookie");
        Visitor visitor{{"Cookie", cookie.substr(0, cookie.find(';'))}, {}};
        visitor.csrfToken = jsonIn(get(visitor, "/api/session"))["csrf_token"].toString().toStdString();
        return visitor;
    }
    Visitor admin() { return visitorWith(signIn("admin", "Admin")); }
    Visitor user() { return visitorWith(signIn("user", "user")); }

    [[nodiscard]] const MeterState& meter()
    {
        m_shown = simulation.snapshot();
        return m_shown->meter;
    }

    std::string client = "10.0.0.1";
    FramMemory fram;
    Simulation simulation{std::make_unique<Bench>(kCountisE28, webTestLoad(), fram), Speed{Speed::kPaused}};

private:
    std::shared_ptr<const Snapshot> m_shown;

public:
    std::shared_ptr<TrendRecorder> trends = std::make_shared<TrendRecorder>();
    WebSite site{webMeterOf(simulation), trends,
        [] { return std::chrono::steady_clock::time_point(std::chrono::hours(1)); },
        [](const LcdFrame& frame, int) { return QByteArray(frame.powered ? "lit" : "dark"); }};
};

} // namespace vmeter::test
