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

/// What one client, or all together, may take of the server.
struct HttpLimits {
    std::size_t connections = 64;
    std::size_t handlers = 64;           ///< threads that handle requests at once; more requests wait
    std::size_t headerBytes = 8 * 1024;  ///< request line and header fields; more is answered with 431
    std::size_t bodyBytes = 1024 * 1024; ///< more is answered with 413
    /// From the end of one answer to the end of the next request, however the bytes trickle in. A request that is
    /// begun but not complete by then is answered with 408, an idle connection is closed.
    std::chrono::milliseconds receive{10'000};
    std::chrono::milliseconds send{10'000};  ///< for the client to take an answer
    std::chrono::milliseconds stall{60'000}; ///< for the client to take a piece of a stream
    std::size_t streams = 16;                ///< at once; one more is answered with 503
};

/// HTTP/1.1 server for one address, with a thread of its own for the network and a pool of threads for the handler. No
/// client can hold up another: a handler that blocks has its thread to itself as far as there are, and a connection
/// beyond the limit takes the place of the one that has kept the server waiting longest.
class HttpServer {
public:
    explicit HttpServer(HttpHandler handler, HttpLimits limits = {}, HttpErrorPage errorPage = plainErrorPage);
    /// Stops, and waits for handlers still running: end what they may be waiting for first.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// The cable is where `plugged` says, looked at some twenty times a second on the network thread: while it is out,
    /// nothing comes in, nothing is accepted, and streams have nothing to say (see setCable()). Before listen().
    void followCable(std::function<bool()> plugged);

    /// Begins to serve on `address`, a literal IPv4 or IPv6 address, and `port` (0: any free one). False and `error`
    /// set (address, port, reason, what to do) when it cannot be had. At most once.
    bool listen(const QString& address, uint16_t port, Message& error);

    /// "ADDRESS:PORT" being served, with the real port; empty before listen().
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] uint16_t port() const; ///< 0 before listen()

    /// Takes no more requests, ends the streams and closes all connections; answers under way get a moment to leave.
    /// Returns within a quarter of a second, even if handlers are still running. Safe to call twice.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vmeter
