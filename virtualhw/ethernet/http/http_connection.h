// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included only by http_server.cpp, because it includes Boost.Beast, which takes most of a minute to compile.

#include "virtualhw/ethernet/cable.h"
#include "virtualhw/ethernet/http/http_request_form.h"
#include "virtualhw/ethernet/http/http_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <poll.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stop_token>
#include <string_view>
#include <utility>

namespace vmeter::http_detail {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

inline constexpr auto kLingerTime = std::chrono::seconds(1);
inline constexpr std::size_t kLingerBytes = 16 * 1024 * 1024;
inline constexpr std::size_t kReadAhead = 64 * 1024; ///< beyond the header limit: body parts and pipelined requests
inline constexpr std::size_t kFirstRead = 4096;      ///< bytes of a request that are read before its header is parsed
inline constexpr auto kStreamPause
    = std::chrono::milliseconds(20); ///< delay before a stream that had no data is asked again
inline constexpr auto kClientLook = std::chrono::milliseconds(
    100); ///< while a request is being handled: between two looks whether the client is there

class Connection;

/// Functions of the server that a connection uses.
class ConnectionHost {
public:
    virtual ~ConnectionHost() = default;
    virtual const HttpLimits& limits() const = 0;
    virtual bool stopping() const = 0;
    virtual HttpResponse errorResponse(int status, const std::string& message) const = 0;
    /// Decides about a request after its header.
    virtual HttpAdmission admit(const HttpRequest& request) const = 0;
    /// True if one more stream may begin.
    virtual bool mayStream() const = 0;
    /// Next piece of `stream`; empty if the stream throws.
    virtual std::optional<std::string> nextPiece(const HttpStream& stream) const = 0;
    /// Runs the handler for `request` on another thread; the result is passed to Connection::respond().
    virtual void handle(std::shared_ptr<Connection> connection, HttpRequest request) = 0;
    virtual void forget(const Connection& connection) = 0;
};

/// Reads a request, lets the server handle it, sends the response, and starts again. Everything runs on the network
/// thread.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    enum class State { receiving, handling, sending, streaming, lingering };

    Connection(tcp::socket socket, ConnectionHost& host)
        : m_socket(std::move(socket))
        , m_host(host)
        , m_timer(m_socket.get_executor())
        , m_buffer(host.limits().headerBytes + kReadAhead)
    {
        error_code ignored;
        m_socket.set_option(tcp::no_delay(true), ignored);
        m_client = m_socket.remote_endpoint(ignored).address().to_string();
        m_local = m_socket.local_endpoint(ignored).address().to_string();
    }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Clock::time_point stateSince() const { return m_stateSince; }

    void setPlugged(bool plugged) { setCable(m_socket.native_handle(), plugged); }

    void receive()
    {
        enter(State::receiving);
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_host.limits().headerBytes));
        m_bodyLimit = m_host.limits().bodyBytes;
        m_parser->body_limit(m_bodyLimit);
        m_request = {};
        setDeadline(m_host.limits().receive);
        receiveHeader();
    }

    void respond(HttpResponse response)
    {
        if (!m_socket.is_open()) {
            return;
        }
        if (response.hangUp) {
            close();
            return;
        }
        if (!response.stream) {
            send(std::move(response), m_parser->get().keep_alive());
        } else if (m_host.mayStream() && !m_host.stopping()) {
            beginStream(std::move(response));
        } else {
            send(m_host.errorResponse(503, "there are as many streams as the server can feed; close another one"),
                m_parser->get().keep_alive());
        }
    }

    /// Ends the stream: it is not called again, and the body is closed properly after the present piece has been sent.
    void endStream() { m_streamEnding = true; }

    void close()
    {
        ++m_deadline;
        m_timer.cancel();
        error_code ignored;
        m_socket.close(ignored);
        m_stream = nullptr;
        m_request = {};
        m_clientGone.request_stop();
        m_host.forget(*this);
    }

