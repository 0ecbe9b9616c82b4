// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// True for 127.0.0.0/8 and ::1, with or without brackets. The control API serves other addresses only with a token.
bool isLoopbackAddress(const QString& address);

/// The token of `--control-token-file`: the file's text without white space at its ends, at least 16 printable ASCII
/// characters. Nothing and `error` set when it cannot be had.
std::optional<std::string> readTokenFile(const QString& path, QString& error);

/// Keeps web pages that the user happens to have open, and others without the token, from working the bench.
class RequestGuard {
public:
    /// `token`: asked of every request as "Authorization: Bearer <token>" unless empty.
    explicit RequestGuard(std::string token = {})
        : m_token(std::move(token))
    {
    }

    /// Throws ApiError: 401 without the right token; 403 when the Host is neither this machine's loopback nor the
    /// address reached (a name that an attacker had resolved to it), or when another site's page sends the request; 415
    /// when a page sends a body of a type that needs no permission from the server (a form). Programs, which send no
    /// Origin, may leave the type as their library has it.
    void check(const HttpRequest& request) const;

private:
    void checkToken(const HttpRequest& request) const;

    std::string m_token;
};

} // namespace vmeter
