// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/option_setters.h"

#include "app/coach/rules/rule.h"
#include "app/type_test/observation.h"
#include "core/clock/calendar.h"
#include "virtualhw/base/seconds.h"

#include <QDateTime>
#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <string_view>

namespace vmeter {

namespace {

constexpr double kSmallestSpeed = 0.001;
constexpr double kLargestSpeed = 1e6;
constexpr uint kMostModbusConnections = 10'000;

RecordingOrder& recordingIn(OptionSettings& all)
{
    std::optional<RecordingOrder>& recording = std::get<RunOptions>(all).recording;
    return recording ? *recording : recording.emplace();
}

} // namespace

Message setNet(OptionSettings& all, const QString& value)
{
    return setByWord(std::get<RunOptions>(all).net, value, {{"host", NetMode::host}, {"device", NetMode::device}});
}

Message setFormat(OptionSettings& all, const QString& value)
{
    return setByWord(std::get<RegistersOptions>(all).format, value,
        {{"text", RegisterFormat::text}, {"csv", RegisterFormat::csv}, {"json", RegisterFormat::json},
            {"md", RegisterFormat::md}});
}

Message setProfile(OptionSettings& all, const QString& value)
{
    return setByWord(std::get<TypeTestOptions>(all).conditions.profile, value,
        {{profileName(TestProfile::ideal), TestProfile::ideal},
            {profileName(TestProfile::standard), TestProfile::standard},
            {profileName(TestProfile::worst), TestProfile::worst}});
}

Message setTypeTestSeed(OptionSettings& all, const QString& value)
{
    bool ok = false;
    std::get<TypeTestOptions>(all).conditions.seed = value.toULongLong(&ok);
    return ok ? Message() : Phrase("CommandLine", "must be a whole number from 0 on");
}

Message setLog(OptionSettings& all, const QString& value)
{
    using Flag = bool RunOptions::*;
    Flag level = nullptr;
    const Message right = setByWord<Flag>(
        level, value, {{"debug", &RunOptions::verbose}, {"info", nullptr}, {"error", &RunOptions::quiet}});
    if (level != nullptr) {
        settingIn(all, level) = true;
    }
    return right;
}

Message setSpeed(OptionSettings& all, const QString& value)
{
    Speed& speed = std::get<RunOptions>(all).speed;
    if (value == QLatin1String("max")) {
        speed = Speed{Speed::kMax};
        return {};
    }
    bool ok = false;
    speed = Speed{value.toDouble(&ok)};
    ok = ok && (speed.factor == 0 || (speed.factor >= kSmallestSpeed && speed.factor <= kLargestSpeed));
    return ok ? Message() : Phrase("CommandLine", "must be 0 (paused), a factor from 0.001 to 1000000, or max");
}

Message setDuration(OptionSettings& all, const QString& value)
{
    std::optional<Duration>& duration = std::get<RunOptions>(all).duration;
    duration = parseDuration(value);
    return duration ? Message() : Phrase("CommandLine", "must be a time such as 90s, 15min, 24h or 365d");
}

Message setClock(OptionSettings& all, const QString& value)
{
    const QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs);
    const int year = time.toUTC().date().year();
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime || year < kFirstClockYear || year > kLastClockYear) {
        return Phrase(
            "CommandLine", "must be a time with its zone in the years 2000 to 2099, such as 2026-01-31T12:00:00Z");
    }
    constexpr int64_t kMicrosecondsPerMillisecond = 1000;
    std::get<RunOptions>(all).clock = UtcMicroseconds{time.toMSecsSinceEpoch() * kMicrosecondsPerMillisecond};
    return {};
}

std::optional<Endpoint> parseEndpoint(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(^(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+)):([0-9]{1,5})$)"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const QString address = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    const uint port = match.captured(3).toUInt();
    if (port > 65535 || QHostAddress(address).isNull() || (match.captured(1).isEmpty() && address.count(u'.') != 3)) {
        return std::nullopt;
    }
    return Endpoint{address, static_cast<uint16_t>(port)};
}

Message setModbusOptions(OptionSettings& all, const QString& value)
{
    for (const QString& word : value.split(u',')) {
        const auto known = std::ranges::find(kModbusOptionNames, word.toStdString(), &ModbusOptionName::name);
        if (known == kModbusOptionNames.end()) {
            QStringList names;
            for (const ModbusOptionName& name : kModbusOptionNames) {
                names.append(QString::fromLatin1(name.name.data(), static_cast<qsizetype>(name.name.size())));
            }
            return Phrase("CommandLine", "'%1' is none of %2").with(word, names.join(QStringLiteral(", ")));
        }
        std::get<RunOptions>(all).modbusOptions.*known->option = true;
    }
    return {};
}

