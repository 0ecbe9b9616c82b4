// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/ethernet/web/simulated_site.h"

#include <QJsonArray>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using test::codeIn;
using test::fieldIn;
using test::jsonIn;
using ::testing::HasSubstr;

/// A valid request; only its sender may be wrong.
struct ApiCall {
    const char* method;
    const char* path;
    const char* body;
};

constexpr ApiCall kReadings[]{
    {"GET", "/api/session", ""},
    {"GET", "/api/live", ""},
    {"GET", "/api/events", ""},
    {"GET", "/api/lcd", ""},
    {"GET", "/api/lcd.png", ""},
    {"GET", "/api/measurements", ""},
    {"GET", "/api/energies", ""},
    {"GET", "/api/energies.csv", ""},
    {"GET", "/api/trends/hour", ""},
    {"GET", "/api/trends/day", ""},
    {"GET", "/api/partials", ""},
    {"GET", "/api/users", ""},
};
constexpr ApiCall kReadingsOfAdmin[]{
    {"GET", "/api/network", ""},
    {"GET", "/api/time", ""},
    {"GET", "/api/system", ""},
};
constexpr ApiCall kChangesOfAdmin[]{
    {"PUT", "/api/network",
        R"({"address":"192.168.0.9","netmask":"255.255.255.0","gateway":"192.168.0.1","dhcp":false,"unit_id":7})"},
    {"PUT", "/api/time", R"({"zone_minutes":60,"ntp":true,"ntp_server":"192.168.0.2","ntp_interval_s":64})"},
    {"PUT", "/api/clock", R"({"clock":"2031-02-03T04:05:06"})"},
    {"PUT", "/api/tariff", R"({"tariff":2})"},
    {"POST", "/api/partials", R"({"counter":"Eap","action":"stop"})"},
    {"POST", "/api/system/restart", ""},
};

class WebApiAccessTest : public ::testing::Test {
protected:
    test::SimulatedSite m_site;
};

TEST_F(WebApiAccessTest, NobodyGetsAnythingWithoutSigningIn)
{
    for (const auto& calls : {std::span<const ApiCall>(kReadings), std::span<const ApiCall>(kReadingsOfAdmin),
             std::span<const ApiCall>(kChangesOfAdmin)}) {
        for (const auto& call : calls) {
            const auto refused = m_site.ask(call.method, call.path, {{"Content-Type", "application/json"}}, call.body);
            EXPECT_EQ(refused.status, 401) << call.method << " " << call.path;
            EXPECT_EQ(codeIn(refused), "sign_in_first");
        }
    }
}

TEST_F(WebApiAccessTest, BothRolesReadWhatTheMeterMeasures)
{
    for (const auto& visitor : {m_site.user(), m_site.admin()}) {
        for (const auto& call : kReadings) {
            EXPECT_EQ(m_site.get(visitor, call.path).status, 200) << call.path;
        }
    }
}

TEST_F(WebApiAccessTest, SettingsAreReadAndChangedByAdminOnly)
{
    const auto user = m_site.user();
    const auto admin = m_site.admin();
    const auto before = m_site.meter();
    for (const auto& call : kReadingsOfAdmin) {
        EXPECT_EQ(codeIn(m_site.get(user, call.path)), "admin_only") << call.path;
        EXPECT_EQ(m_site.get(admin, call.path).status, 200) << call.path;
    }
    for (const auto& call : kChangesOfAdmin) {
        const auto refused = m_site.send(user, call.method, call.path, call.body);
        EXPECT_EQ(refused.status, 403) << call.path;
        EXPECT_EQ(codeIn(refused), "admin_only");
    }
    EXPECT_EQ(m_site.meter().settings, before.settings);
    EXPECT_EQ(m_site.meter().tariff, Tariff::t1);
    EXPECT_TRUE(m_site.meter().partials.at(PartialCounter::apparent).running);
    EXPECT_EQ(m_site.meter().restarts, before.restarts);
    for (const auto& call : kChangesOfAdmin) {
        EXPECT_EQ(m_site.send(admin, call.method, call.path, call.body).status, 204) << call.path;
    }
}

