// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/http_router.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

HttpResponse named(const char* name)
{
    return {200, "text/plain", name, {}, false};
}

HttpRequest request(const char* method, const char* path)
{
    HttpRequest result;
    result.method = method;
    result.path = path;
    return result;
}

class HttpRouterTest : public ::testing::Test {
protected:
    HttpRouterTest()
    {
        router.add("GET", "/time", [](const HttpRequest&) { return named("get"); });
        router.add("PUT", "/time", [](const HttpRequest&) { return named("put"); });
        router.add("POST", "/keys", [](const HttpRequest&) { return named("keys"); });
    }
    HttpRouter router;
};

TEST_F(HttpRouterTest, ChoosesByMethodAndPath)
{
    EXPECT_EQ(router.route(request("GET", "/time")).body, "get");
    EXPECT_EQ(router.route(request("PUT", "/time")).body, "put");
    EXPECT_EQ(router.route(request("POST", "/keys")).body, "keys");
}

TEST_F(HttpRouterTest, UnknownPathIs404)
{
    for (const auto* path :
        {"/", "/time/", "//time", "/../time", "/time/../time", "/TIME", "/time\\..", "/etc/passwd", "/tim"}) {
        EXPECT_EQ(router.route(request("GET", path)).status, 404) << path;
    }
}

TEST_F(HttpRouterTest, OtherMethodIs405AndNamesTheMethodsAllowed)
{
    const auto time = router.route(request("DELETE", "/time"));
    EXPECT_EQ(time.status, 405);
    ASSERT_EQ(time.headers.size(), 1U);
    EXPECT_EQ(time.headers[0].name, "Allow");
    EXPECT_EQ(time.headers[0].value, "GET, HEAD, PUT");
    const auto keys = router.route(request("GET", "/keys"));
    EXPECT_EQ(keys.status, 405);
    ASSERT_EQ(keys.headers.size(), 1U);
    EXPECT_EQ(keys.headers[0].value, "POST");
    EXPECT_EQ(router.route(request("get", "/time")).status, 405) << "methods are case-sensitive";
}

} // namespace
} // namespace vmeter
