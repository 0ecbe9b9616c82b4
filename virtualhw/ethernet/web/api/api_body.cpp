// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/api/api_body.h"

#include "virtualhw/ethernet/web/api/api_error.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

bool isJson(const HttpRequest& request)
{
    const auto type = request.header("Content-Type").value_or("");
    return equalIgnoringCase(type.substr(0, std::min(type.find(';'), type.size())), "application/json");
}

} // namespace

ApiBody::ApiBody(const HttpRequest& request, std::initializer_list<const char*> fields)
{
    if (!isJson(request)) {
        throw WebApiError(415, "not_json");
    }
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(request.body));
    if (!document.isObject()) {
        throw WebApiError(400, "malformed_json");
    }
    m_object = document.object();
    for (const auto* field : fields) {
        if (!m_object.contains(QLatin1String(field))) {
            throw WebApiError(400, "field_missing", field);
        }
    }
    for (const auto& name : m_object.keys()) {
        const auto isName = [&](const char* field) { return name == QLatin1String(field); };
        if (std::none_of(fields.begin(), fields.end(), isName)) {
            throw WebApiError(400, "field_unknown", name.left(64).toStdString());
        }
    }
}

std::string ApiBody::text(const char* field) const
{
    const auto value = m_object.value(QLatin1String(field));
    if (!value.isString()) {
        throw WebApiError(422, "not_a_text", field);
    }
    return value.toString().toStdString();
}

bool ApiBody::flag(const char* field) const
{
    const auto value = m_object.value(QLatin1String(field));
    if (!value.isBool()) {
        throw WebApiError(422, "not_a_switch", field);
    }
    return value.toBool();
}

int64_t ApiBody::integer(const char* field, int64_t least, int64_t most) const
{
    const auto value = m_object.value(QLatin1String(field));
    const double number = value.toDouble(NAN);
    // Compared as doubles, so that NaN or a number too large for an integer is rejected.
    if (!(number >= static_cast<double>(least) && number <= static_cast<double>(most))
        || number != std::floor(number)) {
        throw WebApiError(422, "out_of_range", field);
    }
    return static_cast<int64_t>(number);
}

} // namespace vmeter
