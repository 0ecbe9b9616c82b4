// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_site.h"

#include "tests/virtualhw/ethernet/http/raw_client.h"
#include "tests/virtualhw/ethernet/web/web_test_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

std::string headerOf(const HttpResponse& response, std::string_view name)
{
    for (const auto& field : response.headers) {
        if (field.name == name) {
            return field.value;
        }
    }
    return {};
}

class WebSiteTest : public ::testing::Test {
protected:
    WebSiteTest()
    {
        snapshot->meter.powered = true;
        snapshot->meter.lcd.powered = true;
        snapshot->meter.lcd.main[7] = 0x7F; // 8
        snapshot->meter.lcd.light(Icon::unitKwh);
        snapshot->meter.measurements.frequency = {50'000'000};
        snapshot->meter.energies.at(Tariff::t1, Element::system, EnergyKind::activeImport).whole = 1234;
    }

    HttpResponse ask(const char* method, const char* path, std::vector<HttpHeader> headers = {}, std::string body = {},
        std::string query = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.query = std::move(query);
        request.headers = std::move(headers);
        request.headers.push_back({"Host", "127.0.0.1:8080"});
        request.body = std::move(body);
        request.client = client;
        return site.handle(request);
    }
    HttpResponse signIn(const std::string& user, const std::string& password)
    {
        return ask("POST", "/login", {}, "user=" + user + "&password=" + password);
    }
    /// Signs in and returns the cookie as the browser sends it back.
    HttpHeader session(const std::string& user, const std::string& password)
    {
        const auto cookie = headerOf(signIn(user, password), "Set-Cookie");
        return {"Cookie", cookie.substr(0, cookie.find(';'))};
    }

    test::HandClock time;
    std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();
    std::string client = "10.0.0.1";
    WebSite site{[this] { return snapshot; }, time.clock()};
};

TEST_F(WebSiteTest, NothingIsShownWithoutSigningIn)
{
    const auto overview = ask("GET", "/");
    EXPECT_EQ(overview.status, 303);
    EXPECT_EQ(headerOf(overview, "Location"), "/login");
    EXPECT_EQ(ask("GET", "/api/live").status, 401);
    EXPECT_EQ(ask("GET", "/api/live", {{"Cookie", "vmeter_session="}}).status, 401);
    EXPECT_EQ(ask("GET", "/api/live", {{"Cookie", "vmeter_session=" + std::string(64, '0')}}).status, 401);
}

TEST_F(WebSiteTest, BothFactoryUsersMayRead)
{
    for (const auto& [user, password] : {std::pair("admin", "Admin"), std::pair("user", "user")}) {
        const auto cookie = session(user, password);
        const auto overview = ask("GET", "/", {cookie});
        EXPECT_EQ(overview.status, 200) << user;
        EXPECT_THAT(overview.body, HasSubstr("COUNTIS E28"));
        EXPECT_THAT(overview.body, HasSubstr("<span>" + std::string(user) + "</span>"));
        EXPECT_EQ(ask("GET", "/api/live", {cookie}).status, 200) << user;
        EXPECT_EQ(headerOf(ask("GET", "/login", {cookie}), "Location"), "/");
    }
}

TEST_F(WebSiteTest, SessionCookieIsOutOfReachOfScriptsAndOtherSites)
{
    const auto answer = signIn("user", "user");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(headerOf(answer, "Location"), "/");
    EXPECT_THAT(headerOf(answer, "Set-Cookie"),
        ::testing::MatchesRegex("vmeter_session=[0-9a-f]+; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200"));
}

TEST_F(WebSiteTest, EachSignInHasItsOwnSession)
{
    const auto first = session("user", "user");
    const auto second = session("user", "user");
    EXPECT_NE(first.value, second.value);
    ask("POST", "/logout", {first});
    EXPECT_EQ(ask("GET", "/api/live", {first}).status, 401);
    EXPECT_EQ(ask("GET", "/api/live", {second}).status, 200);
}

