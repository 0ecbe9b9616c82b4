// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vmeter {

/// A parameter of a query: what the reader of requests accepts, and what the description says of it.
struct ApiParameter {
    const char* name;
    const char* text;
    /// Limits of a whole number, which may be written in decimal or, with 0x, in hexadecimal; without them any text.
    struct Range {
        int least;
        int most;
    };
    std::optional<Range> number{};
    std::optional<int> fallback{}; ///< number used if the parameter is left out; without one a number is required
};

/// A type of body or answer.
struct ApiContent {
    const char* type;   ///< media type, such as "application/json"
    const char* schema; ///< name of its schema among the components
};

/// A call of a JSON interface. The router serves it, and the OpenAPI description is made from it.
struct ApiCall {
    const char* method = nullptr;
    const char* path = nullptr;
    const char* summary = nullptr;
    const char* description = nullptr;
    std::vector<ApiParameter> parameters{};
    std::vector<ApiContent> body{};
    const char* answered = "Done.";   ///< what an answer means that is no error
    std::vector<ApiContent> answer{}; ///< none: 204, without a body
    std::vector<int> errors{};        ///< status codes
    /// Names of the security schemes that it needs together; nothing: those of the whole interface, an empty list:
    /// none.
    std::optional<std::vector<const char*>> security{};
};

/// The OpenAPI 3.1 description of `calls`. `frame` has everything but the paths; its components have the schemas, and
/// under "responses" one response for each status code of an error, such as "404".
QJsonObject apiDescription(QJsonObject frame, std::span<const ApiCall> calls);

} // namespace vmeter
