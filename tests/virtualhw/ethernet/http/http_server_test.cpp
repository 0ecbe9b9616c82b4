// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/virtualhw/ethernet/http/raw_client.h"
#include "virtualhw/ethernet/http/http_router.h"
#include "virtualhw/ethernet/http/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <stop_token>
#include <utility>
#include <vector>

namespace vmeter {
namespace {

using test::bodyOf;
using test::fieldOf;
using test::RawClient;
using test::statusOf;
using ::testing::HasSubstr;
using namespace std::chrono_literals;

/// Echoes the request: "METHOD PATH?QUERY BODY".
HttpResponse echo(const HttpRequest& request)
{
    return {
        200, "text/plain", request.method + " " + request.path + "?" + request.query + " " + request.body, {}, false};
}

class HttpServerTest : public ::testing::Test {
protected:
    void start(HttpHandler handler = echo, HttpLimits limits = {}, HttpAdmit admit = {})
    {
        server = std::make_unique<HttpServer>(std::move(handler), limits, plainErrorPage, std::move(admit));
        Message error;
        ASSERT_TRUE(server->listen("127.0.0.1", 0, error)) << error.english();
    }
    void TearDown() override { server.reset(); } // handlers must end before the objects that they use

    RawClient client() const { return RawClient(server->port()); }
    std::string ask(std::string_view request) const { return client().exchange(request); }

