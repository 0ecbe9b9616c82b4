// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vmeter {

struct HttpHeader {
    std::string name;
    std::string value;
};

/// A complete request. The server has checked its form; what it means is up to the handler.
struct HttpRequest {
    std::string method = "GET"; ///< as sent, but a HEAD arrives as GET: the server itself keeps the body back
    std::string path = "/";     ///< percent-decoded, starts with '/', without control characters
    std::string query;          ///< what stands behind '?', as sent
    std::vector<HttpHeader> headers;
    std::string body;
    std::string client;       ///< address of the other end, without port
    std::string localAddress; ///< address that the client has reached, without port

    /// Value of the first field of that name (in any case); nothing when there is none.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    /// Value of a cookie; nothing when the client did not send it.
    [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
};

/// A body that has no known end, such as server-sent events: gives the next piece whenever the client's system has
/// taken the last one, so that a slow client costs no memory. Empty: there is nothing new, ask again soon; nothing: the
/// body has ended. Called on the server's network thread: must be quick and must not wait. It is destroyed, on any
/// thread, when the client has gone or the server stops.
using HttpStream = std::function<std::optional<std::string>()>;

struct HttpResponse {
    int status = 200;
    std::string contentType; ///< empty: no such field, as suits an answer without a body
    std::string body;
    std::vector<HttpHeader> headers; ///< besides Content-Type, Content-Length and Connection
    bool hangUp = false;             ///< close the connection without any answer
    HttpStream stream = {};          ///< in place of `body`; the connection is closed behind it
};

/// Answers a request. Called from several threads at once; may block.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// Makes the answer for a request that no handler gets to see or that a handler failed on.
using HttpErrorPage = std::function<HttpResponse(int status, const std::string& message)>;
HttpResponse plainErrorPage(int status, const std::string& message);

/// True for equal texts, whatever the case of their ASCII letters.
bool equalIgnoringCase(std::string_view a, std::string_view b);

/// Text with every %XX replaced by its byte; nothing when a '%' is not followed by two hex digits.
std::optional<std::string> percentDecoded(std::string_view text);

/// Fields of a query or of an application/x-www-form-urlencoded body, in the order sent; nothing when one cannot be
/// decoded.
using HttpFields = std::vector<std::pair<std::string, std::string>>;
std::optional<HttpFields> formFields(std::string_view text);

/// True when a page of another site has the browser send the request. Browsers say so in Origin, or in Sec-Fetch-Site
/// where they leave Origin out; programs send neither.
bool sentByOtherSite(const HttpRequest& request);

/// Host part of a Host field or an authority, without port and without the brackets of an IPv6 literal.
std::string hostWithoutPort(std::string_view authority);

/// "ADDRESS:PORT", with brackets round an IPv6 literal.
std::string endpointText(std::string_view address, unsigned port);

} // namespace vmeter