private:
    /// Skips empty lines before the header; some clients send one behind a body (RFC 9112, 2.2).
    void receiveHeader()
    {
        const auto received = [this] {
            const auto bytes = m_buffer.data();
            return std::string_view(static_cast<const char*>(bytes.data()), bytes.size());
        };
        while (received().starts_with("\r\n")) {
            m_buffer.consume(2);
        }
        if (!received().empty() && received() != "\r") {
            http::async_read_header(m_socket, m_buffer, *m_parser,
                [self = shared_from_this()](error_code error, std::size_t) { self->headerReceived(error); });
            return;
        }
        m_socket.async_read_some(
            m_buffer.prepare(kFirstRead), [self = shared_from_this()](error_code error, std::size_t bytes) {
                self->m_buffer.commit(bytes);
                if (!self->stopReceiving(error)) {
                    self->receiveHeader();
                }
            });
    }

    void enter(State state)
    {
        m_state = state;
        m_stateSince = Clock::now();
    }

    /// Sets one deadline for all operations until the next call. Operations that are running at the deadline are
    /// cancelled.
    void setDeadline(Clock::duration duration)
    {
        m_late = false;
        m_timer.expires_after(duration);
        m_timer.async_wait([self = shared_from_this(), deadline = ++m_deadline](error_code) {
            if (deadline == self->m_deadline && self->m_socket.is_open()) {
                self->m_late = true;
                error_code ignored;
                self->m_socket.cancel(ignored);
            }
        });
    }

    void headerReceived(error_code error)
    {
        if (stopReceiving(error)) {
            return;
        }
        const auto& header = m_parser->get();
        if (const auto refusal = headerRefusal(header)) {
            refuse(refusal->status, refusal->message);
            return;
        }
        if (!takeHeader()) {
            refuse(400, "the request target is not a path");
            return;
        }
        auto admission = m_host.admit(m_request);
        m_request.place = std::move(admission.place);
        if (admission.refusal) {
            // The body of a refused request is not received, so nothing can follow it on this connection.
            send(std::move(*admission.refusal), m_parser->is_done() && header.keep_alive());
        } else if (!limitBody(admission.bodyBytes)) {
            refuseBody();
        } else if (header.count(http::field::expect) != 0 && header.version() == 11 && !m_parser->is_done()) {
            static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
            asio::async_write(
                m_socket, asio::buffer(kContinue), [self = shared_from_this()](error_code writeError, std::size_t) {
                    if (!self->stopReceiving(writeError)) {
                        self->receiveBody();
                    }
                });
        } else {
            receiveBody();
        }
    }

    void receiveBody()
    {
        http::async_read(m_socket, m_buffer, *m_parser,
            [self = shared_from_this()](error_code error, std::size_t) { self->requestReceived(error); });
    }

    void requestReceived(error_code error)
    {
        if (stopReceiving(error)) {
            return;
        }
        m_request.body = std::move(m_parser->get().body());
        m_clientGone = std::stop_source();
        m_request.clientGone = m_clientGone.get_token();
        enter(State::handling);
        watchClient(); // no deadline while a handler runs
        m_host.handle(shared_from_this(), std::exchange(m_request, {}));
    }

    /// Fills `m_request` from the header. Returns false if the target is not a path.
    bool takeHeader()
    {
        const auto& message = m_parser->get();
        if (!splitTarget(toString(message.target()), m_request)) {
            return false;
        }
        m_headOnly = message.method() == http::verb::head;
        m_request.method = m_headOnly ? "GET" : toString(message.method_string());
        for (const auto& field : message) {
            m_request.headers.push_back({toString(field.name_string()), toString(field.value())});
        }
        m_request.client = m_client;
        m_request.localAddress = m_local;
        return true;
    }

    /// Sets the limit for the body that follows. Returns false if the header tells that the body is longer.
    bool limitBody(std::size_t bytes)
    {
        m_bodyLimit = std::min(bytes, m_bodyLimit);
        m_parser->body_limit(m_bodyLimit); // for chunks
        return m_parser->content_length().value_or(0) <= m_bodyLimit;
    }

    /// Looks now and then whether the client is still there, until the response is sent. Nothing is read, so a request
    /// that follows on the connection does not hide the end behind it.
    void watchClient()
    {
        m_timer.expires_after(kClientLook);
        m_timer.async_wait([self = shared_from_this(), deadline = ++m_deadline](error_code) {
            if (deadline != self->m_deadline || !self->m_socket.is_open()) {
                return;
            }
            pollfd look{self->m_socket.native_handle(), POLLRDHUP, 0};
            if (::poll(&look, 1, 0) > 0) {
                self->m_clientGone.request_stop();
            } else {
                self->watchClient();
            }
        });
    }

    /// True if nothing more can be received; the connection has then been closed or answered.
    bool stopReceiving(error_code error)
    {
        if (!m_socket.is_open()) {
            return true;
        }
        if (m_late) {
            if (m_parser->got_some()) {
                refuse(408, "the request was not complete in time");
            } else {
                close();
            }
        } else if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            refuse(431, "the header is longer than " + std::to_string(m_host.limits().headerBytes) + " bytes");
        } else if (error == http::error::body_limit) {
            refuseBody();
        } else if (error && error.category() == make_error_code(http::error::bad_method).category()
            && error != http::error::end_of_stream && error != http::error::partial_message) {
            refuse(400, "this is not HTTP: " + error.message());
        } else if (error) {
            close();
        } else {
            return false;
        }
        return true;
    }

    void refuse(int status, const std::string& message) { send(m_host.errorResponse(status, message), false); }
    void refuseBody() { refuse(413, "the body is longer than " + std::to_string(m_bodyLimit) + " bytes"); }

    static void setHeader(http::response<http::string_body>& response, const HttpResponse& answer)
    {
        response.version(11);
        response.result(static_cast<unsigned>(answer.status));
        if (!answer.contentType.empty()) {
            response.set(http::field::content_type, answer.contentType);
        }
        for (const auto& field : answer.headers) {
            response.insert(field.name, field.value);
        }
    }

    void send(HttpResponse answer, bool keepAlive)
    {
        enter(State::sending);
        m_request = {};
        m_keepAlive = keepAlive && !m_host.stopping();
        auto& response = m_response.emplace();
        setHeader(response, answer);
        response.keep_alive(m_keepAlive);
        if (m_parser->get().version() == 10 && m_keepAlive) {
            response.set(http::field::connection, "keep-alive");
        }
        response.body() = std::move(answer.body);
        if (answer.status != 204 && answer.status != 304) {
            response.content_length(response.body().size());
        }
        m_serializer.emplace(response);
        setDeadline(m_host.limits().send);
        auto done = [self = shared_from_this()](error_code error, std::size_t) { self->sent(error); };
        if (m_headOnly) {
            http::async_write_header(m_socket, *m_serializer, std::move(done));
        } else {
            http::async_write(m_socket, *m_serializer, std::move(done));
        }
    }

    void sent(error_code error)
    {
        if (!m_socket.is_open()) {
            return;
        }
        m_headOnly = false;
        if (error) {
            close();
        } else if (m_keepAlive) {
            receive();
        } else {
            endSending();
            linger(kLingerBytes);
        }
    }

    void endSending()
    {
        error_code ignored;
        m_socket.shutdown(tcp::socket::shutdown_send, ignored);
        enter(State::lingering);
        setDeadline(kLingerTime);
    }

    // ---- a body without a known end ----------------------------------------------------------------------------

    void beginStream(HttpResponse answer)
    {
        enter(State::streaming);
        m_stream = std::move(answer.stream);
        m_chunked = m_parser->get().version() == 11;
        auto& response = m_response.emplace();
        setHeader(response, answer);
        response.keep_alive(false);
        response.chunked(m_chunked);
        m_serializer.emplace(response);
        setDeadline(m_host.limits().send);
        http::async_write_header(m_socket, *m_serializer, [self = shared_from_this()](error_code error, std::size_t) {
            if (!self->m_socket.is_open()) {
                return;
            }
            if (error) {
                self->close();
                return;
            }
            self->linger(kLingerBytes); // detects when the client disconnects
            if (self->m_headOnly) {
                self->endSending();
            } else {
                self->sendNextPiece();
            }
        });
    }

    /// Asks the stream for its next piece, after the client's system has received the last one.
    void sendNextPiece()
    {
        auto piece = m_streamEnding ? std::nullopt : m_host.nextPiece(m_stream);
        if (!piece) {
            m_stream = nullptr;
            sendLastPiece();
        } else if (piece->empty()) {
            m_timer.expires_after(kStreamPause);
            m_timer.async_wait([self = shared_from_this(), deadline = ++m_deadline](error_code) {
                if (deadline == self->m_deadline && self->m_socket.is_open()) {
                    self->sendNextPiece();
                }
            });
        } else {
            m_piece = std::move(*piece);
            setDeadline(m_host.limits().stall);
            auto done = [self = shared_from_this()](error_code error, std::size_t) {
                if (error) {
                    self->close();
                } else if (self->m_socket.is_open()) {
                    self->sendNextPiece();
                }
            };
            if (m_chunked) {
                asio::async_write(m_socket, http::make_chunk(asio::buffer(m_piece)), std::move(done));
            } else {
                asio::async_write(m_socket, asio::buffer(m_piece), std::move(done));
            }
        }
    }

    void sendLastPiece()
    {
        if (!m_chunked) {
            endSending();
            return;
        }
        setDeadline(m_host.limits().send);
        asio::async_write(
            m_socket, http::make_chunk_last(), [self = shared_from_this()](error_code error, std::size_t) {
                if (error) {
                    self->close();
                } else if (self->m_socket.is_open()) {
                    self->endSending();
                }
            });
    }

    /// Reads and discards what the client still sends. Closing with unread bytes would reset the connection, and the
    /// client could lose the response.
    void linger(std::size_t bytesLeft)
    {
        m_socket.async_read_some(
            asio::buffer(m_discarded), [self = shared_from_this(), bytesLeft](error_code error, std::size_t bytes) {
                if (!self->m_socket.is_open()) {
                    return;
                }
                if (error || self->m_late || bytes >= bytesLeft) {
                    self->close();
                } else {
                    self->linger(bytesLeft - bytes);
                }
            });
    }

    tcp::socket m_socket;
    ConnectionHost& m_host;
    asio::steady_timer m_timer;
    boost::beast::flat_buffer m_buffer;
    std::string m_client;
    std::string m_local;
    State m_state = State::receiving;
    Clock::time_point m_stateSince;
    std::uint64_t m_deadline = 0; ///< number of the present deadline; older ones have no effect
    bool m_late = false;          ///< the present deadline has passed
    HttpRequest m_request;        ///< from the end of its header until it is handled
    std::size_t m_bodyLimit = 0;
    std::stop_source m_clientGone{std::nostopstate}; ///< of the request that is being handled
    bool m_headOnly = false;
    bool m_keepAlive = false;
    HttpStream m_stream; ///< only while streaming
    bool m_streamEnding = false;
    bool m_chunked = false;
    std::string m_piece; ///< piece of the stream that is being sent
    std::optional<http::request_parser<http::string_body>> m_parser;
    std::optional<http::response<http::string_body>> m_response;
    std::optional<http::response_serializer<http::string_body>> m_serializer;
    std::array<char, 16 * 1024> m_discarded{};
};

} // namespace vmeter::http_detail
