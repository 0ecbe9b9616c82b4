// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/web_site.h"

#include "tests/core/third_model.h"
#include "tests/virtualhw/ethernet/http/raw_client.h"
#include "tests/virtualhw/ethernet/web/access/web_test_clock.h"
#include "tests/virtualhw/ethernet/web/simulated_site.h"

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
        std::string query = {}, const char* host = "127.0.0.1:8080")
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.query = std::move(query);
        request.headers = std::move(headers);
        request.headers.push_back({"Host", host});
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

    /// The CSRF token that the pages of this web login send with each change.
    std::string csrfOf(const HttpHeader& cookie)
    {
        const auto body = ask("GET", "/api/session", {cookie}).body;
        return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object()["csrf_token"].toString().toStdString();
    }

    test::HandClock time;
    std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();
    std::string client = "10.0.0.1";
    WebSite site{WebMeter{[this] { return snapshot; }, {}}, std::make_shared<TrendRecorder>(), time.clock()};
};

TEST_F(WebSiteTest, NothingIsShownWithoutSigningIn)
{
    const auto overview = ask("GET", "/");
    EXPECT_EQ(overview.status, 303);
    EXPECT_EQ(headerOf(overview, "Location"), "/login");
    EXPECT_EQ(ask("GET", "/api/live").status, 401);
    EXPECT_EQ(ask("GET", "/api/live", {{"Cookie", "vmeter_session_8080="}}).status, 401);
    EXPECT_EQ(ask("GET", "/api/live", {{"Cookie", "vmeter_session_8080=" + std::string(64, '0')}}).status, 401);
}

// Manual 4.4, no. 7: communication active; Modbus and HTTP are both communication (manual 13).
TEST_F(WebSiteTest, RequestsLightTheCommunicationMarkFourTimesASecondAtMost)
{
    test::SimulatedSite simulated;
    const auto isLit = [&] {
        simulated.simulation.call([](Bench&) {}); // behind what has been posted
        return simulated.meter().lcd.isLit(Icon::communication);
    };
    int commands = 0;
    struct Counter : BenchObserver {
        explicit Counter(int& commands)
            : count(commands)
        {
        }
        void commandGiven(MeterTime /*time*/, const BenchCommand& command) override
        {
            count += std::holds_alternative<ShowActivity>(command) ? 1 : 0;
        }
        int& count;
    } counter(commands);
    simulated.simulation.call([&](Bench& bench) { bench.addObserver(counter); });
    EXPECT_FALSE(isLit());
    for (int request = 0; request < 10; ++request) {
        EXPECT_EQ(simulated.ask("GET", "/login", {}, "").status, 200);
    }
    EXPECT_TRUE(isLit());
    EXPECT_EQ(commands, 1);
    simulated.simulation.call([](Bench& bench) {
        for (int block = 0; block < 210; ++block) {
            bench.advance();
        }
    });
    EXPECT_FALSE(isLit()) << "a second later";
    EXPECT_EQ(simulated.ask("GET", "/api/live", {}, "").status, 401);
    EXPECT_TRUE(isLit()) << "a refusal is an answer too";
    simulated.simulation.call([&](Bench& bench) { bench.removeObserver(counter); });
}

// Manual 4.6.1: no dot under communication.
TEST_F(WebSiteTest, TheStateOfThePulseOutputIsOnTheDisplayOnly)
{
    snapshot->meter.pulseOutput = true;
    const auto cookie = session("admin", "Admin");
    const auto live
        = QJsonDocument::fromJson(QByteArray::fromStdString(ask("GET", "/api/live", {cookie}).body)).object();
    EXPECT_TRUE(live.contains("energies"));
    EXPECT_FALSE(live.contains("pulse_output"));
    EXPECT_EQ(ask("GET", "/measurements", {cookie}).body.find("ulse output"), std::string::npos);
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
        ::testing::MatchesRegex("vmeter_session_8080=[0-9a-f]+; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200"));
}

TEST_F(WebSiteTest, EachSignInHasItsOwnSession)
{
    const auto first = session("user", "user");
    const auto second = session("user", "user");
    EXPECT_NE(first.value, second.value);
    ask("POST", "/logout", {first}, "csrf_token=" + csrfOf(first));
    EXPECT_EQ(ask("GET", "/api/live", {first}).status, 401);
    EXPECT_EQ(ask("GET", "/api/live", {second}).status, 200);
}

