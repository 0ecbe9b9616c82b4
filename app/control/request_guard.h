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

/// What clients of the control API have to send.
struct ControlTokens {
    std::string work{}; ///< of who may do everything; empty: nothing is asked for
    std::string look{}; ///< of who may only look (GET); empty: there is none
};

/// The tokens of `--control-token-file`: one word, or two of which the second is for looking only, each of at least 16
/// printable ASCII characters. Nothing and `error` set when they cannot be had.
std::optional<ControlTokens> readTokenFile(const QString& path, Message& error);

/// Keeps web pages that the user happens to have open, and others without the token, from working the bench.
class RequestGuard {
public:
    /// `tokens`: asked of every request as "Authorization: Bearer <token>" unless there is none to work with.
    explicit RequestGuard(ControlTokens tokens = {})
        : m_tokens(std::move(tokens))
    {
    }

    /// Throws ApiError: 401 without the right token; 403 when who may only look wants to change something, or to see
    /// what a trainee must not: what is at the terminals, what is broken, a session; 403 when the Host is neither
    /// this machine's loopback nor the address reached (a name that an attacker had resolved to it), or when another
    /// site's page sends the request; 415 when a page sends a body of a type that needs no permission from the server
    /// (a form). Programs, which send no Origin, may leave the type as their library has it. `asksForToken` false: for
    /// what is no secret.
    void check(const HttpRequest& request, bool asksForToken = true) const;

    /// False for who has the token to look with. Of requests that check() has let pass.
    [[nodiscard]] bool mayWork(const HttpRequest& request) const;

private:
    void checkToken(const HttpRequest& request) const;

    ControlTokens m_tokens;
};

} // namespace vmeter