Message setModbusConnections(OptionSettings& all, const QString& value)
{
    const uint connections = value.toUInt();
    std::get<RunOptions>(all).modbusConnections = connections;
    return connections >= 1 && connections <= kMostModbusConnections
        ? Message()
        : Phrase("CommandLine", "must be a whole number from 1 to %1").with(kMostModbusConnections);
}

Message setRules(OptionSettings& all, const QString& value)
{
    for (const QString& word : value.split(u',')) {
        if (coach::ruleNamed(word.toStdString()) == nullptr) {
            std::vector<std::string_view> names;
            for (const coach::Rule* rule : coach::rules()) {
                names.push_back(rule->name);
            }
            return Phrase("CommandLine", "'%1' is none of %2").with(word, allOf(names));
        }
        std::get<CoachOptions>(all).only.push_back(word.toStdString());
    }
    return {};
}

Message addValues(OptionSettings& all, const QString& value)
{
    if (value == QLatin1String("ask")) {
        std::get<CoachOptions>(all).asks = true;
        return {};
    }
    std::get<CoachOptions>(all).values.push_back(value.toStdString());
    const bool isPage = value.startsWith(QLatin1String("http://")) || value.startsWith(QLatin1String("https://"));
    return value.isEmpty() || (value.contains(QLatin1String("://")) && !isPage)
        ? Phrase("CommandLine",
            "must be the name of a file that the client writes, or a page of it such as http://127.0.0.1:9103/metrics")
        : Message();
}

Message setClient(OptionSettings& all, const QString& value)
{
    const std::optional<SocketAddress> client = parseSocketAddress(value.toStdString());
    std::get<CoachOptions>(all).client = client ? endpointText(*client) : std::string();
    return client && client->port == 0 ? Message()
                                       : Phrase("CommandLine", "must be the address of a client, such as 192.168.0.7");
}

Message setCapturePort(OptionSettings& all, const QString& value)
{
    const uint port = value.toUInt();
    std::get<CoachOptions>(all).port = static_cast<uint16_t>(port);
    return port >= 1 && port <= 65535 ? Message() : Phrase("CommandLine", "must be a port, 1 to 65535");
}

Message setCaptureUnit(OptionSettings& all, const QString& value)
{
    bool ok = false;
    const uint unit = value.toUInt(&ok);
    std::get<CoachOptions>(all).unit = static_cast<uint8_t>(unit);
    return ok && unit <= 255 ? Message() : Phrase("CommandLine", "must be a unit id, 0 to 255");
}

Message setRecordFolder(OptionSettings& all, const QString& value)
{
    recordingIn(all).folder = value.toStdString();
    return value.isEmpty() ? Phrase("CommandLine", "must be the name of a folder") : Message();
}

Message setRecordedStretch(OptionSettings& all, const QString& value)
{
    const QStringList parts = value.split(u',');
    const bool fromStart = parts.front() == QLatin1String("0") || parts.front() == QLatin1String("0s");
    const std::optional<Duration> from = fromStart ? Duration{} : parseDuration(parts.front());
    const std::optional<Duration> duration = parts.size() == 2 ? parseDuration(parts.back()) : std::nullopt;
    if (!from || !duration || *duration > Duration{kMaxRecordedSets}) {
        return Phrase("CommandLine", "must be FROM,DURATION in meter time, such as 30s,10s; at most 10min");
    }
    recordingIn(all).from = MeterTime{*from};
    recordingIn(all).duration = *duration;
    return {};
}

Message setSlice(OptionSettings& all, const QString& value)
{
    const QStringList parts = value.split(u'/');
    bool isNumber = false;
    bool isCount = false;
    const uint number = parts.front().toUInt(&isNumber);
    const uint of = parts.back().toUInt(&isCount);
    std::get<SiteOptions>(all).slice = SiteSlice{number, of};
    const bool right = parts.size() == 2 && isNumber && isCount && number >= 1 && number <= of && of <= kMaxSiteMeters;
    return right ? Message() : Phrase("CommandLine", "must be K/N, part K of N, such as 1/4");
}

Message setWorkers(OptionSettings& all, const QString& value)
{
    constexpr uint kMostWorkers = 256;
    const uint workers = value.toUInt();
    std::get<SiteOptions>(all).workers = workers;
    return workers >= 1 && workers <= kMostWorkers
        ? Message()
        : Phrase("CommandLine", "must be a whole number from 1 to %1").with(kMostWorkers);
}

Message setMake(OptionSettings& all, const QString& value)
{
    const uint meters = value.toUInt();
    std::get<SiteOptions>(all).make = meters;
    return meters >= 1 && meters <= kMaxSiteMeters
        ? Message()
        : Phrase("CommandLine", "must be a whole number from 1 to %1").with(kMaxSiteMeters);
}

Message setList(OptionSettings& all, const QString& value)
{
    return setByWord(std::get<SiteOptions>(all).list, value,
        {{"csv", SiteListFormat::csv}, {"json", SiteListFormat::json}, {"yaml", SiteListFormat::yaml}});
}

} // namespace vmeter
