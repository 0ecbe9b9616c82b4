// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/http_server.h"

#include "virtualhw/ethernet/cable.h"
#include "virtualhw/ethernet/http/handler_pool.h"
#include "virtualhw/ethernet/http/http_connection.h"
#include "virtualhw/ethernet/listening_socket.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <malloc.h>

#include <exception>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace vmeter {

using namespace http_detail;

namespace {

constexpr auto kStopGrace = std::chrono::milliseconds(200);
constexpr auto kAcceptPause
    = std::chrono::milliseconds(100);           // delay after a failed accept, because file descriptors may be used up
constexpr std::size_t kLargeBody = 1024 * 1024; // after such a request, free memory goes back to the system
constexpr auto kCableLook = std::chrono::milliseconds(50);

} // namespace

class HttpServer::Impl : public ConnectionHost {
public:
    Impl(HttpHandler handler, HttpLimits limits, HttpErrorPage errorPage, HttpAdmit admit)
        : m_handler(std::move(handler))
        , m_limits(limits)
        , m_errorPage(std::move(errorPage))
        , m_admit(std::move(admit))
        , m_pool(limits.handlers)
    {
    }

    bool listen(ListeningSocket listening, const QString& address, std::uint16_t port, Message& error);
    void stop();

    const HttpLimits& limits() const override { return m_limits; }
    bool stopping() const override { return m_stopping; }
    HttpResponse errorResponse(int status, const std::string& message) const override
    {
        return m_errorPage(status, message);
    }
    HttpAdmission admit(const HttpRequest& request) const override
    {
        return m_admit ? m_admit(request) : HttpAdmission{};
    }
    bool mayStream() const override;
    std::optional<std::string> nextPiece(const HttpStream& stream) const override;
    void handle(std::shared_ptr<Connection> connection, HttpRequest request) override;
    void forget(const Connection& connection) override;

    QString m_endpoint;
    std::uint16_t m_port = 0;
    std::function<bool()> m_cable; ///< returns true if the cable is plugged in; empty: always plugged in

private:
    void watchCable();
    void checkCable();
    void accept();
    void accepted(tcp::socket socket);
    bool makeRoom();
    HttpResponse answer(const HttpRequest& request) const;

    const HttpHandler m_handler;
    const HttpLimits m_limits;
    const HttpErrorPage m_errorPage;
    const HttpAdmit m_admit;
    asio::io_context m_context;
    tcp::acceptor m_acceptor{m_context};
    asio::steady_timer m_timer{m_context};
    asio::steady_timer m_cableTimer{m_context};
    bool m_plugged = true;
    /// Requests received just before the cable was unplugged; they are answered when it is plugged in again.
    std::vector<std::pair<std::shared_ptr<Connection>, HttpRequest>> m_unheard;
    std::vector<std::shared_ptr<Connection>> m_connections;
    bool m_stopping = false;
    std::thread m_thread;
    HandlerPool m_pool; ///< must be the last member, because its jobs use the members above
};

bool HttpServer::Impl::listen(ListeningSocket listening, const QString& address, std::uint16_t port, Message& error)
{
    if (!listening.socket) {
        error = listening.error;
        return false;
    }
    const bool isIpv6 = address.contains(u':');
    error_code failure;
    m_acceptor.assign(isIpv6 ? tcp::v6() : tcp::v4(), ::dup(listening.socket.get()), failure);
    const auto bound = failure ? tcp::endpoint() : m_acceptor.local_endpoint(failure);
    if (failure) {
        error = Phrase("Servers", "cannot listen on %1 port %2: %3").with(address, port, failure.message());
        return false;
    }
    m_port = bound.port();
    m_endpoint = QString::fromStdString(endpointText(bound.address().to_string(), m_port));
    accept();
    if (m_cable) {
        watchCable();
    }
    m_thread = std::thread([this] { m_context.run(); });
    return true;
}

void HttpServer::Impl::watchCable()
{
    checkCable();
    m_cableTimer.expires_after(kCableLook);
    m_cableTimer.async_wait([this](error_code) {
        if (m_acceptor.is_open()) {
            watchCable();
        }
    });
}

void HttpServer::Impl::checkCable()
{
    const bool plugged = !m_cable || m_cable();
    if (plugged == m_plugged) {
        return;
    }
    m_plugged = plugged;
    setCable(m_acceptor.native_handle(), plugged);
    for (const auto& connection : m_connections) {
        connection->setPlugged(plugged);
    }
    if (plugged) {
        for (auto& [connection, request] : std::exchange(m_unheard, {})) {
            handle(std::move(connection), std::move(request));
        }
    }
}

void HttpServer::Impl::accept()
{
    m_acceptor.async_accept([this](error_code error, tcp::socket socket) {
        if (!m_acceptor.is_open()) {
            return;
        }
        if (!error) {
            accepted(std::move(socket));
            accept();
            return;
        }
        m_timer.expires_after(kAcceptPause);
        m_timer.async_wait([this](error_code) {
            if (m_acceptor.is_open()) {
                accept();
            }
        });
    });
}

