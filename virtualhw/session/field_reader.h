// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/session/field_checks.h"

#include <QByteArray>
#include <QCborStreamReader>

#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace vmeter {

/// Reads what FieldWriter wrote, value by value. After the first error everything returns false and error() says where
/// it is and what is wrong. Uses no more memory than a small multiple of what it has read.
class FieldReader {
public:
    explicit FieldReader(QCborStreamReader& in)
        : m_in(in)
    {
    }

    [[nodiscard]] const Message& error() const { return m_error; }

    template <class T> bool read(T& value, const NumberRange& range = {})
    {
        if constexpr (Described<T>) {
            return readStruct(value);
        } else if constexpr (std::is_enum_v<T>) {
            int64_t number = 0;
            const bool good = readInteger(number, {0, static_cast<double>(kLastOf<T>)});
            value = good ? static_cast<T>(number) : T{};
            return good;
        } else if constexpr (std::is_same_v<T, const MeterModel*>) {
            int64_t number = 0;
            const MeterModel* const model = readInteger(number, {}) ? modelNumbered(number) : nullptr;
            value = model != nullptr ? model : &kCountisE28;
            return model != nullptr
                || refuse(Phrase("Session", "this version of vmeter does not know the meter's model"));
        } else if constexpr (std::is_same_v<T, bool>) {
            if (!m_in.isBool()) {
                return refuseKind();
            }
            value = m_in.toBool();
            return next();
        } else if constexpr (std::is_integral_v<T>) {
            return readInteger(value, range);
        } else if constexpr (std::is_floating_point_v<T>) {
            if (!m_in.isDouble()) {
                return refuseKind();
            }
            value = static_cast<T>(m_in.toDouble());
            return (isIn(range, value) || refuseRange()) && next();
        } else if constexpr (std::is_same_v<T, Duration>) {
            return readInteger(value.samples, range);
        } else if constexpr (std::is_same_v<T, std::chrono::milliseconds>) {
            std::chrono::milliseconds::rep count = 0;
            const bool good = readInteger(count, range);
            value = T(count);
            return good;
        } else if constexpr (std::is_same_v<T, Message>) {
            std::string text;
            const bool good = read(text);
            value = Message::verbatim(text);
            return good;
        } else if constexpr (std::is_same_v<T, std::string>) {
            return readText(value);
        } else {
            return readItems(value, range);
        }
    }

    /// A byte string of at most `most` bytes.
    bool readBytes(QByteArray& bytes, qsizetype most);

private:
    static constexpr std::size_t kMostFields = 32; ///< of one struct

    bool refuse(const Message& what);
    bool refuseKind();
    bool refuseRange();
    bool next();
    bool readText(std::string& text);
    bool readKey(std::string& key);
    bool enterArray(quint64 most, quint64& size);
    bool leave();
    template <class Number> bool unpack(std::vector<Number>& numbers, const NumberRange& range)
    {
        QByteArray bytes;
        if (!readPacked(bytes)) {
            return false;
        }
        numbers.resize(static_cast<std::size_t>(bytes.size()) / sizeof(Number));
        std::memcpy(numbers.data(), bytes.constData(), numbers.size() * sizeof(Number));
        return std::all_of(numbers.begin(), numbers.end(), [&](Number number) {
            return isIn(range, static_cast<double>(number));
        }) || refuseRange();
    }
    bool readPacked(QByteArray& bytes);

    static bool isIn(const NumberRange& range, double number)
    {
        return std::isfinite(number) && number >= range.least && number <= range.most;
    }

    template <class T> bool readInteger(T& value, const NumberRange& range)
    {
        // QCborNegativeInteger holds the absolute value, 0 for 2^64.
        constexpr auto kLargest = static_cast<quint64>(std::numeric_limits<T>::max());
        if (m_in.isUnsignedInteger()) {
            const quint64 number = m_in.toUnsignedInteger();
            if (number > kLargest) {
                return refuseRange();
            }
            value = static_cast<T>(number);
        } else if (m_in.isNegativeInteger()) {
            const auto size = static_cast<quint64>(m_in.toNegativeInteger());
            if (!std::is_signed_v<T> || size == 0 || size > kLargest) {
                return refuseRange();
            }
            value = static_cast<T>(-static_cast<int64_t>(size));
        } else {
            return refuseKind();
        }
        return (isIn(range, static_cast<double>(value)) || refuseRange()) && next();
    }

