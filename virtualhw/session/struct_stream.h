// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/partial_counters.h"
#include "core/menu/keys.h"
#include "core/meter_identity.h"
#include "core/meter_model.h"
#include "core/settings/settings.h"
#include "core/settings/web_password.h"
#include "virtualhw/bench/bench_command.h"
#include "virtualhw/bench/timeline/scenario.h"

#include <QDataStream>
#include <QIODevice>

#include <boost/pfr.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace vmeter {

// Plain structs as bytes, field by field in the order of their declaration. The reader checks its input: if an
// enumeration, conductor or harmonic is out of range or a number is not finite, the status of the stream becomes
// QDataStream::ReadCorruptData.

static_assert(std::endian::native == std::endian::little, "recorded samples are written as they lie in memory");

/// Largest valid value of an enumeration.
template <class Enum> inline constexpr Enum kLastOf = Enum::thereIsNoLastValueForThisType;
template <> inline constexpr Key kLastOf<Key> = Key::enter;
template <> inline constexpr Tariff kLastOf<Tariff> = Tariff::t2;
template <> inline constexpr CurrentShape kLastOf<CurrentShape> = CurrentShape::burst2on2off;
template <> inline constexpr CurrentLaw kLastOf<CurrentLaw> = CurrentLaw::current;
template <> inline constexpr PoweredBy kLastOf<PoweredBy> = PoweredBy::any;
template <> inline constexpr AfeProfile kLastOf<AfeProfile> = AfeProfile::shunt;
template <> inline constexpr Decimation kLastOf<Decimation> = Decimation::sinc3;
template <> inline constexpr TimelineEntry::Kind kLastOf<TimelineEntry::Kind> = TimelineEntry::Kind::fault;
template <> inline constexpr NetworkEvent kLastOf<NetworkEvent> = NetworkEvent::addressConflict;
template <> inline constexpr FaultKind kLastOf<FaultKind> = FaultKind::malfunction;
template <> inline constexpr WebAccount kLastOf<WebAccount> = WebAccount::user;
template <> inline constexpr TextEncoding kLastOf<TextEncoding> = TextEncoding::gbk;
template <> inline constexpr TrainingEvent kLastOf<TrainingEvent> = TrainingEvent::end;
template <> inline constexpr PartialCounter kLastOf<PartialCounter> = static_cast<PartialCounter>(kPartialCounters - 1);

template <class T> bool inRange(const T&)
{
    return true;
}
bool inRange(const Harmonic& harmonic);
bool inRange(const DeviceFault& fault);
bool inRange(const LoadElement& element);
bool inRange(const Settings& settings);
bool inRange(const MeterIdentity& identity);
bool inRange(const Wiring& wiring);
bool inRange(const WaveformRecording& recording);
bool inRange(const Playback& playback);
bool inRange(const LoadProfile& profile);
bool inRange(const WiringChange& change);

template <class T> struct IsArray : std::false_type {
};
template <class T, std::size_t N> struct IsArray<std::array<T, N>> : std::true_type {
};
template <class T> struct IsVector : std::false_type {
};
template <class T> struct IsVector<std::vector<T>> : std::true_type {
};
template <class T> struct IsOptional : std::false_type {
};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {
};
template <class T> struct IsDuration : std::false_type {
};
template <class R, class P> struct IsDuration<std::chrono::duration<R, P>> : std::true_type {
};
template <class T> struct IsShared : std::false_type {
};
template <class T> struct IsShared<std::shared_ptr<T>> : std::true_type {
};

/// Members of a Scenario that files of older versions do not have; they follow it (bench_recording.cpp).
template <class T> inline constexpr bool kFollows
    = std::is_same_v<T, LoadCurve> || std::is_same_v<T, std::shared_ptr<const RecordingSource>>;

