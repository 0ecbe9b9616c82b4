// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The browser edition has no Qt. The control API (app/control) and the JSON of the meter (virtualhw/ethernet/web) name
// a few value types of QtCore; here are types of these names, as far as those sources use them, on top of
// nlohmann::json. tests/web compares the answers of the page with those of the program, text by text.

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using qint64 = std::int64_t;
using quint64 = std::uint64_t;
using qsizetype = std::ptrdiff_t;

class QByteArray {
public:
    QByteArray() = default;
    QByteArray(const char* text, qsizetype size)
        : m_bytes(text, static_cast<std::size_t>(size))
    {
    }
    static QByteArray fromStdString(const std::string& text)
    {
        return {text.data(), static_cast<qsizetype>(text.size())};
    }
    [[nodiscard]] std::string toStdString() const { return m_bytes; }

private:
    std::string m_bytes;
};

class QLatin1Char {
public:
    constexpr explicit QLatin1Char(char c)
        : m_char(c)
    {
    }
    [[nodiscard]] constexpr char toLatin1() const { return m_char; }

private:
    char m_char;
};

class QLatin1String {
public:
    constexpr explicit QLatin1String(const char* text)
        : m_text(text)
    {
    }
    constexpr QLatin1String(const char* text, qsizetype size)
        : m_text(text, static_cast<std::size_t>(size))
    {
    }
    [[nodiscard]] constexpr std::string_view view() const { return m_text; }

private:
    std::string_view m_text;
};

/// UTF-8 inside; lengths count characters.
class QString {
public:
    QString() = default;
    QString(const char* utf8)
        : m_text(utf8)
    {
    }
    QString(QLatin1String text)
        : m_text(text.view())
    {
    }
    static QString fromStdString(std::string utf8);
    static QString fromUtf8(const char* text) { return fromStdString(text); }
    static QString fromUtf8(const char* text, qsizetype size)
    {
        return fromStdString({text, static_cast<std::size_t>(size)});
    }
    static QString fromLatin1(const char* text, qsizetype size) { return fromUtf8(text, size); } // ASCII only
    static QString number(int number) { return fromStdString(std::to_string(number)); }

    [[nodiscard]] const std::string& toStdString() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] QString toLower() const;
    [[nodiscard]] QString left(qsizetype characters) const;

    [[nodiscard]] QString arg(const QString& text) const;
    [[nodiscard]] QString arg(const QString& a, const QString& b) const { return arg(a).arg(b); }
    [[nodiscard]] QString arg(const QString& a, const QString& b, const QString& c) const { return arg(a, b).arg(c); }
    template <class Integer>
    [[nodiscard]] std::enable_if_t<std::is_integral_v<Integer>, QString> arg(Integer number) const
    {
        return arg(fromStdString(std::to_string(number)));
    }
    [[nodiscard]] QString arg(std::uint32_t number, int width, int base, QLatin1Char fill) const;

    QString& operator+=(const QString& other)
    {
        m_text += other.m_text;
        return *this;
    }
    friend bool operator==(const QString& a, const QString& b) { return a.m_text == b.m_text; }

private:
    std::string m_text;
};
#define QStringLiteral(text) QString(text)

class QJsonArray;
class QJsonObject;

/// A value, or null; Undefined is a value that an object does not have.
class QJsonValue {
public:
    QJsonValue() = default;
    QJsonValue(bool value)
        : m_json(value)
    {
    }
    QJsonValue(int value)
        : m_json(value)
    {
    }
    QJsonValue(qint64 value)
        : m_json(value)
    {
    }
    QJsonValue(double value);
    QJsonValue(const char* text)
        : m_json(text)
    {
    }
    QJsonValue(const QString& text)
        : m_json(text.toStdString())
    {
    }
    QJsonValue(QLatin1String text)
        : m_json(std::string(text.view()))
    {
    }
    QJsonValue(const QJsonArray& array);
    QJsonValue(const QJsonObject& object);
    explicit QJsonValue(nlohmann::json json)
        : m_json(std::move(json))
    {
    }