TEST_F(WebApiAccessTest, ChangesNeedTheTokenOfTheSession)
{
    const auto admin = m_site.admin();
    const auto other = m_site.admin();
    const HttpHeader json{"Content-Type", "application/json"};
    for (const auto& call : kChangesOfAdmin) {
        EXPECT_EQ(codeIn(m_site.ask(call.method, call.path, {admin.cookie, json}, call.body)), "csrf_token");
        EXPECT_EQ(codeIn(m_site.ask(
                      call.method, call.path, {admin.cookie, json, {"X-CSRF-Token", other.csrfToken}}, call.body)),
            "csrf_token")
            << call.path;
    }
    EXPECT_EQ(codeIn(m_site.ask("DELETE", "/api/session", {admin.cookie})), "csrf_token");
    EXPECT_EQ(codeIn(m_site.ask("PUT", "/api/password", {admin.cookie, json}, R"({"old":"Admin","new":"12345678"})")),
        "csrf_token");
    EXPECT_EQ(m_site.meter().tariff, Tariff::t1);
}

TEST_F(WebApiAccessTest, ChangesFromPagesOfOtherSitesAreRefusedEvenWithTheToken)
{
    const auto admin = m_site.admin();
    for (const auto& call : kChangesOfAdmin) {
        const auto refused = m_site.ask(call.method, call.path,
            {admin.cookie, {"X-CSRF-Token", admin.csrfToken}, {"Content-Type", "application/json"},
                {"Origin", "http://evil.example"}},
            call.body);
        EXPECT_EQ(refused.status, 403) << call.path;
    }
    EXPECT_EQ(m_site.meter().tariff, Tariff::t1);
}

TEST_F(WebApiAccessTest, SessionNamesItsUserAndRole)
{
    const auto session = jsonIn(m_site.get(m_site.user(), "/api/session"));
    EXPECT_EQ(session["user"].toString(), "user");
    EXPECT_EQ(session["role"].toString(), "user");
    EXPECT_EQ(jsonIn(m_site.get(m_site.admin(), "/api/session"))["role"].toString(), "admin");
}