template <class T> void writeStruct(QDataStream& stream, const T& value)
{
    if constexpr (std::is_enum_v<T>) {
        stream << static_cast<qint64>(value);
    } else if constexpr (std::is_same_v<T, const MeterModel*>) {
        stream << static_cast<qint64>(value->number);
    } else if constexpr (std::is_same_v<T, bool>) {
        stream << value;
    } else if constexpr (std::is_unsigned_v<T>) {
        stream << static_cast<quint64>(value);
    } else if constexpr (std::is_integral_v<T>) {
        stream << static_cast<qint64>(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        stream << static_cast<double>(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        stream << QByteArray::fromStdString(value);
    } else if constexpr (std::is_same_v<T, Message>) {
        writeStruct(stream, value.english());
    } else if constexpr (kFollows<T>) {
        // Nothing: it follows the scenario.
    } else if constexpr (IsDuration<T>::value) {
        writeStruct(stream, value.count());
    } else if constexpr (IsArray<T>::value) {
        for (const auto& element : value) {
            writeStruct(stream, element);
        }
    } else if constexpr (std::is_same_v<T, std::vector<float>>) {
        stream << QByteArray::fromRawData(
            reinterpret_cast<const char*>(value.data()), static_cast<qsizetype>(value.size() * sizeof(float)));
    } else if constexpr (IsVector<T>::value) {
        stream << static_cast<quint64>(value.size());
        for (const auto& element : value) {
            writeStruct<typename T::value_type>(stream, element);
        }
    } else if constexpr (IsOptional<T>::value || IsShared<T>::value) {
        stream << static_cast<bool>(value);
        if (value) {
            writeStruct(stream, *value);
        }
    } else {
        boost::pfr::for_each_field(value, [&stream](const auto& field) { writeStruct(stream, field); });
    }
}

template <class T> void readStruct(QDataStream& stream, T& value);

template <class T> T readStruct(QDataStream& stream)
{
    T value{};
    readStruct(stream, value);
    return value;
}

template <class T> void readStruct(QDataStream& stream, T& value)
{
    const auto refuseUnless = [&stream](bool good) {
        if (!good) {
            stream.setStatus(QDataStream::ReadCorruptData);
        }
    };
    if constexpr (std::is_enum_v<T>) {
        const auto number = readStruct<int64_t>(stream);
        refuseUnless(number >= 0 && number <= static_cast<int64_t>(kLastOf<T>));
        value = stream.status() == QDataStream::Ok ? static_cast<T>(number) : T{};
    } else if constexpr (std::is_same_v<T, const MeterModel*>) {
        const MeterModel* const model = modelNumbered(readStruct<int64_t>(stream));
        refuseUnless(model != nullptr);
        value = model != nullptr ? model : &kCountisE28;
    } else if constexpr (std::is_same_v<T, bool>) {
        stream >> value;
    } else if constexpr (std::is_unsigned_v<T>) {
        quint64 number = 0;
        stream >> number;
        value = static_cast<T>(number);
        refuseUnless(value == number);
    } else if constexpr (std::is_integral_v<T>) {
        qint64 number = 0;
        stream >> number;
        value = static_cast<T>(number);
        refuseUnless(value == number);
    } else if constexpr (std::is_floating_point_v<T>) {
        double number = 0;
        stream >> number;
        refuseUnless(std::isfinite(number));
        value = static_cast<T>(number);
    } else if constexpr (kFollows<T>) {
        value = {};
    } else if constexpr (std::is_same_v<T, Message>) {
        value = Message::verbatim(readStruct<std::string>(stream));
    } else if constexpr (std::is_same_v<T, std::string>) {
        QByteArray bytes;
        stream >> bytes;
        value = bytes.toStdString();
    } else if constexpr (IsDuration<T>::value) {
        value = T(readStruct<typename T::rep>(stream));
    } else if constexpr (IsArray<T>::value) {
        for (auto& element : value) {
            readStruct(stream, element);
        }
    } else if constexpr (std::is_same_v<T, std::vector<float>>) {
        QByteArray bytes;
        stream >> bytes;
        value.resize(static_cast<std::size_t>(bytes.size()) / sizeof(float));
        std::copy_n(bytes.constData(), value.size() * sizeof(float), reinterpret_cast<char*>(value.data()));
        refuseUnless(std::all_of(value.begin(), value.end(), [](float number) { return std::isfinite(number); }));
    } else if constexpr (IsVector<T>::value) {
        quint64 size = 0;
        stream >> size;
        // Each element needs at least one byte.
        refuseUnless(size <= static_cast<quint64>(stream.device()->bytesAvailable()));
        for (quint64 n = 0; n < size && stream.status() == QDataStream::Ok; ++n) {
            value.push_back(readStruct<typename T::value_type>(stream));
        }
    } else if constexpr (IsOptional<T>::value) {
        if (readStruct<bool>(stream)) {
            value = readStruct<typename T::value_type>(stream);
        }
    } else if constexpr (IsShared<T>::value) {
        if (readStruct<bool>(stream)) {
            using Element = std::remove_const_t<typename T::element_type>;
            value = std::make_shared<Element>(readStruct<Element>(stream));
        }
    } else {
        boost::pfr::for_each_field(value, [&stream](auto& field) { readStruct(stream, field); });
        refuseUnless(inRange(value));
    }
}

} // namespace vmeter