TEST_F(WebSiteTest, SigningOutEndsTheSessionAndTheCookie)
{
    const auto cookie = session("admin", "Admin");
    const auto answer = ask("POST", "/logout", {cookie}, "csrf_token=" + csrfOf(cookie));
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(headerOf(answer, "Location"), "/login");
    EXPECT_THAT(headerOf(answer, "Set-Cookie"), HasSubstr("vmeter_session_8080=; "));
    EXPECT_THAT(headerOf(answer, "Set-Cookie"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(ask("GET", "/", {cookie}).status, 303);
    EXPECT_EQ(ask("GET", "/logout", {cookie}).status, 405) << "a link cannot sign out";
}

TEST_F(WebSiteTest, SigningOutNeedsTheTokenOfThePage)
{
    const auto cookie = session("user", "user");
    EXPECT_EQ(ask("POST", "/logout", {cookie}).status, 403);
    EXPECT_EQ(ask("POST", "/logout", {cookie}, "csrf_token=" + std::string(64, '0')).status, 403);
    EXPECT_EQ(ask("GET", "/api/live", {cookie}).status, 200) << "still signed in";
}

TEST_F(WebSiteTest, EveryPageIsThereInBothLanguagesForAdmin)
{
    const auto cookie = session("admin", "Admin");
    const std::tuple<const char*, const char*, const char*> pages[]{{"/", "Overview", "Vue d’ensemble"},
        {"/measurements", "Measurements", "Mesures"}, {"/energies", "Energies", "Énergies"},
        {"/trends", "Trends", "Courbes"}, {"/network", "Network", "Réseau"}, {"/time", "Time", "Heure"},
        {"/tariff", "Tariff and partial meters", "Tarif et compteurs partiels"}, {"/users", "Users", "Utilisateurs"},
        {"/system", "System", "Système"}};
    for (const auto& [path, english, french] : pages) {
        const auto inEnglish = ask("GET", path, {cookie});
        EXPECT_EQ(inEnglish.status, 200) << path;
        EXPECT_THAT(inEnglish.body, HasSubstr(std::string("<h1>") + english + "</h1>"));
        EXPECT_THAT(inEnglish.body, HasSubstr(std::string("href=\"") + path + "\" aria-current=\"page\""));
        EXPECT_THAT(ask("GET", path, {cookie}, "", "lang=fr").body, HasSubstr(std::string("<h1>") + french + "</h1>"));
        EXPECT_EQ(headerOf(ask("GET", path), "Location"), "/login") << path;
        EXPECT_EQ(ask("POST", path, {cookie}).status, 405) << path;
    }
}

TEST_F(WebSiteTest, PagesOfAdminAreClosedToUser)
{
    const auto cookie = session("user", "user");
    for (const auto* path : {"/network", "/time", "/tariff", "/system"}) {
        const auto refused = ask("GET", path, {cookie});
        EXPECT_EQ(refused.status, 403) << path;
        EXPECT_THAT(refused.body, HasSubstr("Only admin may do this."));
        EXPECT_THAT(refused.body, Not(HasSubstr("data-put")));
        EXPECT_THAT(refused.body, Not(HasSubstr("href=\"/network\"")));
    }
    for (const auto* path : {"/", "/measurements", "/energies", "/trends", "/users"}) {
        EXPECT_EQ(ask("GET", path, {cookie}).status, 200) << path;
    }
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
        const auto refused = signIn(name, "Admin"); // the correct password of admin, which must not be checked
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
        client += "1"; // a new client each time, so that no attempt is delayed
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

/// DNS rebinding: the page's own name leads to this computer, so Host and Origin agree.
TEST_F(WebSiteTest, PageWhoseNameLeadsHereIsRefused)
{
    const auto cookie = session("admin", "Admin");
    const char* const name = "evil.example:8080";
    const HttpHeader origin{"Origin", "http://evil.example:8080"};
    EXPECT_EQ(ask("POST", "/login", {origin}, "user=admin&password=Admin", {}, name).status, 403);
    EXPECT_EQ(ask("GET", "/login", {}, {}, {}, name).status, 403);
    EXPECT_EQ(ask("GET", "/api/live", {cookie}, {}, {}, name).status, 403);
    EXPECT_EQ(ask("GET", "/api/live", {cookie}, {}, {}, "127.0.0.1:8080").status, 200);
    EXPECT_EQ(ask("GET", "/login", {}, {}, {}, "localhost:8080").status, 200);
}

TEST_F(WebSiteTest, CookieOfAMeterAtAnotherPortIsNotTaken)
{
    const auto cookie = session("user", "user");
    EXPECT_EQ(ask("GET", "/api/live", {cookie}, {}, {}, "127.0.0.1:8081").status, 401);
    EXPECT_THAT(headerOf(ask("GET", "/login", {}, {}, "lang=fr", "127.0.0.1:8081"), "Set-Cookie"),
        HasSubstr("vmeter_language_8081=fr;"));
}

TEST_F(WebSiteTest, EveryAnswerHasTheSecurityHeaders)
{
    const auto cookie = session("user", "user");
    const HttpResponse answers[]{ask("GET", "/"), ask("GET", "/", {cookie}), ask("GET", "/login"),
        ask("GET", "/api/live"), ask("GET", "/api/live", {cookie}), ask("GET", "/style.css"), ask("GET", "/live.js"),
        ask("GET", "/icon.svg"), ask("GET", "/nothing"), ask("DELETE", "/"), signIn("user", "wrong"),
        ask("POST", "/login", {{"Origin", "null"}}), WebSite::errorPage(413, "too long")};
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
    EXPECT_THAT(headerOf(switched, "Set-Cookie"), HasSubstr("vmeter_language_8080=en;"));
    EXPECT_THAT(ask("GET", "/login", {french, {"Cookie", "vmeter_language_8080=en"}}).body, HasSubstr("Password"));
    const auto strange = ask("GET", "/login", {}, "", "lang=%0d%0aX-Evil:1");
    EXPECT_EQ(headerOf(strange, "Set-Cookie"), "");
    EXPECT_THAT(ask("POST", "/login", {french}, "user=a&password=b").body, HasSubstr("mot de passe"));
}

TEST_F(WebSiteTest, ModelIsNamed)
{
    snapshot->meter.model = &kCountisE27;
    EXPECT_THAT(ask("GET", "/login").body, HasSubstr("COUNTIS E27"));
    snapshot->meter.model = &test::kThirdModel;
    EXPECT_THAT(ask("GET", "/login").body, HasSubstr("COUNTIS X9"));
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
    for (const auto* path : {"/nothing", "/../texts.json", "/texts.json", "/overview.html", "/layout.html",
             "/api_frame.json", "/openapi.json", "/:/web/style.css", "/style.css/", "//style.css"}) {
        EXPECT_EQ(ask("GET", path).status, 404) << path;
    }
}

TEST_F(WebSiteTest, APageThatIsNotThereIsSaidInTheVisitorsLanguage)
{
    const auto french = ask("GET", "/nothing", {{"Accept-Language", "fr"}});
    EXPECT_EQ(french.status, 404);
    EXPECT_NE(french.body.find("Il n’y a pas de page"), std::string::npos) << french.body;
    EXPECT_NE(french.body.find("href=\"/\""), std::string::npos) << "the way back";
    EXPECT_EQ(ask("GET", "/api/nothing").status, 404);
    EXPECT_EQ(ask("GET", "/api/nothing").body.find("<html"), std::string::npos) << "for programs";
}

TEST_F(WebSiteTest, WorksThroughTheServerWithItsLimits)
{
    HttpServer server(
        [this](const HttpRequest& request) { return site.handle(request); }, WebSite::limits(), WebSite::errorPage);
    Message error;
    ASSERT_TRUE(server.listen("127.0.0.1", 0, error)) << error.english();
    test::RawClient browser(server.port());
    EXPECT_EQ(test::statusOf(browser.exchange("GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")), 200);
    const std::string form = "user=user&password=user";
    const auto signedIn = browser.exchange("POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
        + std::to_string(form.size()) + "\r\n\r\n" + form);
    EXPECT_EQ(test::statusOf(signedIn), 303);
    EXPECT_EQ(test::fieldOf(signedIn, "Location"), "/");
    const auto tooLong = browser.exchange("POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 65537\r\n\r\n");
    EXPECT_EQ(test::statusOf(tooLong), 413);
    EXPECT_THAT(tooLong, HasSubstr("Content-Security-Policy"));
}

} // namespace
} // namespace vmeter
