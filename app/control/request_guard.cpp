// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/request_guard.h"

#include "app/control/api_error.h"
#include "virtualhw/ethernet/web/access/secrets.h"

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

constexpr std::array<std::string_view, 4> kBodyTypes{
    "application/json", "application/yaml", "application/x-yaml", "text/yaml"};

/// Paths that a viewer may read: the meter, and the progress of a lesson. Not the bench, which would show the answers
/// of an exam.
constexpr std::array<std::string_view, 10> kForLooking{"/v1/openapi.json", "/v1/status", "/v1/time", "/v1/lcd",
    "/v1/lcd.png", "/v1/measurements", "/v1/energies", "/v1/registers", "/v1/events", "/v1/training"};

bool typeNeedsPermission(const HttpRequest& request)
{
    auto type = request.header("Content-Type").value_or("");
    type = type.substr(0, std::min(type.find_first_of("; \t"), type.size()));
    return std::ranges::any_of(kBodyTypes, [&](auto known) { return equalIgnoringCase(type, known); });
}

/// The token of "Authorization: Bearer <token>"; empty if there is none.
std::string_view tokenOf(const HttpRequest& request)
{
    constexpr std::string_view kScheme = "Bearer ";
    const auto authorization = request.header("Authorization").value_or("");
    const bool isBearer = equalIgnoringCase(authorization.substr(0, kScheme.size()), kScheme);
    return authorization.substr(isBearer ? kScheme.size() : authorization.size());
}

} // namespace

bool RequestGuard::canControl(const HttpRequest& request) const
{
    return m_tokens.viewerToken.empty() || !equalSecrets(tokenOf(request), m_tokens.viewerToken);
}

void RequestGuard::checkToken(const HttpRequest& request) const
{
    if (canControl(request)) {
        if (!equalSecrets(tokenOf(request), m_tokens.operatorToken)) {
            throw ApiError(401, "unauthorized", "this bench asks for its token: Authorization: Bearer <token>");
        }
    } else if (request.method != "GET") {
        throw ApiError(403, "read_only", "this token is for looking only");
    } else if (std::ranges::find(kForLooking, std::string_view(request.path)) == kForLooking.end()) {
        throw ApiError(403, "read_only",
            "this token is for looking at the meter and at how a lesson goes, not at the bench behind them");
    }
}

void RequestGuard::check(const HttpRequest& request, bool asksForToken) const
{
    if (!hostIsAllowed(request)) {
        throw ApiError(403, "forbidden_host", "the Host must be localhost or an address in numbers", "Host");
    }
    if (asksForToken && sentByOtherSite(request)) {
        throw ApiError(403, "forbidden_origin", "pages of other sites may not work the bench", "Origin");
    }
    if (asksForToken && !m_tokens.operatorToken.empty()) {
        checkToken(request);
    }
    if (request.header("Origin") && request.method != "GET" && !typeNeedsPermission(request)) {
        throw ApiError(415, "unsupported_media_type",
            "a page sends its body as application/json, or application/yaml for a scenario", "Content-Type");
    }
}

} // namespace vmeter
