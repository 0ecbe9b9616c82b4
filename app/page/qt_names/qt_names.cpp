// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page/qt_names/qt_names.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace {

bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Doubles that are whole numbers are kept as such, so that they are written without a point.
nlohmann::json numberJson(double value)
{
    constexpr double kLargest = 9.2e18;
    if (value == std::trunc(value) && std::abs(value) < kLargest) {
        return static_cast<std::int64_t>(value);
    }
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
}

/// The shortest digits that read back as the same number, and where the point belongs: 0.00123 is "123" with -2.
struct Digits {
    std::string digits;
    int pointAt = 0;
};

Digits shortestDigits(double value)
{
    char text[40];
    for (const int precision : {15, 16, 17}) {
        std::snprintf(text, sizeof text, "%.*e", precision - 1, value);
        if (std::strtod(text, nullptr) == value) {
            break;
        }
    }
    const std::string_view written(text);
    const auto exponentAt = written.find('e');
    Digits found{{}, std::atoi(text + exponentAt + 1) + 1};
    for (const char c : written.substr(0, exponentAt)) {
        if (c != '.') {
            found.digits += c;
        }
    }
    found.digits.erase(found.digits.find_last_not_of('0') + 1);
    return found;
}

/// A finite number that is not zero, as Qt writes it: with an exponent below 0.0001 and where that is shorter.
std::string numberText(double value)
{
    auto [digits, pointAt] = shortestDigits(std::abs(value));
    const auto size = static_cast<int>(digits.size());
    const int longest = size + 4 + (pointAt > 100 ? 2 : 1) + (size > pointAt ? 1 : 0);
    if (pointAt <= -4 || (pointAt > 0 && pointAt > longest)) {
        char exponent[8];
        std::snprintf(exponent, sizeof exponent, "e%+03d", pointAt - 1);
        digits.insert(1, size > 1 ? "." : "");
        digits += exponent;
    } else if (pointAt <= 0) {
        digits.insert(0, "0." + std::string(static_cast<std::size_t>(-pointAt), '0'));
    } else if (pointAt < size) {
        digits.insert(static_cast<std::size_t>(pointAt), ".");
    } else {
        digits.append(static_cast<std::size_t>(pointAt - size), '0');
    }
    return (value < 0 ? "-" : "") + digits;
}

/// nlohmann::json::dump() with numberText(): its own numbers are not always the shortest.
void write(const nlohmann::json& json, std::string& text)
{
    const char* separator = "";
    if (json.is_object()) {
        text += '{';
        for (const auto& item : json.items()) {
            text += separator + nlohmann::json(item.key()).dump() + ':';
            write(item.value(), text);
            separator = ",";
        }
        text += '}';
    } else if (json.is_array()) {
        text += '[';
        for (const auto& item : json) {
            text += separator;
            write(item, text);
            separator = ",";
        }
        text += ']';
    } else if (json.is_number_float()) {
        text += numberText(json.get<double>());
    } else {
        text += json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
}

/// Whole numbers that were written with a point or an exponent become whole numbers.
void tidyNumbers(nlohmann::json& json)
{
    if (json.is_structured()) {
        for (auto& item : json) {
            tidyNumbers(item);
        }
    } else if (json.is_number_float()) {
        json = numberJson(json.get<double>());
    }
}

} // namespace

QString QString::fromStdString(std::string utf8)
{
    QString text;
    text.m_text = std::move(utf8);
    return text;
}

double QString::toDouble() const
{
    return std::strtod(m_text.c_str(), nullptr);
}

QString QString::toLower() const
{
    std::string lower = m_text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return fromStdString(std::move(lower));
}

QString QString::left(qsizetype characters) const
{
    std::size_t end = 0;
    for (qsizetype seen = 0; end < m_text.size(); ++end) {
        seen += startsCharacter(m_text[end]) ? 1 : 0;
        if (seen > characters) {
            break;
        }
    }
    return fromStdString(m_text.substr(0, end));
}