TEST_F(WebSiteTest, SigningOutEndsTheSessionAndTheCookie)
{
    const auto cookie = session("admin", "Admin");
    const auto answer = ask("POST", "/logout", {cookie});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(headerOf(answer, "Location"), "/login");
    EXPECT_THAT(headerOf(answer, "Set-Cookie"), HasSubstr("vmeter_session=; "));
    EXPECT_THAT(headerOf(answer, "Set-Cookie"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(ask("GET", "/", {cookie}).status, 303);
    EXPECT_EQ(ask("GET", "/logout", {cookie}).status, 405) << "a link cannot sign out";
}

TEST_F(WebSiteTest, ExpiredCookieIsWorthNothing)
{
    const auto cookie = session("user", "user");
    time.now += 31min;
    EXPECT_EQ(ask("GET", "/api/live", {cookie}).status, 401);
}

TEST_F(WebSiteTest, WrongNameAndWrongPasswordLookTheSame)
{
    const auto wrongPassword = signIn("admin", "guess");
    const auto wrongName = signIn("nobody", "guess");
    EXPECT_EQ(wrongPassword.status, 401);
    EXPECT_EQ(wrongName.status, 401);
    EXPECT_EQ(wrongPassword.body, wrongName.body);
    EXPECT_THAT(wrongPassword.body, HasSubstr("User name or password is wrong."));
    EXPECT_EQ(headerOf(wrongPassword, "Set-Cookie"), "");
}

TEST_F(WebSiteTest, GuessingIsSlowedDownForKnownAndUnknownNamesAlike)
{
    for (const auto* name : {"admin", "nobody"}) {
        for (int i = 0; i < 3; ++i) {
            EXPECT_EQ(signIn(name, "guess").status, 401) << name;
        }
        const auto refused = signIn(name, "Admin"); // the right one for admin: not even looked at
        EXPECT_EQ(refused.status, 429) << name;
        EXPECT_EQ(headerOf(refused, "Retry-After"), "1") << name;
        EXPECT_EQ(headerOf(refused, "Set-Cookie"), "") << name;
    }
    client = "10.0.0.2";
    EXPECT_EQ(signIn("admin", "Admin").status, 303) << "another client does not wait";
    client = "10.0.0.1";
    time.now += 1s;
    EXPECT_EQ(signIn("admin", "Admin").status, 303);
}

TEST_F(WebSiteTest, MalformedSignInsAreRefused)
{
    for (const auto* body : {"", "user=admin", "password=Admin", "user=%zz&password=Admin",
             "user=admin&password=Admin%", "{\"user\":\"admin\",\"password\":\"Admin\"}"}) {
        client += "1"; // a new one each: none of these is to be slowed down
        EXPECT_EQ(ask("POST", "/login", {}, body).status, 401) << body;
    }
}

TEST_F(WebSiteTest, PostsFromOtherSitesAreRefused)
{
    const auto cookie = session("user", "user");
    const auto form = "user=user&password=user";
    EXPECT_EQ(ask("POST", "/login", {{"Origin", "http://evil.example"}}, form).status, 403);
    EXPECT_EQ(ask("POST", "/login", {{"Origin", "null"}}, form).status, 403);
    EXPECT_EQ(ask("POST", "/logout", {cookie, {"Sec-Fetch-Site", "cross-site"}}).status, 403);
    EXPECT_EQ(ask("GET", "/api/live", {cookie}).status, 200) << "still signed in";
    EXPECT_EQ(ask("POST", "/login", {{"Origin", "http://127.0.0.1:8080"}}, form).status, 303);
}

TEST_F(WebSiteTest, EveryAnswerHasTheSecurityHeaders)
{
    const auto cookie = session("user", "user");
    const HttpResponse answers[]{ask("GET", "/"), ask("GET", "/", {cookie}), ask("GET", "/login"),
        ask("GET", "/api/live"), ask("GET", "/api/live", {cookie}), ask("GET", "/style.css"),
        ask("GET", "/overview.js"), ask("GET", "/icon.svg"), ask("GET", "/nothing"), ask("DELETE", "/"),
        signIn("user", "wrong"), ask("POST", "/login", {{"Origin", "null"}}), WebSite::errorPage(413, "too long")};
    for (const auto& answer : answers) {
        const auto policy = headerOf(answer, "Content-Security-Policy");
        EXPECT_THAT(policy, HasSubstr("default-src 'none'")) << answer.status;
        EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
        EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
        EXPECT_EQ(headerOf(answer, "X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(headerOf(answer, "X-Frame-Options"), "DENY");
        EXPECT_EQ(headerOf(answer, "Cache-Control"), "no-store");
        EXPECT_EQ(headerOf(answer, "Server"), "");
    }
}

TEST_F(WebSiteTest, LiveValuesFollowTheSnapshot)
{
    const auto cookie = session("user", "user");
    const auto live = [&] {
        return QJsonDocument::fromJson(QByteArray::fromStdString(ask("GET", "/api/live", {cookie}).body)).object();
    };
    EXPECT_EQ(live()["measurements"].toObject()["frequency"].toDouble(), 50);
    EXPECT_EQ(live()["energies"].toObject()["total"].toObject()["Ea+"].toObject()["sum"].toDouble(), 1234);
    const auto lcd = live()["lcd"].toObject();
    EXPECT_EQ(lcd["main"].toArray()[7].toInt(), 0x7F);
    EXPECT_EQ(lcd["icons"].toArray(), QJsonArray{"kWh"});
    EXPECT_THAT(lcd["text"].toString().toStdString(), HasSubstr("8 kWh"));
    auto next = std::make_shared<Snapshot>(*snapshot);
    next->meter.measurements.frequency = {49'900'000};
    snapshot = next;
    EXPECT_EQ(live()["measurements"].toObject()["frequency"].toDouble(), 49.9);
}

TEST_F(WebSiteTest, LanguageIsTheBrowsersUntilSwitched)
{
    const HttpHeader french{"Accept-Language", "fr-FR,fr;q=0.9"};
    EXPECT_THAT(ask("GET", "/login", {french}).body, HasSubstr("Mot de passe"));
    EXPECT_THAT(ask("GET", "/login").body, HasSubstr("Password"));
    const auto switched = ask("GET", "/login", {french}, "", "lang=en");
    EXPECT_THAT(switched.body, HasSubstr("Password"));
    EXPECT_THAT(switched.body, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(headerOf(switched, "Set-Cookie"), HasSubstr("vmeter_language=en;"));
    EXPECT_THAT(ask("GET", "/login", {french, {"Cookie", "vmeter_language=en"}}).body, HasSubstr("Password"));
    const auto strange = ask("GET", "/login", {}, "", "lang=%0d%0aX-Evil:1");
    EXPECT_EQ(headerOf(strange, "Set-Cookie"), "");
    EXPECT_THAT(ask("POST", "/login", {french}, "user=a&password=b").body, HasSubstr("mot de passe"));
}

TEST_F(WebSiteTest, ModelIsNamed)
{
    snapshot->meter.model = Model::e27;
    EXPECT_THAT(ask("GET", "/login").body, HasSubstr("COUNTIS E27"));
}

TEST_F(WebSiteTest, MeterWithoutPowerDoesNotAnswer)
{
    EXPECT_FALSE(ask("GET", "/login").hangUp);
    snapshot->meter.powered = false;
    EXPECT_TRUE(ask("GET", "/login").hangUp);
    EXPECT_TRUE(ask("POST", "/login").hangUp);
}

TEST_F(WebSiteTest, UnknownPathsAre404AndTraversalLeadsNowhere)
{
    for (const auto* path : {"/nothing", "/../texts.json", "/texts.json", "/overview.html", "/:/web/style.css",
             "/style.css/", "//style.css"}) {
        EXPECT_EQ(ask("GET", path).status, 404) << path;
    }
}

TEST_F(WebSiteTest, WorksThroughTheServerWithItsLimits)
{
    HttpServer server(
        [this](const HttpRequest& request) { return site.handle(request); }, WebSite::limits(), WebSite::errorPage);
    QString error;
    ASSERT_TRUE(server.listen("127.0.0.1", 0, error)) << error.toStdString();
    test::RawClient browser(server.port());
    EXPECT_EQ(test::statusOf(browser.exchange("GET /login HTTP/1.1\r\nHost: m\r\n\r\n")), 200);
    const std::string form = "user=user&password=user";
    const auto signedIn = browser.exchange(
        "POST /login HTTP/1.1\r\nHost: m\r\nContent-Length: " + std::to_string(form.size()) + "\r\n\r\n" + form);
    EXPECT_EQ(test::statusOf(signedIn), 303);
    EXPECT_EQ(test::fieldOf(signedIn, "Location"), "/");
    const auto tooLong = browser.exchange("POST /login HTTP/1.1\r\nHost: m\r\nContent-Length: 65537\r\n\r\n");
    EXPECT_EQ(test::statusOf(tooLong), 413);
    EXPECT_THAT(tooLong, HasSubstr("Content-Security-Policy"));
}

} // namespace
} // namespace vmeter
