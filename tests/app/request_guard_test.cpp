// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/request_guard.h"

#include "app/control/api_error.h"

#include <QFile>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::HasSubstr;

HttpRequest request(const char* method, std::vector<HttpHeader> headers)
{
    HttpRequest result;
    result.method = method;
    result.path = "/v1/status";
    result.headers = std::move(headers);
    result.localAddress = "192.168.7.20";
    return result;
}

/// Status of the refusal; 0 if the request passes.
int refusal(const RequestGuard& guard, const HttpRequest& request)
{
    try {
        guard.check(request);
        return 0;
    } catch (const ApiError& error) {
        return error.status();
    }
}

TEST(RequestGuardTest, HostMustBeAnAddressOrLocalhost)
{
    const RequestGuard guard;
    for (const auto* host : {"127.0.0.1:8502", "127.0.0.1", "localhost", "LocalHost:8502", "[::1]:8502", "127.8.9.1:80",
             "192.168.7.20:8502", "10.0.0.1", "[fe80::1]:8502"}) {
        EXPECT_EQ(refusal(guard, request("GET", {{"Host", host}})), 0) << host;
    }
    for (const auto* host : {"rebound.example:8502", "127.0.0.1.example", "localhost.example", "", "["}) {
        EXPECT_EQ(refusal(guard, request("GET", {{"Host", host}})), 403) << host;
    }
    EXPECT_EQ(refusal(guard, request("GET", {})), 403);
}

TEST(RequestGuardTest, PagesOfOtherSitesAreRefused)
{
    const RequestGuard guard;
    const HttpHeader host{"Host", "127.0.0.1:8502"};
    for (const auto* origin : {"http://evil.example", "null", "http://127.0.0.1:8080", "https://127.0.0.1:8502", ""}) {
        EXPECT_EQ(refusal(guard, request("GET", {host, {"Origin", origin}})), 403) << origin;
    }
    EXPECT_EQ(refusal(guard, request("GET", {host, {"Origin", "http://127.0.0.1:8502"}})), 0);
    EXPECT_EQ(refusal(guard, request("GET", {host, {"Sec-Fetch-Site", "cross-site"}})), 403) << "a picture in a page";
    EXPECT_EQ(refusal(guard, request("GET", {host, {"Sec-Fetch-Site", "same-site"}})), 403) << "another port";
    EXPECT_EQ(refusal(guard, request("GET", {host, {"Sec-Fetch-Site", "none"}})), 0) << "typed by the user";
}

TEST(RequestGuardTest, LinkOnAnotherSiteMayLeadToPublicContent)
{
    const RequestGuard guard({"0123456789abcdef", ""});
    EXPECT_NO_THROW(guard.check(request("GET", {{"Host", "127.0.0.1:8502"}, {"Sec-Fetch-Site", "cross-site"}}), false));
    EXPECT_THROW(guard.check(request("GET", {{"Host", "evil.example"}}), false), ApiError)
        << "but not by a foreign name";
}

TEST(RequestGuardTest, PagesMustSendTypesThatFormsCannot)
{
    const RequestGuard guard;
    const HttpHeader host{"Host", "localhost:8502"};
    const HttpHeader origin{"Origin", "http://localhost:8502"};
    for (const auto* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""}) {
        EXPECT_EQ(refusal(guard, request("POST", {host, origin, {"Content-Type", type}})), 415) << type;
    }
    for (const auto* type : {"application/json", "Application/JSON; charset=utf-8", "application/yaml", "text/yaml"}) {
        EXPECT_EQ(refusal(guard, request("POST", {host, origin, {"Content-Type", type}})), 0) << type;
    }
    EXPECT_EQ(refusal(guard, request("POST", {host, origin})), 415);
}

TEST(RequestGuardTest, ProgramsMayLeaveTheTypeAsTheirLibraryHasIt)
{
    const RequestGuard guard;
    const HttpHeader host{"Host", "127.0.0.1:8502"};
    EXPECT_EQ(refusal(guard, request("POST", {host, {"Content-Type", "application/x-www-form-urlencoded"}})), 0);
    EXPECT_EQ(refusal(guard, request("PUT", {host})), 0);
}

TEST(RequestGuardTest, TokenMustBeTheRightOne)
{
    const RequestGuard guard({"0123456789abcdef", ""});
    const HttpHeader host{"Host", "192.168.7.20"};
    EXPECT_EQ(refusal(guard, request("GET", {host})), 401);
    for (const auto* value : {"Bearer 0123456789abcdeF", "Bearer 0123456789abcde", "Bearer 0123456789abcdef0",
             "Bearer ", "Bearer", "Basic 0123456789abcdef", "0123456789abcdef"}) {
        EXPECT_EQ(refusal(guard, request("GET", {host, {"Authorization", value}})), 401) << value;
    }
    EXPECT_EQ(refusal(guard, request("GET", {host, {"Authorization", "Bearer 0123456789abcdef"}})), 0);
    EXPECT_EQ(refusal(guard, request("GET", {host, {"authorization", "bearer 0123456789abcdef"}})), 0);
}

