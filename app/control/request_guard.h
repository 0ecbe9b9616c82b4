// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// True for 127.0.0.0/8 and ::1, with or without brackets. The control API serves other addresses only with a token.
bool isLoopbackAddress(const QString& address);

/// Tokens that clients of the control API must send.
struct ControlTokens {
    std::string operatorToken{}; ///< operator token, allows everything; empty: no token is required
    std::string viewerToken{};   ///< viewer token, allows only GET; empty: none
};

/// The tokens of `--control-token-file`: the operator token and, if there is a second word, the viewer token, each of
/// at least 16 printable ASCII characters. Returns nothing and sets `error` if the file cannot be read or a token is
/// invalid.
std::optional<ControlTokens> readTokenFile(const QString& path, Message& error);

/// Prevents web pages in the user's browser, and programs without the token, from controlling the bench.
class RequestGuard {
public:
    /// `tokens`: required in each request as "Authorization: Bearer <token>", unless the operator token is empty.
    explicit RequestGuard(ControlTokens tokens = {})
        : m_tokens(std::move(tokens))
    {
    }

    /// Throws ApiError: 401 without a valid token; 403 if a viewer tries to change something, or to read what a trainee
    /// must not see: input, faults, session files; 403 if the Host is not allowed (hostIsAllowed()), or if a page of
    /// another site sends the request; 415 if a page sends a body of a type that browsers send without a preflight
    /// request (a form). Programs, which send no Origin, may use any type. `asksForToken` false: for public content,
    /// which a link on another site may lead to.
    void check(const HttpRequest& request, bool asksForToken = true) const;

    /// False if the request has the viewer token. Only for requests that have passed check().
    [[nodiscard]] bool canControl(const HttpRequest& request) const;

private:
    void checkToken(const HttpRequest& request) const;

    ControlTokens m_tokens;
};

} // namespace vmeter
