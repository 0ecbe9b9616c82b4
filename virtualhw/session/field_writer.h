// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/fields.h"

#include <QByteArray>
#include <QCborStreamWriter>
#include <QLatin1String>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace vmeter {

/// Writes structs as CBOR maps by the names of kFields. What is empty (no value, no elements) is left out.
class FieldWriter {
public:
    explicit FieldWriter(QCborStreamWriter& out)
        : m_out(out)
    {
    }

    template <class T> void write(const T& value)
    {
        if constexpr (Described<T>) {
            m_out.startMap();
            std::apply([&](const auto&... fields) { (writeField(value, fields), ...); }, kFields<T>);
            m_out.endMap();
        } else if constexpr (std::is_enum_v<T>) {
            m_out.append(static_cast<qint64>(value));
        } else if constexpr (std::is_same_v<T, const MeterModel*>) {
            m_out.append(static_cast<qint64>(value->number));
        } else if constexpr (std::is_same_v<T, bool>) {
            m_out.append(value);
        } else if constexpr (std::is_unsigned_v<T>) {
            m_out.append(static_cast<quint64>(value));
        } else if constexpr (std::is_integral_v<T>) {
            m_out.append(static_cast<qint64>(value));
        } else if constexpr (std::is_floating_point_v<T>) {
            m_out.append(static_cast<double>(value));
        } else if constexpr (std::is_same_v<T, Duration>) {
            m_out.append(static_cast<quint64>(value.samples));
        } else if constexpr (std::is_same_v<T, std::chrono::milliseconds>) {
            m_out.append(static_cast<qint64>(value.count()));
        } else if constexpr (std::is_same_v<T, Message>) {
            write(value.english());
        } else if constexpr (std::is_same_v<T, std::string>) {
            m_out.appendTextString(value.data(), static_cast<qsizetype>(value.size()));
        } else {
            writeItems(value);
        }
    }

private:
    template <class T> static bool isEmpty(const T&) { return false; }
    template <class T> static bool isEmpty(const std::optional<T>& value) { return !value; }
    template <class T> static bool isEmpty(const std::vector<T>& values) { return values.empty(); }
    template <class T> static bool isEmpty(const std::shared_ptr<T>& value) { return !value; }

    template <class Struct, class Described> void writeField(const Struct& value, const Described& field)
    {
        if (!isEmpty(value.*field.member)) {
            m_out.append(QLatin1String(field.name.data(), static_cast<qsizetype>(field.name.size())));
            write(value.*field.member);
        }
    }

    void writeBytes(const void* bytes, std::size_t size)
    {
        m_out.appendByteString(static_cast<const char*>(bytes), static_cast<qsizetype>(size));
    }

    template <class T, std::size_t count> void writeItems(const std::array<T, count>& values)
    {
        if constexpr (std::is_same_v<T, uint8_t> || std::is_same_v<T, char>) {
            writeBytes(values.data(), count);
        } else {
            m_out.startArray(count);
            for (const T& value : values) {
                write(value);
            }
            m_out.endArray();
        }
    }
    void writeItems(const std::vector<uint8_t>& bytes) { writeBytes(bytes.data(), bytes.size()); }
    template <class Number> void writePacked(const std::vector<Number>& numbers)
    {
        m_out.append(qCompress(
            reinterpret_cast<const uchar*>(numbers.data()), static_cast<qsizetype>(numbers.size() * sizeof(Number))));
    }
    void writeItems(const std::vector<float>& samples) { writePacked(samples); }
    void writeItems(const std::vector<int64_t>& times) { writePacked(times); }
    void writeItems(const std::map<std::size_t, std::string>& names)
    {
        m_out.startMap(names.size());
        for (const auto& [number, name] : names) {
            write(number);
            write(name);
        }
        m_out.endMap();
    }
    template <class T> void writeItems(const std::vector<T>& values)
    {
        m_out.startArray(values.size());
        for (const T& value : values) {
            write(value);
        }
        m_out.endArray();
    }
    template <class T> void writeItems(const std::optional<T>& value) { write(*value); }
    template <class T> void writeItems(const std::shared_ptr<const T>& value) { write(*value); }

    QCborStreamWriter& m_out;
};

} // namespace vmeter