    std::unique_ptr<HttpServer> server;
};

constexpr std::string_view kServerGet = "GET / HTTP/1.1\r\nHost: meter\r\n\r\n";

// ---- requests as they should be ---------------------------------------------------------------------------------

TEST_F(HttpServerTest, HandlerSeesMethodPathQueryAndBody)
{
    start();
    const auto answer = ask("PUT /v1/time?a=b%20c HTTP/1.1\r\nHost: meter\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(statusOf(answer), 200);
    EXPECT_EQ(bodyOf(answer), "PUT /v1/time?a=b%20c hello");
    EXPECT_EQ(fieldOf(answer, "Content-Type"), "text/plain");
}

TEST_F(HttpServerTest, HandlerSeesHeadersAndAddresses)
{
    start([](const HttpRequest& request) {
        return HttpResponse{200, "text/plain",
            std::string(request.header("x-mark").value_or("none")) + " " + request.client + " " + request.localAddress,
            {}, false};
    });
    EXPECT_EQ(bodyOf(ask("GET / HTTP/1.1\r\nHost: meter\r\nX-Mark: 7\r\n\r\n")), "7 127.0.0.1 127.0.0.1");
}

TEST_F(HttpServerTest, ConnectionServesOneRequestAfterAnother)
{
    start();
    auto one = client();
    EXPECT_EQ(bodyOf(one.exchange("GET /a HTTP/1.1\r\nHost: m\r\n\r\n")), "GET /a? ");
    EXPECT_EQ(bodyOf(one.exchange("GET /b HTTP/1.1\r\nHost: m\r\n\r\n")), "GET /b? ");
}

TEST_F(HttpServerTest, PipelinedRequestsAreAnsweredInOrder)
{
    start();
    auto one = client();
    one.send("GET /1 HTTP/1.1\r\nHost: m\r\n\r\nPOST /2 HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\n\r\nxyGET /3 "
             "HTTP/1.1\r\nHost: m\r\n\r\n");
    EXPECT_EQ(bodyOf(one.answer()), "GET /1? ");
    EXPECT_EQ(bodyOf(one.answer()), "POST /2? xy");
    EXPECT_EQ(bodyOf(one.answer()), "GET /3? ");
}

TEST_F(HttpServerTest, RequestArrivingByteByByteIsUnderstood)
{
    start();
    auto one = client();
    for (const char c : std::string("POST /drip HTTP/1.1\r\nHost: m\r\nContent-Length: 3\r\n\r\nabc")) {
        ASSERT_TRUE(one.send({&c, 1}));
    }
    EXPECT_EQ(bodyOf(one.answer()), "POST /drip? abc");
}

TEST_F(HttpServerTest, ChunkedBodyIsPutTogether)
{
    start();
    EXPECT_EQ(
        bodyOf(ask("POST / HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")),
        "POST /? abc");
}

TEST_F(HttpServerTest, HeadGetsTheLengthOfTheBodyButNotTheBody)
{
    start();
    auto one = client();
    one.send("HEAD /a HTTP/1.1\r\nHost: m\r\n\r\nGET /b HTTP/1.1\r\nHost: m\r\n\r\n");
    const auto head = one.answer(true);
    EXPECT_EQ(statusOf(head), 200);
    EXPECT_EQ(fieldOf(head, "Content-Length"), "8"); // "GET /a? "
    EXPECT_EQ(bodyOf(one.answer()), "GET /b? ");
}

TEST_F(HttpServerTest, ConnectionCloseIsHonoured)
{
    start();
    auto one = client();
    EXPECT_EQ(statusOf(one.exchange("GET / HTTP/1.1\r\nHost: m\r\nConnection: close\r\n\r\n")), 200);
    EXPECT_TRUE(one.closedByServer());
}

TEST_F(HttpServerTest, Http10ClosesAfterTheAnswerUnlessAskedToKeep)
{
    start();
    auto one = client();
    EXPECT_EQ(statusOf(one.exchange("GET / HTTP/1.0\r\n\r\n")), 200);
    EXPECT_TRUE(one.closedByServer());
    auto two = client();
    EXPECT_EQ(fieldOf(two.exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"), "Connection"), "keep-alive");
    EXPECT_EQ(statusOf(two.exchange("GET / HTTP/1.0\r\n\r\n")), 200);
}

TEST_F(HttpServerTest, RequestFollowedByHalfCloseIsAnswered)
{
    start();
    auto one = client();
    one.send(kServerGet);
    one.endSending();
    EXPECT_EQ(statusOf(one.answer()), 200);
    EXPECT_TRUE(one.closedByServer());
}

TEST_F(HttpServerTest, ClientThatWaitsForItIsToldToGoOnWithTheBody)
{
    start();
    auto one = client();
    EXPECT_EQ(
        statusOf(one.exchange("PUT / HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")), 100);
    EXPECT_EQ(bodyOf(one.exchange("ok")), "PUT /? ok");
}

TEST_F(HttpServerTest, AbsoluteTargetIsTakenAsItsPath)
{
    start();
    EXPECT_EQ(bodyOf(ask("GET http://meter:8080/a?b HTTP/1.1\r\nHost: meter:8080\r\n\r\n")), "GET /a?b ");
    EXPECT_EQ(bodyOf(ask("GET http://meter HTTP/1.1\r\nHost: meter\r\n\r\n")), "GET /? ");
}

TEST_F(HttpServerTest, HandlerCanHangUpWithoutAnAnswer)
{
    start([](const HttpRequest&) { return HttpResponse{200, "", "", {}, true}; });
    auto one = client();
    one.send(kServerGet);
    EXPECT_TRUE(one.closedByServer());
}

TEST_F(HttpServerTest, FailureOfTheHandlerIs500AndTheServerGoesOn)
{
    start([](const HttpRequest& request) -> HttpResponse {
        if (request.path == "/bad") {
            throw std::runtime_error("secret detail");
        }
        return echo(request);
    });
    auto one = client();
    const auto answer = one.exchange("GET /bad HTTP/1.1\r\nHost: m\r\n\r\n");
    EXPECT_EQ(statusOf(answer), 500);
    EXPECT_EQ(answer.find("secret"), std::string::npos);
    EXPECT_EQ(statusOf(one.exchange(kServerGet)), 200);
}

TEST_F(HttpServerTest, EmptyLineBehindABodyIsSkipped)
{
    start();
    auto one = client();
    one.send("POST /1 HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\n\r\nxy\r\nGET /2 HTTP/1.1\r\nHost: m\r\n\r\n");
    EXPECT_EQ(bodyOf(one.answer()), "POST /1? xy");
    EXPECT_EQ(bodyOf(one.answer()), "GET /2? ");
    ASSERT_TRUE(one.send("\r"));
    EXPECT_EQ(bodyOf(one.exchange("\n\r\nGET /3 HTTP/1.1\r\nHost: m\r\n\r\n")), "GET /3? ");
}

TEST_F(HttpServerTest, ClientOfHttp10IsNotToldToGoOn)
{
    start();
    auto one = client();
    one.send("PUT / HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(bodyOf(one.exchange("ok")), "PUT /? ok");
}

// ---- admission behind the header --------------------------------------------------------------------------------

/// "/no" is refused, "/small" takes 10 bytes, "/one" is admitted once at a time.
class AdmissionTest : public HttpServerTest {
protected:
    HttpAdmission admit(const HttpRequest& request)
    {
        EXPECT_EQ(request.body, "");
        HttpAdmission admission;
        if (request.path == "/no" || (request.path == "/one" && !place.expired())) {
            admission.refusal = HttpResponse{409, "text/plain", "no " + request.method, {}, false};
        } else if (request.path == "/one") {
            admission.place = std::make_shared<int>();
            place = admission.place;
            admitted.release();
        }
        admission.bodyBytes = request.path == "/small" ? 10 : 1'000'000'000;
        return admission;
    }
    void startAdmitting()
    {
        HttpLimits limits;
        limits.bodyBytes = 100;
        start(echo, limits, [this](const HttpRequest& request) { return admit(request); });
    }
    static std::string header(const char* path, int bytes)
    {
        return std::string("PUT ") + path + " HTTP/1.1\r\nHost: m\r\nContent-Length: " + std::to_string(bytes)
            + "\r\n\r\n";
    }

    std::weak_ptr<void> place; ///< used by the network thread only
    std::counting_semaphore<> admitted{0};
};

TEST_F(AdmissionTest, RefusalIsSentBeforeTheBody)
{
    startAdmitting();
    auto one = client();
    const auto answer = one.exchange(header("/no", 50)); // the body is never sent
    EXPECT_EQ(statusOf(answer), 409);
    EXPECT_EQ(bodyOf(answer), "no PUT");
    EXPECT_EQ(fieldOf(answer, "Connection"), "close");
    EXPECT_EQ(statusOf(ask("PUT /no HTTP/1.1\r\nHost: m\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")), 409)
        << "not 100";
}

TEST_F(AdmissionTest, ConnectionOfARefusedRequestWithoutABodyGoesOn)
{
    startAdmitting();
    auto one = client();
    EXPECT_EQ(statusOf(one.exchange("GET /no HTTP/1.1\r\nHost: m\r\n\r\n")), 409);
    EXPECT_EQ(statusOf(one.exchange(kServerGet)), 200);
}

TEST_F(AdmissionTest, BodyHasTheLimitOfItsPathAndNeverMoreThanThatOfTheServer)
{
    startAdmitting();
    EXPECT_EQ(statusOf(ask(header("/small", 10) + std::string(10, 'b'))), 200);
    EXPECT_THAT(ask(header("/small", 11)), HasSubstr("longer than 10 bytes"));
    EXPECT_EQ(statusOf(ask(header("/other", 100) + std::string(100, 'b'))), 200);
    EXPECT_THAT(ask(header("/other", 101)), HasSubstr("longer than 100 bytes"));
    const std::string chunked = "PUT /small HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(statusOf(ask(chunked + "a\r\n0123456789\r\n0\r\n\r\n")), 200);
    EXPECT_EQ(statusOf(ask(chunked + "a\r\n0123456789\r\n1\r\n0\r\n0\r\n\r\n")), 413);
}

TEST_F(AdmissionTest, PlaceIsHeldWhileTheBodyArrivesAndFreeWithTheAnswer)
{
    startAdmitting();
    auto one = client();
    one.send(header("/one", 2) + "a");
    auto two = client();
    ASSERT_TRUE(admitted.try_acquire_for(10s));
    EXPECT_EQ(statusOf(two.exchange("GET /one HTTP/1.1\r\nHost: m\r\n\r\n")), 409);
    EXPECT_EQ(bodyOf(one.exchange("b")), "PUT /one? ab");
    EXPECT_EQ(statusOf(two.exchange("GET /one HTTP/1.1\r\nHost: m\r\n\r\n")), 200);
    EXPECT_EQ(statusOf(ask(header("/one", 101))), 413);
    EXPECT_EQ(statusOf(two.exchange("GET /one HTTP/1.1\r\nHost: m\r\n\r\n")), 200) << "free after a refusal too";
}

// ---- hostile requests -------------------------------------------------------------------------------------------

TEST_F(HttpServerTest, HeaderOverTheLimitIs431)
{
    start();
    const auto header = [](std::size_t padding) {
        return "GET / HTTP/1.1\r\nHost: m\r\nX-Padding: " + std::string(padding, 'x') + "\r\n\r\n";
    };
    EXPECT_EQ(statusOf(ask(header(8'000))), 200);
    EXPECT_EQ(statusOf(ask(header(8'192))), 431);
}

TEST_F(HttpServerTest, EndlessRequestLineIs431)
{
    start();
    EXPECT_EQ(statusOf(ask("GET /" + std::string(300'000, 'a'))), 431);
}

TEST_F(HttpServerTest, BodyUpToTheLimitIsTakenAndOneByteMoreIs413)
{
    HttpLimits limits;
    limits.bodyBytes = 1000;
    start(echo, limits);
    const auto post = [](std::size_t bytes) {
        return "POST / HTTP/1.1\r\nHost: m\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n"
            + std::string(bytes, 'b');
    };
    EXPECT_EQ(statusOf(ask(post(1000))), 200);
    EXPECT_EQ(statusOf(ask(post(1001))), 413);
}

TEST_F(HttpServerTest, ClientStillSendingItsBodyGetsToReadThe413)
{
    start();
    auto one = client();
    one.send("POST / HTTP/1.1\r\nHost: m\r\nContent-Length: 8000000\r\n\r\n");
    EXPECT_TRUE(one.send(std::string(8'000'000, 'b'))); // this would fail if the server had reset the connection
    EXPECT_EQ(statusOf(one.answer()), 413);
}

TEST_F(HttpServerTest, ChunksOverTheLimitAre413)
{
    HttpLimits limits;
    limits.bodyBytes = 4;
    start(echo, limits);
    EXPECT_EQ(
        statusOf(ask("POST / HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n")), 413);
    EXPECT_NE(
        statusOf(ask("POST / HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n")), 200);
}

TEST_F(HttpServerTest, MalformedRequestsAre400)
{
    start();
    for (const std::string request : {
             "nonsense\r\n\r\n",
             "\x16\x03\x01\x02",                                                            // a TLS hello
             "GET / HTTP/1.1\r\n\r\n",                                                      // no Host
             "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",                                // two
             "GET / HTTP/1.1\r\nHost: m\r\nContent-Length: -1\r\n\r\n",                     //
             "GET / HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n", //
             "POST / HTTP/1.1\r\nHost: m\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: m\r\nBad Name: x\r\n\r\n",
             "GET * HTTP/1.1\r\nHost: m\r\n\r\n",
             "GET nowhere HTTP/1.1\r\nHost: m\r\n\r\n",
             "GET /%zz HTTP/1.1\r\nHost: m\r\n\r\n",
             "GET /a%00b HTTP/1.1\r\nHost: m\r\n\r\n",
             "GET /a%0d%0ab HTTP/1.1\r\nHost: m\r\n\r\n",
         }) {
        auto one = client();
        EXPECT_EQ(statusOf(one.exchange(request)), 400) << request;
        EXPECT_TRUE(one.closedByServer()) << request;
    }
    EXPECT_EQ(statusOf(ask("POST / HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: gzip\r\n\r\n")), 501);
    EXPECT_EQ(statusOf(ask("POST / HTTP/1.1\r\nHost: m\r\nExpect: miracles\r\nContent-Length: 1\r\n\r\n")), 417);
}

TEST_F(HttpServerTest, HalfARequestIs408WhenTheDeadlinePasses)
{
    HttpLimits limits;
    limits.receive = 50ms;
    start(echo, limits);
    auto slow = client();
    slow.send("GET / HTTP/1.1\r\nHost: m\r\nX-");
    EXPECT_EQ(statusOf(slow.answer()), 408);
    EXPECT_TRUE(slow.closedByServer());
    auto slowBody = client();
    slowBody.send("POST / HTTP/1.1\r\nHost: m\r\nContent-Length: 10\r\n\r\nabc");
    EXPECT_EQ(statusOf(slowBody.answer()), 408);
}

TEST_F(HttpServerTest, DrippingBytesDoNotMoveTheDeadline)
{
    HttpLimits limits;
    limits.receive = 50ms;
    start(echo, limits);
    auto slow = client();
    slow.send("GET / HTTP/1.1\r\nHost: m\r\nX-Drip: ");
    while (slow.send("x")) { // ends only because the server closes
    }
    EXPECT_EQ(statusOf(ask(kServerGet)), 200);
}

TEST_F(HttpServerTest, IdleConnectionIsClosedSilentlyWhenTheDeadlinePasses)
{
    HttpLimits limits;
    limits.receive = 50ms;
    start(echo, limits);
    auto idle = client();
    EXPECT_TRUE(idle.closedByServer());
}

TEST_F(HttpServerTest, NewClientTakesThePlaceOfTheSlowestOne)
{
    HttpLimits limits;
    limits.connections = 4;
    limits.receive = 1h;
    start(echo, limits);
    std::vector<RawClient> slow;
    for (int i = 0; i < 4; ++i) {
        slow.push_back(client());
        ASSERT_TRUE(slow.back().send("GET / HTTP/1.1\r\nHost: m\r\nX-"));
    }
    EXPECT_EQ(statusOf(ask(kServerGet)), 200);
    EXPECT_TRUE(slow.front().closedByServer());
    EXPECT_EQ(statusOf(slow.back().exchange("Last: 1\r\n\r\n")), 200) << "the others stay";
}

TEST_F(HttpServerTest, ClientThatNeverReadsItsAnswersHoldsUpNobody)
{
    HttpLimits limits;
    limits.send = 50ms;
    start(
        [](const HttpRequest&) {
            return HttpResponse{200, "text/plain", std::string(1'000'000, 'x'), {}, false};
        },
        limits);
    auto greedy = client();
    while (greedy.send(kServerGet)) { // ends only because the server closes
    }
    EXPECT_EQ(statusOf(ask(kServerGet)), 200);
}

TEST_F(HttpServerTest, ClientGoneBeforeItsAnswerIsForgotten)
{
    std::promise<void> release;
    auto released = release.get_future().share();
    std::promise<void> entered;
    start([&entered, released](const HttpRequest& request) {
        if (request.path == "/slow") {
            entered.set_value();
            released.wait();
        }
        return echo(request);
    });
    {
        auto gone = client();
        gone.send("GET /slow HTTP/1.1\r\nHost: m\r\n\r\n");
        entered.get_future().wait();
    }
    release.set_value();
    EXPECT_EQ(statusOf(ask(kServerGet)), 200);
}

// ---- handlers that block ----------------------------------------------------------------------------------------

class BlockingHandlerTest : public HttpServerTest {
protected:
    /// "/wait" is answered after release(), everything else at once.
    void startBlocking(HttpLimits limits = {})
    {
        start(
            [this](const HttpRequest& request) {
                if (request.path == "/wait") {
                    m_entered.release();
                    m_released.wait();
                }
                return echo(request);
            },
            limits);
    }
    void TearDown() override
    {
        release();
        HttpServerTest::TearDown();
    }
    /// Clients whose requests are being handled.
    std::vector<RawClient> waiting(int count)
    {
        std::vector<RawClient> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(client());
            clients.back().send("GET /wait HTTP/1.1\r\nHost: m\r\n\r\n");
            if (!m_entered.try_acquire_for(10s)) {
                ADD_FAILURE() << "request " << i << " does not get to the handler";
                break;
            }
        }
        return clients;
    }
    void release()
    {
        if (!std::exchange(m_isReleased, true)) {
            m_release.set_value();
        }
    }

private:
    std::counting_semaphore<> m_entered{0};
    std::promise<void> m_release;
    std::shared_future<void> m_released = m_release.get_future().share();
    bool m_isReleased = false;
};

TEST_F(BlockingHandlerTest, WaitingHandlersDoNotHoldUpOthers)
{
    startBlocking();
    auto clients = waiting(20);
    EXPECT_EQ(statusOf(ask(kServerGet)), 200);
    release();
    for (auto& one : clients) {
        EXPECT_EQ(bodyOf(one.answer()), "GET /wait? ");
    }
}

TEST_F(BlockingHandlerTest, ConnectionBeyondTheLimitIs503WhenAllAreBeingServed)
{
    HttpLimits limits;
    limits.connections = 2;
    startBlocking(limits);
    auto clients = waiting(2);
    EXPECT_EQ(statusOf(client().answer()), 503);
    release();
    for (auto& one : clients) {
        EXPECT_EQ(statusOf(one.answer()), 200);
    }
}

/// Handlers wait until their client has gone.
class GoneClientTest : public HttpServerTest {
protected:
    void startWaiting()
    {
        start([this](const HttpRequest& request) {
            if (request.path == "/wait") {
                std::promise<void> gone;
                const std::stop_callback notice(request.clientGone, [&] { gone.set_value(); });
                m_entered.release();
                gone.get_future().wait();
                m_ended.release();
            }
            return echo(request);
        });
    }
    std::optional<RawClient> waitingClient(const std::string& behind = {})
    {
        std::optional<RawClient> one(client());
        one->send("GET /wait HTTP/1.1\r\nHost: m\r\n\r\n" + behind);
        EXPECT_TRUE(m_entered.try_acquire_for(10s));
        return one;
    }
    bool handlerEnds() { return m_ended.try_acquire_for(10s); }

private:
    std::counting_semaphore<> m_entered{0};
    std::counting_semaphore<> m_ended{0};
};

TEST_F(GoneClientTest, HandlerIsToldThatItsClientHasClosed)
{
    startWaiting();
    auto one = waitingClient();
    one.reset();
    EXPECT_TRUE(handlerEnds());
    EXPECT_EQ(statusOf(ask(kServerGet)), 200);
}

TEST_F(GoneClientTest, RequestBehindItDoesNotHideTheEnd)
{
    startWaiting();
    auto one = waitingClient(std::string(kServerGet) + std::string(100'000, 'x'));
    one.reset();
    EXPECT_TRUE(handlerEnds());
}

TEST_F(GoneClientTest, HalfCloseEndsTheWaitAndTheAnswerIsStillSent)
{
    startWaiting();
    auto one = waitingClient();
    one->endSending();
    EXPECT_TRUE(handlerEnds());
    EXPECT_EQ(bodyOf(one->answer()), "GET /wait? ");
}

TEST_F(GoneClientTest, StoppingTheServerEndsTheWaitToo)
{
    startWaiting();
    auto one = waitingClient();
    server->stop();
    EXPECT_TRUE(handlerEnds());
}

TEST_F(BlockingHandlerTest, StopReturnsWhileAHandlerIsStillWaiting)
{
    startBlocking();
    auto clients = waiting(1);
    server->stop(); // must return although the handler is still blocked
    EXPECT_TRUE(clients.front().closedByServer());
    EXPECT_FALSE(client().connected());
    release();
}

TEST_F(BlockingHandlerTest, StopCanBeCalledTwiceAndBeforeListening)
{
    HttpServer never(echo);
    never.stop();
    EXPECT_EQ(never.port(), 0);
    startBlocking();
    server->stop();
    server->stop();
    release();
}

// ---- addresses --------------------------------------------------------------------------------------------------

TEST_F(HttpServerTest, PortZeroGivesAFreePortAndSaysWhich)
{
    start();
    EXPECT_NE(server->port(), 0);
    EXPECT_EQ(server->endpoint().toStdString(), "127.0.0.1:" + std::to_string(server->port()));
}

TEST_F(HttpServerTest, NamesAndWrongAddressesAreRefused)
{
    for (const auto* address : {"localhost", "", "meter.example", "127.0.0.1.5", "*"}) {
        HttpServer other(echo);
        Message error;
        EXPECT_FALSE(other.listen(address, 8080, error)) << address;
        EXPECT_THAT(error.english(), HasSubstr("8080")) << address;
        EXPECT_THAT(error.english(), HasSubstr("127.0.0.1")) << "says what would be right";
    }
}

TEST_F(HttpServerTest, OccupiedPortIsRefusedWithAddressPortAndAdvice)
{
    start();
    HttpServer other(echo);
    Message error;
    EXPECT_FALSE(other.listen("127.0.0.1", server->port(), error));
    EXPECT_THAT(error.english(), HasSubstr("127.0.0.1"));
    EXPECT_THAT(error.english(), HasSubstr(std::to_string(server->port())));
    EXPECT_THAT(error.english(), HasSubstr("another port"));
}

} // namespace
} // namespace vmeter
