// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/request_reader.h"

#include "app/control/api_error.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vmeter {

namespace {

std::string listOf(std::initializer_list<std::string_view> names)
{
    std::string list;
    for (const auto name : names) {
        list += (list.empty() ? "" : ", ") + std::string(name);
    }
    return list;
}

std::string namesOf(std::span<const ApiParameter> parameters)
{
    std::string names;
    for (const ApiParameter& parameter : parameters) {
        names.append(names.empty() ? "" : ", ").append(parameter.name);
    }
    return names;
}

std::string rangeText(int least, int most)
{
    return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
}

std::optional<int> wholeNumber(std::string_view text)
{
    const bool isHex = text.starts_with("0x") || text.starts_with("0X");
    const auto digits = text.substr(isHex ? 2 : 0);
    unsigned value = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, value, isHex ? 16 : 10);
    if (error != std::errc{} || rest != end || !std::in_range<int>(value)) {
        return {};
    }
    return static_cast<int>(value);
}

} // namespace

ApiError fieldError(const std::string& field, const std::string& wanted)
{
    return {400, "invalid_field", "\"" + field + "\" must be " + wanted, field};
}

std::string shortened(std::string_view name)
{
    constexpr qsizetype kLongest = 64;
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).left(kLongest).toStdString();
}

QJsonObject readObject(const std::string& body)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(body), &error);
    if (error.error != QJsonParseError::NoError) {
        throw ApiError(400, "malformed_json",
            "the body is not JSON: " + error.errorString().toStdString() + " at byte " + std::to_string(error.offset));
    }
    if (!document.isObject()) {
        throw ApiError(400, "malformed_json", "the body must be one JSON object");
    }
    return document.object();
}

QJsonObject readObject(const std::string& body, std::initializer_list<std::string_view> known)
{
    const auto object = readObject(body);
    for (auto field = object.begin(); field != object.end(); ++field) {
        const auto name = field.key().toStdString();
        if (std::ranges::find(known, name) == known.end()) {
            throw ApiError(400, "unknown_field", "there is no such field; known here: " + listOf(known), name);
        }
    }
    return object;
}

bool readBool(const QJsonObject& object, const char* field)
{
    const auto value = object.value(QLatin1String(field));
    if (!value.isBool()) {
        throw fieldError(field, "true or false");
    }
    return value.toBool();
}

int readInteger(const QJsonObject& object, const char* field, int least, int most)
{
    const auto value = object.value(QLatin1String(field));
    const double number = value.toDouble();
    if (!value.isDouble() || number != std::floor(number) || number < least || number > most) {
        throw fieldError(field, rangeText(least, most));
    }
    return static_cast<int>(number);
}

QueryReader::QueryReader(const std::string& query, std::span<const ApiParameter> known)
    : m_known(known)
{
    auto fields = formFields(query);
    if (!fields) {
        throw ApiError(400, "invalid_query", "the query has a '%' without two hexadecimal digits");
    }
    m_fields = std::move(*fields);
    for (auto field = m_fields.begin(); field != m_fields.end(); ++field) {
        if (std::ranges::find(known, field->first, &ApiParameter::name) == known.end()) {
            throw ApiError(400, "unknown_field",
                known.empty() ? "this call takes no query"
                              : "there is no such query parameter; known here: " + namesOf(known),
                field->first);
        }
        const auto sameName = [&](const auto& other) { return other.first == field->first; };
        if (std::any_of(m_fields.begin(), field, sameName)) {
            throw fieldError(field->first, "given once");
        }
    }
}

int QueryReader::integer(std::string_view name) const
{
    const ApiParameter& parameter = *std::ranges::find(m_known, name, &ApiParameter::name);
    const auto [least, most] = parameter.number.value();
    const auto field = std::ranges::find(m_fields, name, &HttpFields::value_type::first);
    if (field == m_fields.end()) {
        if (!parameter.fallback) {
            throw fieldError(parameter.name, "given, " + rangeText(least, most));
        }
        return *parameter.fallback;
    }
    const auto number = wholeNumber(field->second);
    if (!number || *number < least || *number > most) {
        throw fieldError(parameter.name, rangeText(least, most));
    }
    return *number;
}

std::optional<std::string> QueryReader::text(std::string_view name) const
{
    const auto field = std::ranges::find(m_fields, name, &HttpFields::value_type::first);
    return field == m_fields.end() ? std::nullopt : std::optional(field->second);
}

} // namespace vmeter