    [[nodiscard]] bool isBool() const { return m_json.is_boolean(); }
    [[nodiscard]] bool isDouble() const { return m_json.is_number(); }
    [[nodiscard]] bool isString() const { return m_json.is_string(); }
    [[nodiscard]] bool isObject() const { return m_json.is_object(); }
    [[nodiscard]] bool toBool() const { return isBool() && m_json.get<bool>(); }
    [[nodiscard]] double toDouble(double otherwise = 0) const { return isDouble() ? m_json.get<double>() : otherwise; }
    [[nodiscard]] QString toString() const;
    [[nodiscard]] QJsonObject toObject() const;
    [[nodiscard]] QJsonArray toArray() const;
    [[nodiscard]] const nlohmann::json& json() const { return m_json; }

private:
    nlohmann::json m_json;
};

class QJsonArray {
public:
    QJsonArray() = default;
    QJsonArray(std::initializer_list<QJsonValue> values)
        : m_values(values)
    {
    }
    void append(const QJsonValue& value) { m_values.push_back(value); }
    [[nodiscard]] auto begin() const { return m_values.begin(); }
    [[nodiscard]] auto end() const { return m_values.end(); }

private:
    std::vector<QJsonValue> m_values;
};

/// Its keys are in the order of their characters, as with Qt.
class QJsonObject {
public:
    QJsonObject() = default;
    QJsonObject(std::initializer_list<std::pair<QString, QJsonValue>> members);
    explicit QJsonObject(nlohmann::json object)
        : m_json(std::move(object))
    {
    }

    void insert(const QString& key, const QJsonValue& value) { m_json[key.toStdString()] = value.json(); }
    [[nodiscard]] QJsonValue value(const QString& key) const;
    [[nodiscard]] QJsonValue operator[](const QString& key) const { return value(key); }
    [[nodiscard]] bool contains(const QString& key) const { return m_json.contains(key.toStdString()); }
    [[nodiscard]] bool isEmpty() const { return m_json.empty(); }
    [[nodiscard]] std::vector<QString> keys() const;
    [[nodiscard]] const nlohmann::json& json() const { return m_json; }

    class Iterator {
    public:
        explicit Iterator(nlohmann::json::const_iterator at)
            : m_at(at)
        {
        }
        [[nodiscard]] QString key() const { return QString::fromStdString(m_at.key()); }
        Iterator& operator++()
        {
            ++m_at;
            return *this;
        }
        friend bool operator!=(const Iterator& a, const Iterator& b) { return a.m_at != b.m_at; }

    private:
        nlohmann::json::const_iterator m_at;
    };
    [[nodiscard]] Iterator begin() const { return Iterator(m_json.cbegin()); }
    [[nodiscard]] Iterator end() const { return Iterator(m_json.cend()); }

private:
    nlohmann::json m_json = nlohmann::json::object();
};

struct QJsonParseError {
    enum ParseError { NoError, IllegalValue };
    ParseError error = NoError;
    int offset = 0;
    [[nodiscard]] QString errorString() const { return "illegal value"; }
};

class QJsonDocument {
public:
    enum JsonFormat { Compact };
    explicit QJsonDocument(const QJsonObject& object)
        : m_json(object.json())
    {
    }
    static QJsonDocument fromJson(const QByteArray& text, QJsonParseError* error = nullptr);
    [[nodiscard]] QByteArray toJson(JsonFormat format) const;
    [[nodiscard]] bool isObject() const { return m_json.is_object(); }
    [[nodiscard]] QJsonObject object() const { return isObject() ? QJsonObject(m_json) : QJsonObject(); }

private:
    explicit QJsonDocument(nlohmann::json json)
        : m_json(std::move(json))
    {
    }
    nlohmann::json m_json;
};

namespace Qt {
enum TimeSpec { UTC };
enum DateFormat { ISODateWithMs };
} // namespace Qt

class QDateTime {
public:
    static QDateTime fromMSecsSinceEpoch(qint64 milliseconds, Qt::TimeSpec spec);
    [[nodiscard]] QString toString(Qt::DateFormat format) const;

private:
    qint64 m_milliseconds = 0;
};
