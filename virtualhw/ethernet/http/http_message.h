// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vmeter {

struct HttpHeader {
    std::string name;
    std::string value;
};

/// A complete request. The server has checked its syntax; the handler checks its meaning.
struct HttpRequest {
    std::string method = "GET"; ///< as sent, except that HEAD is passed as GET; the server then omits the body
    std::string path = "/";     ///< percent-decoded, starts with '/', without control characters
    std::string query;          ///< the part after '?', as sent
    std::vector<HttpHeader> headers;
    std::string body;
    std::string client;       ///< address of the other end, without port
    std::string localAddress; ///< local address of the connection, without port
    /// Set when the client closes the connection, or its sending direction, while the request is being handled. Within
    /// a quarter of a second; nobody then waits for the response.
    std::stop_token clientGone{};
    std::shared_ptr<void> place{}; ///< of HttpAdmission; kept until the request has been handled

    /// Value of the first field with that name, upper or lower case; empty if there is none.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    /// Value of a cookie; empty if the client did not send it.
    [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
};

/// A body without a known length, such as server-sent events. The server calls it for the next piece after the client's
/// system has received the last one, so a slow client needs no memory. Returns an empty string if there is no new data
/// (the server asks again soon), or no value at the end of the body. Called on the server's network thread, so it must
/// be fast and must not block. It is destroyed, on any thread, when the client disconnects or the server stops.
using HttpStream = std::function<std::optional<std::string>()>;

struct HttpResponse {
    int status = 200;
    std::string contentType; ///< empty: no such field, for a response without a body
    std::string body;
    std::vector<HttpHeader> headers; ///< besides Content-Type, Content-Length and Connection
    bool hangUp = false;             ///< close the connection without any answer
    HttpStream stream = {};          ///< used instead of `body`; the connection is closed after it
};

/// Handles a request. Called on several threads at the same time; may block.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// What a server decides about a request after its header, before it receives the body.
struct HttpAdmission {
    std::optional<HttpResponse> refusal{};                           ///< sent at once; the body is not received
    std::size_t bodyBytes = std::numeric_limits<std::size_t>::max(); ///< limit below that of HttpLimits; beyond it 413
    /// Destroyed when the request has been handled or the connection has been closed: a place among a limited number.
    std::shared_ptr<void> place{};
};

/// Decides about a request whose body is still empty. Called on the server's network thread, so it must be fast and
/// must not block or throw.
using HttpAdmit = std::function<HttpAdmission(const HttpRequest&)>;

/// Makes the response to a request that is invalid or whose handler failed.
using HttpErrorPage = std::function<HttpResponse(int status, const std::string& message)>;
HttpResponse plainErrorPage(int status, const std::string& message);

/// True if the texts are equal, ignoring the case of ASCII letters.
bool equalIgnoringCase(std::string_view a, std::string_view b);

/// Text with every %XX replaced by its byte; nothing when a '%' is not followed by two hex digits.
std::optional<std::string> percentDecoded(std::string_view text);

/// Fields of a query or of an application/x-www-form-urlencoded body, in the order sent; nothing when one cannot be
/// decoded.
using HttpFields = std::vector<std::pair<std::string, std::string>>;
std::optional<HttpFields> formFields(std::string_view text);

/// True if the Host of the request is a literal address, "localhost" or the local address of the connection. A page of
/// another site that lets its own name lead to this computer (DNS rebinding) sends that name, and browsers then take
/// the page for one of this server. A request without Host is not allowed.
bool hostIsAllowed(const HttpRequest& request);

/// True if a page of another site made the browser send the request. Browsers send Origin, or Sec-Fetch-Site if they
/// omit Origin; other programs send neither.
bool sentByOtherSite(const HttpRequest& request);

/// Host part of a Host field or an authority, without port and without the brackets of an IPv6 literal.
std::string hostWithoutPort(std::string_view authority);

/// Port in the Host of the request; 80 if there is none.
unsigned portOf(const HttpRequest& request);

/// `name` and the port in the Host. Browsers send a cookie to all ports of a host, so servers on one host need
/// different names.
std::string cookieName(std::string_view name, const HttpRequest& request);

/// "ADDRESS:PORT", with brackets round an IPv6 literal.
std::string endpointText(std::string_view address, unsigned port);

} // namespace vmeter
