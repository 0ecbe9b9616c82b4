// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/http_message.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(HttpMessageTest, HeaderIsFoundInAnyCase)
{
    HttpRequest request;
    request.headers = {{"content-TYPE", "application/json"}, {"Empty", ""}};
    EXPECT_EQ(request.header("Content-Type"), "application/json");
    EXPECT_EQ(request.header("Empty"), "");
    EXPECT_FALSE(request.header("Origin").has_value());
}

TEST(HttpMessageTest, CookieIsFoundByItsWholeName)
{
    HttpRequest request;
    request.headers = {{"Cookie", "my_session=wrong; session=right; empty=;session=second"}};
    EXPECT_EQ(request.cookie("session"), "right");
    EXPECT_EQ(request.cookie("empty"), "");
    EXPECT_FALSE(request.cookie("sess").has_value());
    EXPECT_FALSE(HttpRequest{}.cookie("session").has_value());
}

TEST(HttpMessageTest, PercentDecodingTakesTwoHexDigitsOnly)
{
    EXPECT_EQ(percentDecoded("a%2Fb%20c%c3%a9"), "a/b c\xc3\xa9");
    EXPECT_EQ(percentDecoded("%00"), std::string(1, '\0'));
    for (const auto* wrong : {"%", "%2", "%zz", "%2z", "% 2", "%-1", "%+1", "abc%"}) {
        EXPECT_FALSE(percentDecoded(wrong).has_value()) << wrong;
    }
}

TEST(HttpMessageTest, FormFieldsKeepOrderAndDecode)
{
    const auto fields = formFields("user=admin&password=a%26b+c&&flag&twice=1&twice=2");
    ASSERT_TRUE(fields.has_value());
    const HttpFields expected{{"user", "admin"}, {"password", "a&b c"}, {"flag", ""}, {"twice", "1"}, {"twice", "2"}};
    EXPECT_EQ(*fields, expected);
    EXPECT_TRUE(formFields("")->empty());
    EXPECT_FALSE(formFields("a=%zz").has_value());
}

TEST(HttpMessageTest, HostIsSplitFromItsPort)
{
    EXPECT_EQ(hostWithoutPort("127.0.0.1:8080"), "127.0.0.1");
    EXPECT_EQ(hostWithoutPort("localhost"), "localhost");
    EXPECT_EQ(hostWithoutPort("[::1]:8080"), "::1");
    EXPECT_EQ(hostWithoutPort("[::1]"), "::1");
    EXPECT_EQ(hostWithoutPort(""), "");
    EXPECT_EQ(hostWithoutPort("["), "");
}

HttpRequest requestTo(const char* host)
{
    HttpRequest request;
    request.headers = {{"Host", host}};
    request.localAddress = "fe80::7%eth0";
    return request;
}

TEST(HttpMessageTest, OnlyAddressesAndLocalhostAreAllowedHosts)
{
    for (const auto* host : {"127.0.0.1", "192.168.0.4:8080", "[::1]:8080", "[2001:db8::5]", "localhost:8080",
             "LOCALHOST", "[fe80::7%eth0]:8080"}) {
        EXPECT_TRUE(hostIsAllowed(requestTo(host))) << host;
    }
    for (const auto* host : {"evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", "meter", "",
             ":8080", "1.2.3", "[evil.example]"}) {
        EXPECT_FALSE(hostIsAllowed(requestTo(host))) << host;
    }
    EXPECT_FALSE(hostIsAllowed(HttpRequest{})) << "no Host at all";
}

TEST(HttpMessageTest, CookiesOfTwoPortsHaveDifferentNames)
{
    EXPECT_EQ(cookieName("session", requestTo("127.0.0.1:8080")), "session_8080");
    EXPECT_EQ(cookieName("session", requestTo("[::1]:65535")), "session_65535");
    for (const auto* host : {"127.0.0.1", "localhost", "[::1]", "", "a:65536", "a:-1", "a:8080=x"}) {
        EXPECT_EQ(cookieName("session", requestTo(host)), "session_80") << host;
    }
    EXPECT_EQ(cookieName("session", HttpRequest{}), "session_80");
}

TEST(HttpMessageTest, EndpointPutsBracketsRoundIpv6)
{
    EXPECT_EQ(endpointText("127.0.0.1", 80), "127.0.0.1:80");
    EXPECT_EQ(endpointText("::1", 8080), "[::1]:8080");
}

} // namespace
} // namespace vmeter
