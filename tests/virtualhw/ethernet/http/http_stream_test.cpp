// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/ethernet/http/raw_client.h"
#include "virtualhw/ethernet/http/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace vmeter {
namespace {

using test::bodyOf;
using test::fieldOf;
using test::RawClient;
using test::statusOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

/// "/stream" is answered with a stream, everything else with "ok".
class HttpStreamTest : public ::testing::Test {
protected:
    void start(HttpStream stream, HttpLimits limits = {})
    {
        m_server = std::make_unique<HttpServer>(
            [stream = std::move(stream)](const HttpRequest& request) {
                HttpResponse response{200, "text/plain", request.path == "/stream" ? "" : "ok", {}, false};
                if (request.path == "/stream") {
                    response.stream = stream;
                }
                return response;
            },
            limits);
        Message error;
        ASSERT_TRUE(m_server->listen("127.0.0.1", 0, error)) << error.english();
    }
    void TearDown() override { m_server.reset(); }

    RawClient client() const { return RawClient(m_server->port()); }
    RawClient streamClient(std::string_view request = "GET /stream HTTP/1.1\r\nHost: m\r\n\r\n") const
    {
        auto one = client();
        one.send(request);
        return one;
    }
    std::string ask() const { return bodyOf(client().exchange("GET / HTTP/1.1\r\nHost: m\r\n\r\n")); }

