// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included only by http_server.cpp, because it includes Boost.Beast, which takes most of a minute to compile.

#include "virtualhw/ethernet/http/http_message.h"

#include <boost/beast/http.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace vmeter::http_detail {

namespace http = boost::beast::http;

inline bool isControlCharacter(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

inline std::string toString(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

/// Error in the header of a request: status and message.
struct Refusal {
    int status = 0;
    std::string message;
};

inline std::optional<Refusal> headerRefusal(const http::request<http::string_body>& header)
{
    if (header.version() != 10 && header.version() != 11) {
        return Refusal{505, "this server speaks HTTP/1.1"};
    }
    const auto hosts = header.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && header.version() == 11)) {
        return Refusal{400, "a request has one Host field"};
    }
    if (header.count(http::field::transfer_encoding) != 0 && !header.chunked()) {
        return Refusal{501, "the only transfer coding known is chunked"};
    }
    if (header.count(http::field::expect) != 0
        && !equalIgnoringCase(toString(header[http::field::expect]), "100-continue")) {
        return Refusal{417, "the only expectation known is 100-continue"};
    }
    return {};
}

/// Path and query of a request target in origin form or absolute form. False when it has neither form.
inline bool splitTarget(std::string target, HttpRequest& request)
{
    constexpr std::string_view kScheme = "http://";
    if (equalIgnoringCase(std::string_view(target).substr(0, kScheme.size()), kScheme)) {
        const auto path = target.find_first_of("/?", kScheme.size());
        target = path == std::string::npos ? "/" : target.substr(path);
        if (target.front() == '?') {
            target.insert(0, "/");
        }
    }
    const auto question = std::min(target.find('?'), target.size());
    auto path = percentDecoded(std::string_view(target).substr(0, question));
    if (!path || !path->starts_with('/') || std::ranges::any_of(*path, isControlCharacter)) {
        return false;
    }
    request.path = std::move(*path);
    request.query = target.substr(std::min(question + 1, target.size()));
    return true;
}

} // namespace vmeter::http_detail
