// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/ethernet/http/raw_client.h"
#include "tests/virtualhw/ethernet/web/simulated_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace vmeter {
namespace {

using test::RawClient;
using test::statusOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// The web site with its server, and hostile clients.
class HostileBrowser : public ::testing::Test {
protected:
    void SetUp() override
    {
        Message error;
        ASSERT_TRUE(m_server.listen("127.0.0.1", 0, error)) << error.english();
    }
    [[nodiscard]] std::string exchange(const std::string& request) const
    {
        return RawClient(m_server.port()).exchange(request);
    }
    [[nodiscard]] bool serves() const
    {
        return statusOf(exchange("GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")) == 200;
    }
    static std::string signIn(const std::string& user, const std::string& password)
    {
        const std::string form = "user=" + user + "&password=" + password;
        return "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + std::to_string(form.size()) + "\r\n\r\n"
            + form;
    }

    test::SimulatedSite m_site;
    HttpServer m_server{[this](const HttpRequest& request) { return m_site.site.handle(request); }, WebSite::limits(),
        WebSite::errorPage};
};

TEST_F(HostileBrowser, LimitsAnswerWithSecurityHeaders)
{
    const auto header = exchange("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + std::string(10'000, 'x') + "\r\n\r\n");
    EXPECT_EQ(statusOf(header), 431);
    EXPECT_THAT(header, HasSubstr("Content-Security-Policy: default-src 'none'"));
    const auto body = exchange("POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999\r\n\r\n");
    EXPECT_EQ(statusOf(body), 413);
    EXPECT_TRUE(serves());
}

TEST_F(HostileBrowser, TraversalAndEncodedPathsLeadNowhere)
{
    for (const auto* path : {"/../texts.json", "/%2e%2e/texts.json", "/..%2ftexts.json", "/style.css%00.html",
             "//login", "/api/../api/live", "/api/live/", "/.git/config", "/layout.html"}) {
        const auto answer = exchange(std::string("GET ") + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        EXPECT_THAT(statusOf(answer), ::testing::AnyOf(400, 404)) << path;
    }
}

TEST_F(HostileBrowser, NothingSentFindsItsWayIntoTheHeader)
{
    for (const auto* target : {"/login?lang=fr%0d%0aX-Evil:%201", "/%0d%0aX-Evil:%201", "/login?lang=en%0aX-Evil:1"}) {
        EXPECT_THAT(
            exchange(std::string("GET ") + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), Not(HasSubstr("X-Evil")));
    }
    EXPECT_THAT(exchange(signIn("admin%0d%0aX-Evil:1", "%0d%0a%0d%0a")), Not(HasSubstr("X-Evil")));
}

TEST_F(HostileBrowser, MarkupInANameStaysText)
{
    EXPECT_THAT(exchange(signIn("<script>alert(1)</script>", "x")), Not(HasSubstr("<script>alert")));
}

TEST_F(HostileBrowser, WrongMethodsAreToldTheRightOnes)
{
    for (const auto* method : {"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "BREW"}) {
        const auto answer = exchange(std::string(method) + " /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        EXPECT_THAT(statusOf(answer), ::testing::AnyOf(400, 405)) << method;
    }
    EXPECT_THAT(exchange("PUT /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), HasSubstr("Allow: GET, HEAD, POST"));
}

TEST_F(HostileBrowser, APipelineOfChangesWithoutASessionChangesNothing)
{
    std::string requests;
    for (int n = 0; n < 20; ++n) {
        requests += "PUT /api/tariff HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                    "12\r\n\r\n{\"tariff\":2}";
    }
    RawClient client(m_server.port());
    client.send(requests);
    for (int n = 0; n < 20; ++n) {
        EXPECT_EQ(statusOf(client.answer()), 401);
    }
    EXPECT_EQ(m_site.meter().tariff, Tariff::t1);
}

TEST_F(HostileBrowser, GuessesAtTheSameTimeGainNothing)
{
    constexpr int kClients = 24;
    std::atomic<int> looked = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> clients;
    for (int n = 0; n < kClients; ++n) {
        clients.emplace_back([&] {
            const int status = statusOf(exchange(signIn("admin", "guess")));
            looked += status == 401 ? 1 : 0;
            refused += status == 429 ? 1 : 0;
        });
    }
    for (auto& client : clients) {
        client.join();
    }
    EXPECT_GE(looked, 1);
    EXPECT_LE(looked, 3) << "the free attempts";
    EXPECT_EQ(refused, kClients - looked) << "too soon, or too many at a time";
    EXPECT_TRUE(serves());
}

TEST_F(HostileBrowser, AStolenCookieReadsButChangesNothingAndDiesWithTheSession)
{
    const auto admin = m_site.admin();
    const auto cookie = "Host: 127.0.0.1\r\nCookie: " + admin.cookie.value + "\r\n";
    EXPECT_EQ(statusOf(exchange("GET /api/lcd HTTP/1.1\r\n" + cookie + "\r\n")), 200);
    const std::string change = "PUT /api/tariff HTTP/1.1\r\n" + cookie
        + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"tariff\":2}";
    EXPECT_EQ(statusOf(exchange(change)), 403);
    EXPECT_EQ(m_site.meter().tariff, Tariff::t1);
    m_site.send(admin, "DELETE", "/api/session");
    EXPECT_EQ(statusOf(exchange("GET /api/lcd HTTP/1.1\r\n" + cookie + "\r\n")), 401);
}

TEST_F(HostileBrowser, StreamsBeyondTheLimitAreRefusedAndTheRestIsServed)
{
    const auto user = m_site.user();
    const std::string request
        = "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + user.cookie.value + "\r\n\r\n";
    std::vector<RawClient> streams;
    for (std::size_t n = 0; n < WebSite::limits().streams; ++n) {
        streams.emplace_back(m_server.port());
        streams.back().send(request);
        EXPECT_EQ(statusOf(streams.back().upTo("\r\n\r\n")), 200);
    }
    EXPECT_EQ(statusOf(exchange(request)), 503);
    EXPECT_TRUE(serves());
}

} // namespace
} // namespace vmeter
