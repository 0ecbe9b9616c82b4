// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/http/api_description.h"

#include <QJsonArray>

namespace vmeter {

namespace {

QJsonObject referenceTo(const char* part, const QString& name)
{
    return {{"$ref", QStringLiteral("#/components/%1/%2").arg(QLatin1String(part), name)}};
}

QJsonObject contentJson(const std::vector<ApiContent>& contents)
{
    QJsonObject json;
    for (const ApiContent& content : contents) {
        json.insert(QLatin1String(content.type),
            QJsonObject{{"schema", referenceTo("schemas", QString::fromUtf8(content.schema))}});
    }
    return json;
}

QJsonObject parameterJson(const ApiParameter& parameter)
{
    QJsonObject schema{{"type", "string"}};
    if (parameter.number) {
        schema = {{"type", "integer"}, {"minimum", parameter.number->least}, {"maximum", parameter.number->most}};
    }
    if (parameter.fallback) {
        schema.insert("default", *parameter.fallback);
    }
    return {{"name", QString::fromUtf8(parameter.name)}, {"in", "query"},
        {"required", parameter.number && !parameter.fallback}, {"description", QString::fromUtf8(parameter.text)},
        {"schema", schema}};
}

QJsonObject responsesJson(const ApiCall& call)
{
    QJsonObject good{{"description", QString::fromUtf8(call.answered)}};
    if (!call.answer.empty()) {
        good.insert("content", contentJson(call.answer));
    }
    QJsonObject json{{call.answer.empty() ? QStringLiteral("204") : QStringLiteral("200"), good}};
    for (const int status : call.errors) {
        json.insert(QString::number(status), referenceTo("responses", QString::number(status)));
    }
    return json;
}

QJsonObject callJson(const ApiCall& call)
{
    QJsonObject json{{"summary", QString::fromUtf8(call.summary)}};
    if (call.description != nullptr) {
        json.insert("description", QString::fromUtf8(call.description));
    }
    if (!call.parameters.empty()) {
        QJsonArray parameters;
        for (const ApiParameter& parameter : call.parameters) {
            parameters.append(parameterJson(parameter));
        }
        json.insert("parameters", parameters);
    }
    if (!call.body.empty()) {
        json.insert("requestBody", QJsonObject{{"required", true}, {"content", contentJson(call.body)}});
    }
    if (call.security) {
        QJsonObject schemes;
        for (const char* scheme : *call.security) {
            schemes.insert(QLatin1String(scheme), QJsonArray());
        }
        json.insert("security", schemes.isEmpty() ? QJsonArray() : QJsonArray{schemes});
    }
    json.insert("responses", responsesJson(call));
    return json;
}

} // namespace

QJsonObject apiDescription(QJsonObject frame, std::span<const ApiCall> calls)
{
    QJsonObject paths;
    for (const ApiCall& call : calls) {
        const QString path = QString::fromUtf8(call.path);
        QJsonObject methods = paths[path].toObject();
        methods.insert(QString::fromUtf8(call.method).toLower(), callJson(call));
        paths.insert(path, methods);
    }
    frame.insert("paths", paths);
    return frame;
}

} // namespace vmeter