QString QString::arg(const QString& text) const
{
    for (const char* place : {"%1", "%2", "%3", "%4"}) {
        std::string filled = m_text;
        bool found = false;
        for (auto at = filled.find(place); at != std::string::npos; at = filled.find(place, at + text.m_text.size())) {
            filled.replace(at, 2, text.m_text);
            found = true;
        }
        if (found) {
            return fromStdString(std::move(filled));
        }
    }
    return *this;
}

QString QString::arg(std::uint32_t number, int width, int base, QLatin1Char fill) const
{
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number, base);
    std::string text(digits, end);
    const auto wanted = static_cast<std::size_t>(width);
    return arg(fromStdString(std::string(wanted - std::min(wanted, text.size()), fill.toLatin1()) + text));
}

QJsonValue::QJsonValue(double value)
    : m_json(numberJson(value))
{
}

QJsonValue::QJsonValue(const QJsonArray& array)
    : m_json(nlohmann::json::array())
{
    for (const QJsonValue& value : array) {
        m_json.push_back(value.json());
    }
}

QJsonValue::QJsonValue(const QJsonObject& object)
    : m_json(object.json())
{
}

QString QJsonValue::toString() const
{
    return isString() ? QString::fromStdString(m_json.get<std::string>()) : QString();
}

QJsonObject QJsonValue::toObject() const
{
    return m_json.is_object() ? QJsonObject(m_json) : QJsonObject();
}

QJsonArray QJsonValue::toArray() const
{
    QJsonArray array;
    if (m_json.is_array()) {
        for (const auto& item : m_json) {
            array.append(QJsonValue(item));
        }
    }
    return array;
}

QJsonObject::QJsonObject(std::initializer_list<std::pair<QString, QJsonValue>> members)
{
    for (const auto& [key, value] : members) {
        insert(key, value);
    }
}

QJsonValue QJsonObject::value(const QString& key) const
{
    const auto found = m_json.find(key.toStdString());
    return found == m_json.end() ? QJsonValue() : QJsonValue(*found);
}

std::vector<QString> QJsonObject::keys() const
{
    std::vector<QString> keys;
    for (const auto& item : m_json.items()) {
        keys.push_back(QString::fromStdString(item.key()));
    }
    return keys;
}

QJsonDocument QJsonDocument::fromJson(const QByteArray& text, QJsonParseError* error)
{
    try {
        nlohmann::json json = nlohmann::json::parse(text.toStdString());
        tidyNumbers(json);
        return QJsonDocument(std::move(json));
    } catch (const nlohmann::json::parse_error& failure) {
        if (error != nullptr) {
            error->error = QJsonParseError::IllegalValue;
            error->offset = static_cast<int>(failure.byte);
        }
        return QJsonDocument(nlohmann::json());
    }
}

QByteArray QJsonDocument::toJson(JsonFormat /*format*/) const
{
    std::string text;
    write(m_json, text);
    return QByteArray::fromStdString(text);
}

QDateTime QDateTime::fromMSecsSinceEpoch(qint64 milliseconds, Qt::TimeSpec /*spec*/)
{
    QDateTime time;
    time.m_milliseconds = milliseconds;
    return time;
}

QString QDateTime::toString(Qt::DateFormat /*format*/) const
{
    constexpr qint64 kDay = 86'400'000;
    const qint64 dayMs = ((m_milliseconds % kDay) + kDay) % kDay;
    // Days to a date of the Gregorian calendar; years begin in March, so that the leap day is the last one.
    const qint64 days = (m_milliseconds - dayMs) / kDay + 719'468;
    const qint64 era = (days >= 0 ? days : days - 146'096) / 146'097;
    const qint64 dayOfEra = days - era * 146'097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 month = (5 * dayOfYear + 2) / 153;
    const qint64 year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
    char text[64];
    std::snprintf(text, sizeof text, "%04lld-%02lld-%02lldT%02lld:%02lld:%02lld.%03lldZ", static_cast<long long>(year),
        static_cast<long long>(month < 10 ? month + 3 : month - 9),
        static_cast<long long>(dayOfYear - (153 * month + 2) / 5 + 1), static_cast<long long>(dayMs / 3'600'000),
        static_cast<long long>(dayMs / 60'000 % 60), static_cast<long long>(dayMs / 1000 % 60),
        static_cast<long long>(dayMs % 1000));
    return text;
}