    template <class T> bool readStruct(T& value)
    {
        if (!m_in.isMap()) {
            return refuseKind();
        }
        m_in.enterContainer();
        std::bitset<kMostFields> seen;
        static_assert(std::tuple_size_v<std::remove_const_t<decltype(kFields<T>)>> <= kMostFields);
        while (m_in.lastError() == QCborError::NoError && m_in.hasNext()) {
            std::string key;
            if (!readKey(key)) {
                return false;
            }
            m_path.push_back(key);
            std::size_t index = 0;
            bool known = false;
            bool good = true;
            const auto readIfNamed = [&](const auto& field) {
                if (!known && field.name == key) {
                    known = true;
                    good = !seen.test(index) ? read(value.*field.member, field.range)
                                             : refuse(Phrase("Session", "it stands here twice"));
                    seen.set(index);
                }
                ++index;
            };
            std::apply([&](const auto&... fields) { (readIfNamed(fields), ...); }, kFields<T>);
            if (!known) {
                return refuse(Phrase("Session", "this version of vmeter does not know it; a newer one does"));
            }
            if (!good) {
                return false;
            }
            m_path.pop_back();
        }
        std::size_t index = 0;
        const auto isThere = [&](const auto& field) {
            return seen.test(index++) || field.since > 1 || mayBeAbsent(value.*field.member)
                || refuseMissing(field.name);
        };
        if (!std::apply([&](const auto&... fields) { return (isThere(fields) && ...); }, kFields<T>)) {
            return false;
        }
        return (isSound(value) || refuse(Phrase("Session", "its values do not fit together"))) && leave();
    }

    template <class T> static bool mayBeAbsent(const T&) { return false; }
    template <class T> static bool mayBeAbsent(const std::optional<T>&) { return true; }
    template <class T> static bool mayBeAbsent(const std::vector<T>&) { return true; }
    template <class T> static bool mayBeAbsent(const std::shared_ptr<T>&) { return true; }
    bool refuseMissing(std::string_view name);

    template <class T, std::size_t count> bool readItems(std::array<T, count>& values, const NumberRange& range)
    {
        if constexpr (std::is_same_v<T, uint8_t> || std::is_same_v<T, char>) {
            QByteArray bytes;
            if (!readBytes(bytes, count)) {
                return false;
            }
            if (bytes.size() != static_cast<qsizetype>(count)) {
                return refuseRange();
            }
            std::memcpy(values.data(), bytes.constData(), count);
            return true;
        } else {
            quint64 size = 0;
            if (!enterArray(count, size)) {
                return false;
            }
            if (size != count) {
                return refuseRange();
            }
            return std::all_of(values.begin(), values.end(), [&](T& value) { return read(value, range); }) && leave();
        }
    }
    bool readItems(std::vector<uint8_t>& values, const NumberRange& range);
    bool readItems(std::vector<float>& values, const NumberRange& range) { return unpack(values, range); }
    bool readItems(std::vector<int64_t>& values, const NumberRange& range) { return unpack(values, range); }
    bool readItems(std::map<std::size_t, std::string>& names, const NumberRange& range);
    template <class T> bool readItems(std::vector<T>& values, const NumberRange& range)
    {
        constexpr quint64 kMostItems = 1'000'000;
        quint64 size = 0;
        if (!enterArray(kMostItems, size)) {
            return false;
        }
        for (quint64 n = 0; n < size; ++n) {
            if (!read(values.emplace_back(), range)) {
                return false;
            }
        }
        return leave();
    }
    template <class T> bool readItems(std::optional<T>& value, const NumberRange& range)
    {
        return read(value.emplace(T{}), range); // Clang 14 finds no emplace() for an array of a nested struct
    }
    template <class T> bool readItems(std::shared_ptr<const T>& value, const NumberRange& range)
    {
        auto read = std::make_shared<T>();
        const bool good = this->read(*read, range);
        value = std::move(read);
        return good;
    }

    QCborStreamReader& m_in;
    std::vector<std::string> m_path;
    Message m_error;
};

} // namespace vmeter
