// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/ethernet/http/http_message.h"

#include <QJsonObject>

#include <cstdint>
#include <initializer_list>
#include <string>

namespace vmeter {

/// The JSON object in the body of a request that changes something. All functions throw WebApiError.
class ApiBody {
public:
    /// The object must have exactly these `fields`.
    ApiBody(const HttpRequest& request, std::initializer_list<const char*> fields);

    /// UTF-8.
    [[nodiscard]] std::string text(const char* field) const;
    [[nodiscard]] bool flag(const char* field) const;
    /// A whole number in `least` .. `most`.
    [[nodiscard]] int64_t integer(const char* field, int64_t least, int64_t most) const;

private:
    QJsonObject m_object;
};

} // namespace vmeter
