// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/api_answer.h"

#include "app/control/request_reader.h"

#include <QJsonDocument>

namespace vmeter {

HttpResponse json(const QJsonObject& body, int status)
{
    return {
        status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString() + "\n", {}, false};
}

HttpResponse errorAnswer(int status, const std::string& code, const std::string& message, const std::string& field)
{
    const QJsonObject description{
        {"code", QString::fromStdString(code)},
        {"message", QString::fromStdString(message)},
        {"field", field.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(shortened(field)))},
    };
    return json({{"error", description}}, status);
}

HttpResponse errorAnswer(const ApiError& refused)
{
    auto response = errorAnswer(refused.status(), refused.code(), refused.what(), refused.field());
    if (refused.status() == 401) {
        response.headers.push_back({"WWW-Authenticate", "Bearer"});
    }
    return response;
}

HttpResponse secured(HttpResponse response)
{
    response.headers.push_back({"Cache-Control", "no-store"});
    response.headers.push_back({"X-Content-Type-Options", "nosniff"});
    response.headers.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
    return response;
}

} // namespace vmeter