TEST_F(WebApiAccessTest, SigningOutEndsTheSession)
{
    const auto user = m_site.user();
    const auto answer = m_site.send(user, "DELETE", "/api/session");
    EXPECT_EQ(answer.status, 204);
    EXPECT_THAT(fieldIn(answer, "Set-Cookie"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(m_site.get(user, "/api/live").status, 401);
}

TEST_F(WebApiAccessTest, WrongNameAndWrongPasswordAreRefusedAlike)
{
    const auto wrongName = m_site.signIn("nobody", "Admin");
    const auto wrongPassword = m_site.signIn("admin", "admin");
    EXPECT_EQ(wrongName.status, 401);
    EXPECT_EQ(wrongName.body, wrongPassword.body);
    EXPECT_EQ(wrongName.status, wrongPassword.status);
}

TEST_F(WebApiAccessTest, GuessingHasToWait)
{
    for (int n = 0; n < 3; ++n) {
        EXPECT_EQ(m_site.signIn("admin", "guess").status, 401);
    }
    const auto refused = m_site.signIn("admin", "Admin");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(fieldIn(refused, "Retry-After"), "1");
    EXPECT_EQ(fieldIn(refused, "Set-Cookie"), "");
}

TEST_F(WebApiAccessTest, WhoHasSignedInBeforeIsNotLockedOutByOthersAtTheSameAddress)
{
    const auto signedIn = m_site.signIn("admin", "Admin");
    HttpHeader known{"Cookie", {}};
    for (const HttpHeader& field : signedIn.headers) {
        if (field.value.starts_with("vmeter_browser_")) {
            known.value = field.value.substr(0, field.value.find(';'));
            EXPECT_THAT(field.value, HasSubstr("HttpOnly; SameSite=Strict"));
        }
    }
    ASSERT_NE(known.value, "");
    for (int n = 0; n < 3; ++n) {
        EXPECT_EQ(m_site.signIn("admin", "guess").status, 401);
    }
    ASSERT_EQ(m_site.signIn("admin", "Admin").status, 429) << "from an unknown browser";
    const auto signInKnown = [&](const char* user, const char* password) {
        return m_site.ask("POST", "/api/session", {known, {"Content-Type", "application/json"}},
            std::string(R"({"user":")") + user + R"(","password":")" + password + "\"}");
    };
    EXPECT_EQ(signInKnown("admin", "Admin").status, 204);
    for (int n = 0; n < 3; ++n) {
        EXPECT_EQ(signInKnown("admin", "guess").status, 401);
    }
    EXPECT_EQ(signInKnown("admin", "Admin").status, 429) << "it has no more attempts than others";
    for (int n = 0; n < 3; ++n) {
        EXPECT_EQ(m_site.signIn("user", "guess").status, 401);
    }
    EXPECT_EQ(signInKnown("user", "user").status, 429) << "it is known as the admin's only";
}

TEST_F(WebApiAccessTest, PasswordIsChangedByItsOwnerWhoKnowsTheOldOne)
{
    const auto elsewhere = m_site.user();
    const auto here = m_site.user();
    EXPECT_EQ(codeIn(m_site.send(here, "PUT", "/api/password", R"({"old":"User","new":"correct horse"})")),
        "old_password_wrong");
    EXPECT_EQ(
        codeIn(m_site.send(here, "PUT", "/api/password", R"({"old":"user","new":"1234567"})")), "password_length");
    const auto changed = m_site.send(here, "PUT", "/api/password", R"({"old":"user","new":"correct horse"})");
    ASSERT_EQ(changed.status, 204);
    EXPECT_EQ(m_site.get(elsewhere, "/api/live").status, 401) << "sessions of the old password end";
    EXPECT_EQ(m_site.get(here, "/api/live").status, 401);
    EXPECT_EQ(m_site.get(m_site.visitorWith(changed), "/api/live").status, 200) << "the owner goes on with a new one";
    EXPECT_EQ(m_site.signIn("user", "user").status, 401);
    EXPECT_EQ(m_site.signIn("user", "correct horse").status, 204);
    EXPECT_EQ(m_site.signIn("admin", "Admin").status, 204);
    EXPECT_EQ(m_site.get(m_site.admin(), "/api/live").status, 200);
}

TEST_F(WebApiAccessTest, GuessingTheOldPasswordHasToWaitToo)
{
    const auto user = m_site.user();
    for (int n = 0; n < 3; ++n) {
        EXPECT_EQ(m_site.send(user, "PUT", "/api/password", R"({"old":"guess","new":"12345678"})").status, 403);
    }
    EXPECT_EQ(m_site.send(user, "PUT", "/api/password", R"({"old":"user","new":"12345678"})").status, 429);
}

TEST_F(WebApiAccessTest, AnotherRunOfTheProgramKnowsThePassword)
{
    ASSERT_EQ(
        m_site.send(m_site.user(), "PUT", "/api/password", R"({"old":"user","new":"correct horse"})").status, 204);
    m_site.simulation.stop();
    Simulation next(std::make_unique<Bench>(kCountisE28, test::webTestLoad(), m_site.fram), Speed{Speed::kPaused});
    EXPECT_TRUE(WebAccounts().check("user", "correct horse", next.snapshot()->meter.webPasswords).has_value());
}

TEST_F(WebApiAccessTest, UsersAreListedToAdminAndThemselvesToOthers)
{
    const auto users
        = [&](const auto& visitor) { return jsonIn(m_site.get(visitor, "/api/users"))["users"].toArray(); };
    ASSERT_EQ(users(m_site.admin()).size(), 2);
    ASSERT_EQ(users(m_site.user()).size(), 1);
    EXPECT_EQ(users(m_site.user())[0].toObject()["user"].toString(), "user");
    EXPECT_TRUE(users(m_site.user())[0].toObject()["factory_password"].toBool());
}

TEST_F(WebApiAccessTest, RefusalsAreInTheLanguageOfTheRequest)
{
    const auto refused = m_site.ask("GET", "/api/live", {{"Accept-Language", "fr"}});
    EXPECT_EQ(jsonIn(refused)["error"].toObject()["message"].toString(), "Connectez-vous d’abord.");
}

} // namespace
} // namespace vmeter
