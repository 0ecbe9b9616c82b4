// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <QString>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace vmeter {

/// Limits for one client, or for all clients together.
struct HttpLimits {
    std::size_t connections = 64;
    std::size_t handlers = 64;           ///< threads that handle requests at once; more requests wait
    std::size_t headerBytes = 8 * 1024;  ///< request line and header fields; more is answered with 431
    std::size_t bodyBytes = 1024 * 1024; ///< more is answered with 413
    /// Time from the end of one response to the end of the next request, also if single bytes keep arriving. After it,
    /// an incomplete request gets 408 and an idle connection is closed.
    std::chrono::milliseconds receive{10'000};
    std::chrono::milliseconds send{10'000};  ///< for the client to take an answer
    std::chrono::milliseconds stall{60'000}; ///< for the client to take a piece of a stream
    std::size_t streams = 16;                ///< at once; one more is answered with 503
};

/// HTTP/1.1 server for one address, with one network thread and a pool of threads for the handler. No client can block
/// another one: a handler that blocks uses its own thread, up to the limit, and a connection beyond the limit replaces
/// the connection that has kept the server waiting longest.
class HttpServer {
public:
    /// `admit` decides after the header of each request; empty: all are admitted.
    explicit HttpServer(
        HttpHandler handler, HttpLimits limits = {}, HttpErrorPage errorPage = plainErrorPage, HttpAdmit admit = {});
    /// Stops and waits for running handlers. The caller must first end everything that handlers may wait for.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// `plugged` says whether the cable is plugged in; it is called about 20 times a second on the network thread.
    /// While the cable is unplugged, nothing is received or accepted, and streams send nothing (see setCable()). Must
    /// be called before listen().
    void followCable(std::function<bool()> plugged);

    /// Starts to serve on `address`, a literal IPv4 or IPv6 address, and `port` (0: any free one). Returns false and
    /// sets `error` (address, port, reason, what to do) if the port cannot be opened. May be called only once.
    bool listen(const QString& address, uint16_t port, Message& error);
    /// The same at the IPv4 addresses from `first` on (vmeter::listenFrom()); HttpRequest::localAddress says which.
    bool listenFrom(const QString& first, uint16_t port, Message& error);

    /// "ADDRESS:PORT" that is served, with the actual port; empty before listen().
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] uint16_t port() const; ///< 0 before listen()

    /// Accepts no more requests, ends the streams and closes all connections; responses that are being sent get a short
    /// time to finish. Returns within a quarter of a second, even if handlers are still running. May be called twice.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vmeter
