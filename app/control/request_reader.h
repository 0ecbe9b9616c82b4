// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/api_description.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <QJsonObject>

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vmeter {

/// Parses the JSON object in `body`, which must have no other fields than `known`. Throws ApiError (400).
QJsonObject readObject(const std::string& body, std::initializer_list<std::string_view> known);
/// The same with any fields.
QJsonObject readObject(const std::string& body);

/// Return a required field of the right type; a number must be within `least` and `most`. Throw ApiError (400).
bool readBool(const QJsonObject& object, const char* field);
int readInteger(const QJsonObject& object, const char* field, int least, int most);

/// The error of a field with a wrong or missing value. `wanted` completes "... must be": "true or false".
class ApiError;
ApiError fieldError(const std::string& field, const std::string& wanted);

/// `name`, which comes from a request, for a message: at most its first 64 characters.
std::string shortened(std::string_view name);

/// The parameters of the query. Each must be among the `known` ones, which must outlive this object, and occur at most
/// once. Throws ApiError (400).
class QueryReader {
public:
    QueryReader(const std::string& query, std::span<const ApiParameter> known);

    /// The number of a known parameter with a range.
    [[nodiscard]] int integer(std::string_view name) const;

    /// The parameter as text; nothing if it is missing.
    [[nodiscard]] std::optional<std::string> text(std::string_view name) const;

private:
    std::span<const ApiParameter> m_known;
    HttpFields m_fields;
};

} // namespace vmeter
