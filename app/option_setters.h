// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_table.h"

#include <concepts>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace vmeter {

// Functions that set one option, for the rows of the table. Each returns what would be right, and nothing when the
// value is right.

/// An address with a port. None that must be looked up by name: which interface a server binds to is never left to a
/// resolver.
std::optional<Endpoint> parseEndpoint(const QString& text);

template <class Options, class Value> Value& settingIn(OptionSettings& all, Value Options::*member)
{
    return std::get<Options>(all).*member;
}

template <auto member> Message setFlag(OptionSettings& all, const QString& /*value*/)
{
    settingIn(all, member) = true;
    return {};
}

template <auto member> Message setText(OptionSettings& all, const QString& value)
{
    auto& setting = settingIn(all, member);
    if constexpr (std::same_as<decltype(setting), std::string&>) {
        setting = value.toStdString();
    } else {
        setting = value;
    }
    return {};
}

template <auto member> Message setFile(OptionSettings& all, const QString& value)
{
    settingIn(all, member) = value;
    return value.isEmpty() ? Phrase("CommandLine", "must be the name of a file") : Message();
}

template <auto member> Message setNumber(OptionSettings& all, const QString& value)
{
    bool ok = false;
    settingIn(all, member) = value.toULongLong(&ok);
    return ok ? Message() : Phrase("CommandLine", "must be a whole number from 0 on");
}

/// Sets the setting of the word that `value` is.
template <class Value>
Message setByWord(Value& setting, const QString& value, std::initializer_list<std::pair<std::string_view, Value>> words)
{
    const std::string wanted = value.toStdString();
    std::vector<std::string_view> known;
    for (const auto& [word, meaning] : words) {
        if (word == wanted) {
            setting = meaning;
            return {};
        }
        known.push_back(word);
    }
    return Phrase("CommandLine", "must be %1").with(anyOf(known));
}

template <auto member> Message setLanguage(OptionSettings& all, const QString& value)
{
    const QString french = QStringLiteral("fr");
    const QString english = QStringLiteral("en");
    return setByWord(settingIn(all, member), value, {{"fr", french}, {"en", english}});
}

template <class Options> Message setModelOf(OptionSettings& all, const QString& value)
{
    const MeterModel*& model = std::get<Options>(all).model;
    model = modelNamed(value.toStdString());
    if (model != nullptr) {
        return {};
    }
    std::vector<std::string_view> names;
    for (const MeterModel& known : kMeterModels) {
        names.push_back(known.name);
    }
    return Phrase("CommandLine", "must be %1").with(anyOf(names));
}

template <auto member> Message setUnitId(OptionSettings& all, const QString& value)
{
    const uint unit = value.toUInt();
    settingIn(all, member) = unit;
    return unit >= 1 && unit <= kUnitIdMax
        ? Message()
        : Phrase("CommandLine", "must be a whole number from 1 to %1").with(kUnitIdMax);
}

template <auto member> Message setEndpoint(OptionSettings& all, const QString& value)
{
    std::optional<Endpoint>& endpoint = settingIn(all, member);
    endpoint = parseEndpoint(value);
    return endpoint || value == QLatin1String("off")
        ? Message()
        : Phrase(
            "CommandLine", "must be ADDRESS:PORT with a literal address, such as 127.0.0.1:1502 or [::1]:1502, or off");
}

Message setNet(OptionSettings& all, const QString& value);
Message setFormat(OptionSettings& all, const QString& value);
Message setProfile(OptionSettings& all, const QString& value);
Message setTypeTestSeed(OptionSettings& all, const QString& value);
Message setLog(OptionSettings& all, const QString& value);
Message setSpeed(OptionSettings& all, const QString& value);
Message setDuration(OptionSettings& all, const QString& value);
/// With "Z" or an offset: what the time means must not depend on the machine.
Message setClock(OptionSettings& all, const QString& value);
/// Several words in one option, or the option several times.
Message setModbusOptions(OptionSettings& all, const QString& value);
Message setModbusConnections(OptionSettings& all, const QString& value);
Message setRules(OptionSettings& all, const QString& value);
/// A file, the address of a page, or "ask".
Message addValues(OptionSettings& all, const QString& value);
Message setClient(OptionSettings& all, const QString& value);
Message setCapturePort(OptionSettings& all, const QString& value);
Message setCaptureUnit(OptionSettings& all, const QString& value);
Message setRecordFolder(OptionSettings& all, const QString& value);
/// FROM,DURATION
Message setRecordedStretch(OptionSettings& all, const QString& value);
/// K/N
Message setSlice(OptionSettings& all, const QString& value);
Message setWorkers(OptionSettings& all, const QString& value);
Message setMake(OptionSettings& all, const QString& value);
Message setList(OptionSettings& all, const QString& value);

} // namespace vmeter
