// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/field_checks.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace vmeter {

/// Reads the fields of version 1: bytes without names, in the order of kFields. If a value is out of range, the status
/// of the stream becomes QDataStream::ReadCorruptData.
class FieldStreamV1 {
public:
    explicit FieldStreamV1(QDataStream& stream)
        : m_stream(stream)
    {
        m_stream.setVersion(QDataStream::Qt_6_4);
    }

    template <class T> T take(const NumberRange& range = {})
    {
        T value{};
        read(value, range);
        return value;
    }

    template <class T> void read(T& value, const NumberRange& range = {})
    {
        if constexpr (Described<T>) {
            std::apply([&](const auto&... fields) { (readField(value, fields), ...); }, kFields<T>);
            refuseUnless(isSound(value));
        } else if constexpr (std::is_enum_v<T>) {
            const auto number = take<int64_t>();
            refuseUnless(number >= 0 && number <= static_cast<int64_t>(kLastOf<T>));
            value = good() ? static_cast<T>(number) : T{};
        } else if constexpr (std::is_same_v<T, const MeterModel*>) {
            const MeterModel* const model = modelNumbered(take<int64_t>());
            refuseUnless(model != nullptr);
            value = model != nullptr ? model : &kCountisE28;
        } else if constexpr (std::is_same_v<T, bool>) {
            m_stream >> value;
        } else if constexpr (std::is_unsigned_v<T>) {
            readNumber<quint64>(value, range);
        } else if constexpr (std::is_integral_v<T>) {
            readNumber<qint64>(value, range);
        } else if constexpr (std::is_floating_point_v<T>) {
            readNumber<double>(value, range);
        } else if constexpr (std::is_same_v<T, Duration>) {
            value = {take<SampleCount>(range)};
        } else if constexpr (std::is_same_v<T, std::chrono::milliseconds>) {
            value = T(take<std::chrono::milliseconds::rep>(range));
        } else if constexpr (std::is_same_v<T, Message>) {
            value = Message::verbatim(take<std::string>());
        } else if constexpr (std::is_same_v<T, std::string>) {
            const QByteArray bytes = takeBytes();
            refuseUnless(bytes.isValidUtf8() && static_cast<std::size_t>(bytes.size()) <= kLongestText);
            value = bytes.toStdString();
        } else if constexpr (std::is_same_v<T, std::vector<float>>) {
            readSamples(value, range);
        } else {
            readItems(value, range);
        }
    }

    QByteArray takeBytes()
    {
        QByteArray bytes;
        m_stream >> bytes;
        return bytes;
    }

private:
    [[nodiscard]] bool good() const { return m_stream.status() == QDataStream::Ok; }
    void refuseUnless(bool good)
    {
        if (!good) {
            m_stream.setStatus(QDataStream::ReadCorruptData);
        }
    }

    template <class Struct, class Described> void readField(Struct& value, const Described& field)
    {
        if (field.since == 1 && good()) {
            read(value.*field.member, field.range);
        }
    }

    template <class Stored, class T> void readNumber(T& value, const NumberRange& range)
    {
        Stored number = 0;
        m_stream >> number;
        const auto size = static_cast<double>(number);
        refuseUnless(std::isfinite(size) && size >= range.least && size <= range.most);
        value = static_cast<T>(number);
        if constexpr (std::is_integral_v<Stored>) {
            refuseUnless(static_cast<Stored>(value) == number);
        }
    }

    void readSamples(std::vector<float>& values, const NumberRange& range)
    {
        QByteArray bytes;
        m_stream >> bytes;
        values.resize(static_cast<std::size_t>(bytes.size()) / sizeof(float));
        std::copy_n(bytes.constData(), values.size() * sizeof(float), reinterpret_cast<char*>(values.data()));
        refuseUnless(std::all_of(values.begin(), values.end(),
            [&range](float value) { return std::isfinite(value) && value >= range.least && value <= range.most; }));
    }

    template <class T, std::size_t count> void readItems(std::array<T, count>& values, const NumberRange& range)
    {
        for (T& value : values) {
            read(value, range);
        }
    }
    template <class T> void readItems(std::vector<T>& values, const NumberRange& range)
    {
        const auto size = take<quint64>();
        // Each element needs at least one byte.
        refuseUnless(size <= static_cast<quint64>(m_stream.device()->bytesAvailable()));
        for (quint64 n = 0; n < size && good(); ++n) {
            values.push_back(take<T>(range));
        }
    }
    /// No field of version 1 is a map.
    template <class Key, class T> void readItems(std::map<Key, T>&, const NumberRange&) { refuseUnless(false); }
    template <class T> void readItems(std::optional<T>& value, const NumberRange& range)
    {
        if (take<bool>()) {
            value = take<T>(range);
        }
    }
    template <class T> void readItems(std::shared_ptr<const T>& value, const NumberRange& range)
    {
        if (take<bool>()) {
            value = std::make_shared<T>(take<T>(range));
        }
    }

    QDataStream& m_stream;
};

} // namespace vmeter