TEST(RequestGuardTest, WhoMayOnlyLookMayNotWorkTheBench)
{
    const RequestGuard guard({"0123456789abcdef", "fedcba9876543210"});
    const HttpHeader host{"Host", "192.168.7.20"};
    const HttpHeader look{"Authorization", "Bearer fedcba9876543210"};
    EXPECT_EQ(refusal(guard, request("GET", {host, look})), 0);
    for (const auto* method : {"POST", "PUT", "PATCH", "DELETE"}) {
        EXPECT_EQ(refusal(guard, request(method, {host, look})), 403) << method;
        EXPECT_EQ(refusal(guard, request(method, {host, {"Authorization", "Bearer 0123456789abcdef"}})), 0) << method;
    }
    EXPECT_EQ(
        refusal(RequestGuard({"0123456789abcdef", ""}), request("GET", {host, {"Authorization", "Bearer "}})), 401);
}

TEST(RequestGuardTest, WhoMayOnlyLookDoesNotSeeWhatATraineeHasToFind)
{
    const RequestGuard guard({"0123456789abcdef", "fedcba9876543210"});
    const auto get = [](const char* path, const char* token) {
        auto asked = request("GET", {{"Host", "192.168.7.20"}, {"Authorization", std::string("Bearer ") + token}});
        asked.path = path;
        return asked;
    };
    for (const auto* path : {"/v1/lcd", "/v1/lcd.png", "/v1/training", "/v1/events", "/v1/status", "/v1/registers"}) {
        EXPECT_EQ(refusal(guard, get(path, "fedcba9876543210")), 0) << path;
    }
    for (const auto* path : {"/v1/input", "/v1/faults", "/v1/session", "/v1/training/record", "/v1/nothing"}) {
        EXPECT_EQ(refusal(guard, get(path, "fedcba9876543210")), 403) << path;
        EXPECT_EQ(refusal(guard, get(path, "0123456789abcdef")), 0) << path;
    }
    EXPECT_TRUE(guard.canControl(get("/v1/status", "0123456789abcdef")));
    EXPECT_FALSE(guard.canControl(get("/v1/status", "fedcba9876543210")));
    EXPECT_TRUE(RequestGuard().canControl(request("GET", {})));
}

TEST(RequestGuardTest, LoopbackAddressesAreRecognized)
{
    for (const auto* address : {"127.0.0.1", "127.1.2.3", "::1", "[::1]"}) {
        EXPECT_TRUE(isLoopbackAddress(address)) << address;
    }
    for (const auto* address : {"0.0.0.0", "::", "192.168.0.4", "localhost", "", "128.0.0.1"}) {
        EXPECT_FALSE(isLoopbackAddress(address)) << address;
    }
}

class TokenFileTest : public ::testing::Test {
protected:
    std::optional<ControlTokens> read(const QByteArray& content)
    {
        const auto path = folder.filePath("token");
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        error = {};
        return readTokenFile(path, error);
    }
    QTemporaryDir folder;
    Message error;
};

TEST_F(TokenFileTest, WhiteSpaceRoundTheTokenIsLeftOut)
{
    const auto tokens = read(" 0123456789abcdef\n");
    ASSERT_TRUE(tokens);
    EXPECT_EQ(tokens->operatorToken, "0123456789abcdef");
    EXPECT_EQ(tokens->viewerToken, "");
}

TEST_F(TokenFileTest, ASecondTokenIsForLookingOnly)
{
    const auto tokens = read("0123456789abcdef\nfedcba9876543210\n");
    ASSERT_TRUE(tokens);
    EXPECT_EQ(tokens->operatorToken, "0123456789abcdef");
    EXPECT_EQ(tokens->viewerToken, "fedcba9876543210");
    EXPECT_FALSE(read("0123456789abcdef 0123456789abcdef")) << "twice the same";
    EXPECT_FALSE(read("0123456789abcdef fedcba9876543210 another-one-here"));
}

TEST_F(TokenFileTest, UnfitTokensAreRefusedAndTheFileIsNamed)
{
    for (const auto& content : {QByteArray(), QByteArray("short"), QByteArray("two words in a token"),
             QByteArray("0123456789abcd\xc3\xa9"), QByteArray(5000, 'x')}) {
        EXPECT_FALSE(read(content).has_value()) << content.toStdString();
        EXPECT_THAT(error.english(), HasSubstr(folder.filePath("token").toStdString()));
    }
    EXPECT_FALSE(readTokenFile(folder.filePath("absent"), error).has_value());
    EXPECT_THAT(error.english(), HasSubstr("absent"));
}

} // namespace
} // namespace vmeter