    std::unique_ptr<HttpServer> m_server;
};

/// Returns its pieces one by one, then no new data or, if requested, the end.
HttpStream piecesOf(std::vector<std::string> pieces, bool ends)
{
    return [pieces = std::move(pieces), ends, next = std::size_t{0}]() mutable -> std::optional<std::string> {
        if (next < pieces.size()) {
            return pieces[next++];
        }
        return ends ? std::optional<std::string>() : std::string();
    };
}

TEST_F(HttpStreamTest, PiecesArriveAsChunksUntilTheStreamEnds)
{
    start(piecesOf({"one", "", "", "twenty characters ..", "x"}, true));
    auto one = streamClient();
    const auto header = one.upTo("\r\n\r\n");
    EXPECT_EQ(statusOf(header), 200);
    EXPECT_EQ(fieldOf(header, "Transfer-Encoding"), "chunked");
    EXPECT_EQ(fieldOf(header, "Connection"), "close");
    EXPECT_THAT(header, Not(HasSubstr("Content-Length")));
    EXPECT_EQ(one.upTo("0\r\n\r\n"), "3\r\none\r\n14\r\ntwenty characters ..\r\n1\r\nx\r\n0\r\n\r\n");
    EXPECT_TRUE(one.closedByServer());
}

TEST_F(HttpStreamTest, PieceArrivesWhileTheStreamGoesOn)
{
    start(piecesOf({"news"}, false));
    EXPECT_THAT(streamClient().upTo("news"), HasSubstr("4\r\nnews"));
}

TEST_F(HttpStreamTest, Http10GetsThePiecesAsTheyAreAndTheClosingAsTheEnd)
{
    start(piecesOf({"one", "two"}, true));
    auto one = streamClient("GET /stream HTTP/1.0\r\n\r\n");
    EXPECT_THAT(one.upTo("\r\n\r\n"), Not(HasSubstr("chunked")));
    EXPECT_EQ(one.upTo("onetwo"), "onetwo");
    EXPECT_TRUE(one.closedByServer());
}

TEST_F(HttpStreamTest, HeadGetsTheHeaderOnly)
{
    std::atomic<int> asked = 0;
    start([&] {
        ++asked;
        return std::string("piece");
    });
    auto one = streamClient("HEAD /stream HTTP/1.1\r\nHost: m\r\n\r\n");
    EXPECT_EQ(statusOf(one.upTo("\r\n\r\n")), 200);
    EXPECT_TRUE(one.closedByServer());
    EXPECT_EQ(asked, 0);
}

TEST_F(HttpStreamTest, StreamThatFailsIsEndedAndTheServerGoesOn)
{
    start([]() -> std::optional<std::string> { throw std::runtime_error("secret detail"); });
    auto one = streamClient();
    EXPECT_THAT(one.upTo("0\r\n\r\n"), Not(HasSubstr("secret")));
    EXPECT_TRUE(one.closedByServer());
    EXPECT_EQ(ask(), "ok");
}

TEST_F(HttpStreamTest, ClientThatReadsNothingIsAskedForNothingMoreAndHoldsUpNobody)
{
    // Far more than the sockets of both ends can buffer.
    constexpr std::size_t kPiece = 1'000'000;
    constexpr std::size_t kSocketsHold = 100;
    std::atomic<std::size_t> asked = 0;
    HttpLimits limits;
    limits.stall = 200ms;
    std::promise<void> gone;
    struct Witness {
        std::promise<void>& gone;
        ~Witness() { gone.set_value(); }
    };
    auto witness = std::make_shared<Witness>(gone);
    std::mutex mutex;
    HttpStream endless = [&asked, witness] {
        ++asked;
        return std::string(kPiece, 'x');
    };
    witness.reset();
    m_server = std::make_unique<HttpServer>(
        [&](const HttpRequest& request) {
            HttpResponse response{200, "text/plain", request.path == "/stream" ? "" : "ok", {}, false};
            if (request.path == "/stream") {
                const std::lock_guard lock(mutex);
                response.stream = std::exchange(endless, nullptr);
            }
            return response;
        },
        limits);
    Message error;
    ASSERT_TRUE(m_server->listen("127.0.0.1", 0, error)) << error.english();
    auto slow = streamClient();
    EXPECT_EQ(ask(), "ok");
    EXPECT_EQ(gone.get_future().wait_for(10s), std::future_status::ready) << "the stalled stream is given up";
    EXPECT_LT(asked, kSocketsHold);
}

TEST_F(HttpStreamTest, StreamBeyondTheLimitIs503UntilAnotherOneHasGone)
{
    HttpLimits limits;
    limits.streams = 2;
    start(piecesOf({"news"}, false), limits);
    auto first = std::make_unique<RawClient>(streamClient());
    auto second = streamClient();
    EXPECT_THAT(first->upTo("news"), HasSubstr("200 OK"));
    EXPECT_THAT(second.upTo("news"), HasSubstr("200 OK"));
    auto third = streamClient();
    EXPECT_EQ(statusOf(third.answer()), 503);
    EXPECT_EQ(ask(), "ok") << "only streams are refused";
    first.reset();
    int status = 503; // until the server has seen that the first client is gone
    for (int tries = 0; status == 503 && tries < 10'000; ++tries) {
        status = statusOf(streamClient().upTo("\r\n\r\n"));
    }
    EXPECT_EQ(status, 200);
}

TEST_F(HttpStreamTest, NewConnectionsDoNotPushOutAStream)
{
    HttpLimits limits;
    limits.connections = 2;
    limits.receive = 1h;
    std::mutex mutex;
    std::string next = "first";
    start(
        [&]() -> std::optional<std::string> {
            const std::lock_guard lock(mutex);
            return std::exchange(next, {});
        },
        limits);
    auto stream = streamClient();
    EXPECT_THAT(stream.upTo("first"), HasSubstr("first"));
    EXPECT_EQ(ask(), "ok");
    EXPECT_EQ(ask(), "ok");
    {
        const std::lock_guard lock(mutex);
        next = "second";
    }
    EXPECT_THAT(stream.upTo("second"), HasSubstr("second"));
}

TEST_F(HttpStreamTest, StopEndsStreamsProperly)
{
    start(piecesOf({"news"}, false));
    auto one = streamClient();
    EXPECT_THAT(one.upTo("news\r\n"), HasSubstr("news"));
    m_server->stop();
    EXPECT_EQ(one.upTo("0\r\n\r\n"), "0\r\n\r\n");
    EXPECT_TRUE(one.closedByServer());
}

} // namespace
} // namespace vmeter