void HttpServer::Impl::accepted(tcp::socket socket)
{
    checkCable();
    if (m_connections.size() >= m_limits.connections && !makeRoom()) {
        static constexpr std::string_view kBusy
            = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(kBusy), ignored);
        return;
    }
    m_connections.push_back(std::make_shared<Connection>(std::move(socket), *this));
    m_connections.back()->setPlugged(m_plugged);
    m_connections.back()->receive();
}

/// Closes the connection that has kept the server waiting longest. Returns false if all connections are being handled
/// or stream.
bool HttpServer::Impl::makeRoom()
{
    const auto busy = [](const std::shared_ptr<Connection>& connection) {
        return connection->state() == Connection::State::handling
            || connection->state() == Connection::State::streaming;
    };
    const auto rank = [&](const std::shared_ptr<Connection>& connection) {
        return std::pair(busy(connection), connection->stateSince());
    };
    const auto slowest = std::ranges::min_element(m_connections, {}, rank);
    if (slowest == m_connections.end() || busy(*slowest)) {
        return false;
    }
    const auto keepAlive = *slowest; // keeps it alive, because close() removes it from the list
    keepAlive->close();
    return true;
}

bool HttpServer::Impl::mayStream() const
{
    const auto streams = std::ranges::count(m_connections, Connection::State::streaming, &Connection::state);
    return static_cast<std::size_t>(streams) < m_limits.streams;
}

std::optional<std::string> HttpServer::Impl::nextPiece(const HttpStream& stream) const
{
    if (!m_plugged) {
        return std::string();
    }
    try {
        return stream();
    } catch (const std::exception& failure) {
        qWarning("HTTP: a stream failed: %s", failure.what());
        return {};
    }
}

HttpResponse HttpServer::Impl::answer(const HttpRequest& request) const
{
    try {
        return m_handler(request);
    } catch (const std::exception& failure) {
        qWarning("HTTP %s %s failed: %s", request.method.c_str(), request.path.c_str(), failure.what());
        return m_errorPage(500, "the request could not be handled");
    }
}

void HttpServer::Impl::handle(std::shared_ptr<Connection> connection, HttpRequest request)
{
    checkCable();
    if (!m_plugged) {
        m_unheard.emplace_back(std::move(connection), std::move(request));
        return;
    }
    try {
        m_pool.run([this, connection, request = std::move(request)]() mutable {
            auto response = answer(request);
            const bool isLarge = request.body.size() >= kLargeBody;
            request = {}; // its place must be free when the client has the response
            if (isLarge) {
                ::malloc_trim(0);
            }
            asio::post(m_context, [connection = std::move(connection), response = std::move(response)]() mutable {
                connection->respond(std::move(response));
            });
        });
    } catch (const std::system_error& failure) {
        qWarning("HTTP: no thread for a request: %s", failure.what());
        connection->respond(m_errorPage(503, "the server is out of threads; try again"));
    }
}

void HttpServer::Impl::forget(const Connection& connection)
{
    std::erase_if(m_connections, [&](const auto& candidate) { return candidate.get() == &connection; });
    if (m_stopping && m_connections.empty()) {
        m_context.stop();
    }
}

void HttpServer::Impl::stop()
{
    if (!m_thread.joinable()) {
        return;
    }
    asio::post(m_context, [this] {
        m_stopping = true;
        error_code ignored;
        m_acceptor.close(ignored);
        m_unheard.clear();
        const auto connections = m_connections;
        for (const auto& connection : connections) {
            if (connection->state() == Connection::State::receiving) {
                connection->close();
            } else if (connection->state() == Connection::State::streaming) {
                connection->endStream();
            }
        }
        if (m_connections.empty()) {
            m_context.stop();
            return;
        }
        m_timer.expires_after(kStopGrace);
        m_timer.async_wait([this](error_code) {
            const auto remaining = m_connections;
            for (const auto& connection : remaining) {
                connection->close();
            }
            m_context.stop();
        });
    });
    m_thread.join();
}

HttpServer::HttpServer(HttpHandler handler, HttpLimits limits, HttpErrorPage errorPage, HttpAdmit admit)
    : m_impl(std::make_unique<Impl>(std::move(handler), limits, std::move(errorPage), std::move(admit)))
{
}

HttpServer::~HttpServer()
{
    stop();
}

void HttpServer::followCable(std::function<bool()> plugged)
{
    m_impl->m_cable = std::move(plugged);
}

bool HttpServer::listen(const QString& address, uint16_t port, Message& error)
{
    return m_impl->listen(listenOn(address.toStdString(), port), address, port, error);
}

bool HttpServer::listenFrom(const QString& first, uint16_t port, Message& error)
{
    return m_impl->listen(vmeter::listenFrom(first.toStdString(), port), first, port, error);
}

QString HttpServer::endpoint() const
{
    return m_impl->m_endpoint;
}

uint16_t HttpServer::port() const
{
    return m_impl->m_port;
}

void HttpServer::stop()
{
    m_impl->stop();
}

} // namespace vmeter
