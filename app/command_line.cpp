// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/command_line_parts.h"
#include "app/control/request_guard.h"
#include "app/help_text.h"
#include "core/clock/calendar.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace vmeter {

namespace {

constexpr double kSmallestSpeed = 0.001;
constexpr double kLargestSpeed = 1e6;
constexpr double kLongestDays = 3650;
constexpr double kSecondsPerDay = 86400;
constexpr uint kMostModbusConnections = 10'000;

std::vector<std::string_view> modelNames()
{
    std::vector<std::string_view> names;
    for (const MeterModel& model : kMeterModels) {
        names.push_back(model.name);
    }
    return names;
}

// Only literal addresses are accepted, so that the interface of a server never depends on name lookup.
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

std::optional<Speed> parseSpeed(const QString& text)
{
    if (text == QLatin1String("max")) {
        return Speed{Speed::kMax};
    }
    bool ok = false;
    const double factor = text.toDouble(&ok);
    if (!ok || factor < 0 || !(factor == 0 || factor >= kSmallestSpeed) || factor > kLargestSpeed) {
        return std::nullopt;
    }
    return Speed{factor};
}

// A time must have "Z" or an offset, so that it does not depend on the time zone of the computer.
std::optional<UtcMicroseconds> parseTime(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    const int year = time.toUTC().date().year();
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime || year < kFirstClockYear || year > kLastClockYear) {
        return std::nullopt;
    }
    constexpr int64_t kMicrosecondsPerMillisecond = 1000;
    return UtcMicroseconds{time.toMSecsSinceEpoch() * kMicrosecondsPerMillisecond};
}

bool isSameFile(const QString& a, const QString& b)
{
    const QString existing = QFileInfo(a).canonicalFilePath();
    return (!existing.isEmpty() && existing == QFileInfo(b).canonicalFilePath())
        || QDir::cleanPath(QFileInfo(a).absoluteFilePath()) == QDir::cleanPath(QFileInfo(b).absoluteFilePath());
}

void addRunOptions(QCommandLineParser& parser)
{
    const auto option = [&](const char* name, const char* value = nullptr) {
        parser.addOption(value == nullptr ? QCommandLineOption(QLatin1String(name))
                                          : QCommandLineOption(QLatin1String(name), QString(), QLatin1String(value)));
    };
    for (const char* name : {"headless", "no-state", "coast", "tour"}) {
        option(name);
    }
    for (const char* name : {"model", "scenario", "speed", "duration", "state", "modbus", "modbus-option",
             "modbus-connections", "web", "control", "control-token-file", "lang", "seed", "clock", "net", "interface",
             "capture", "record", "record-waveform", "load", "save", "lesson", "log"}) {
        option(name, "value");
    }
}

// Reads --record and --record-waveform; returns an error text if one is wrong.
Message readRecording(const QCommandLineParser& parser, RunOptions& options)
{
    const QString folder = QStringLiteral("record");
    const QString stretch = QStringLiteral("record-waveform");
    if (parser.isSet(stretch) && !parser.isSet(folder)) {
        return Phrase("CommandLine", "--record-waveform belongs to --record DIR");
    }
    if (!parser.isSet(folder)) {
        return {};
    }
    RecordingOrder& order = options.recording.emplace();
    order.folder = QFile::encodeName(parser.value(folder)).toStdString();
    if (order.folder.empty()) {
        return Phrase("CommandLine", "--record needs a folder");
    }
    if (!parser.isSet(stretch)) {
        return {};
    }
    const QStringList parts = parser.value(stretch).split(u',');
    const bool fromStart = parts.front() == QLatin1String("0") || parts.front() == QLatin1String("0s");
    const std::optional<SampleCount> from = fromStart ? SampleCount{0} : parseDuration(parts.front());
    const std::optional<SampleCount> duration = parts.size() == 2 ? parseDuration(parts.back()) : std::nullopt;
    if (!from || !duration || *duration > kMaxRecordedSets) {
        return Phrase(
            "CommandLine", "--record-waveform %1: must be FROM,DURATION in meter time, such as 30s,10s; at most 10min")
            .with(parser.value(stretch));
    }
    order.from = *from;
    order.duration = *duration;
    return {};
}

// Reads the options of the servers; returns an error text if one is wrong.
Message readServers(const QCommandLineParser& parser, RunOptions& options)
{
    const auto read = [&](const char* name, std::optional<Endpoint>& endpoint) -> Message {
        const QString value = parser.value(QLatin1String(name));
        if (!parser.isSet(QLatin1String(name))) {
            return {};
        }
        if (value == QLatin1String("off")) {
            endpoint.reset();
            return {};
        }
        endpoint = parseEndpoint(value);
        if (!endpoint) {
            return Phrase("CommandLine",
                "--%1 %2: must be ADDRESS:PORT with a literal address, such as 127.0.0.1:1502 or "
                "[::1]:1502, or off")
                .with(name, value);
        }
        return {};
    };
    for (const auto& error :
        {read("modbus", options.modbus), read("web", options.web), read("control", options.control)}) {
        if (!error.isEmpty()) {
            return error;
        }
    }
    options.controlTokenFile = parser.value(QStringLiteral("control-token-file"));
    if (options.control && !isLoopbackAddress(options.control->address) && options.controlTokenFile.isEmpty()) {
        return Phrase(
            "CommandLine", "--control %1: only loopback addresses are allowed without --control-token-file FILE")
            .with(parser.value(QStringLiteral("control")));
    }
    return {};
}

// Reads several words in one option, or in several options; returns an error text if a word is unknown.
Message readModbusOptions(const QCommandLineParser& parser, ModbusOptions& options)
{
    for (const QString& words : parser.values(QStringLiteral("modbus-option"))) {
        for (const QString& word : words.split(u',')) {
            const auto known = std::ranges::find(kModbusOptionNames, word.toStdString(), &ModbusOptionName::name);
            if (known == kModbusOptionNames.end()) {
                QStringList names;
                for (const ModbusOptionName& name : kModbusOptionNames) {
                    names.append(QString::fromLatin1(name.name.data(), static_cast<qsizetype>(name.name.size())));
                }
                return Phrase("CommandLine", "--modbus-option %1: '%2' is none of %3")
                    .with(words, word, names.join(QStringLiteral(", ")));
            }
            options.*known->option = true;
        }
    }
    return {};
}

} // namespace

CommandLine parseRun(const QStringList& arguments)
{
    QCommandLineParser parser;
    addRunOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("vmeter")} + arguments)) {
        return wrong(notUnderstood(parser, "run"));
    }
    if (!parser.positionalArguments().isEmpty()) {
        return wrong(
            Phrase("CommandLine", "'%1' is no command; see 'vmeter help'").with(parser.positionalArguments().front()));
    }
    RunOptions options;
    options.headless = parser.isSet(QStringLiteral("headless"));
    options.coast = parser.isSet(QStringLiteral("coast"));
    options.noState = parser.isSet(QStringLiteral("no-state"));
    options.scenario = parser.value(QStringLiteral("scenario"));
    options.stateFolder = parser.value(QStringLiteral("state"));
    if (options.noState && !options.stateFolder.isEmpty()) {
        return wrong(Phrase("CommandLine", "--state and --no-state exclude each other"));
    }
    const auto value = [&](const char* name) { return parser.value(QLatin1String(name)); };
    const auto isSet = [&](const char* name) { return parser.isSet(QLatin1String(name)); };
    if (isSet("model")) {
        options.model = modelNamed(value("model").toStdString());
        if (options.model == nullptr) {
            return wrongValue("model", value("model"), Phrase("CommandLine", "must be %1").with(anyOf(modelNames())));
        }
    }
    if (isSet("speed")) {
        const std::optional<Speed> speed = parseSpeed(value("speed"));
        if (!speed) {
            return wrongValue("speed", value("speed"),
                Phrase("CommandLine", "must be 0 (paused), a factor from 0.001 to 1000000, or max"));
        }
        options.speed = *speed;
    }
    if (isSet("duration")) {
        options.duration = parseDuration(value("duration"));
        if (!options.duration) {
            return wrongValue(
                "duration", value("duration"), Phrase("CommandLine", "must be a time such as 90s, 15min, 24h or 365d"));
        }
    }
    if (isSet("lang")) {
        options.language = value("lang");
        if (options.language != QLatin1String("fr") && options.language != QLatin1String("en")) {
            return wrongValue("lang", value("lang"), Phrase("CommandLine", "must be fr or en"));
        }
    }
    if (isSet("seed")) {
        bool ok = false;
        options.seed = value("seed").toULongLong(&ok);
        if (!ok) {
            return wrongValue("seed", value("seed"), Phrase("CommandLine", "must be a whole number from 0 on"));
        }
    }
    if (isSet("clock")) {
        options.clock = parseTime(value("clock"));
        if (!options.clock) {
            return wrongValue("clock", value("clock"),
                Phrase("CommandLine",
                    "must be a time with its zone in the years 2000 to 2099, such as 2026-01-31T12:00:00Z"));
        }
    }
    if (isSet("net")) {
        if (value("net") != QLatin1String("host") && value("net") != QLatin1String("device")) {
            return wrongValue("net", value("net"), Phrase("CommandLine", "must be host or device"));
        }
        options.net = value("net") == QLatin1String("device") ? NetMode::device : NetMode::host;
    }
    options.interface = value("interface");
    if (isSet("interface") && (options.interface.isEmpty() || options.net != NetMode::device)) {
        return wrongValue("interface", options.interface,
            Phrase("CommandLine", "must be the name of a network interface, together with --net device"));
    }
    if (isSet("log")) {
        const QString level = value("log");
        if (level != QLatin1String("debug") && level != QLatin1String("info") && level != QLatin1String("error")) {
            return wrongValue("log", level, Phrase("CommandLine", "must be debug, info or error"));
        }
        options.verbose = level == QLatin1String("debug");
        options.quiet = level == QLatin1String("error");
    }
    if (isSet("modbus-connections")) {
        options.modbusConnections = value("modbus-connections").toUInt();
        if (options.modbusConnections < 1 || options.modbusConnections > kMostModbusConnections) {
            return wrongValue("modbus-connections", value("modbus-connections"),
                Phrase("CommandLine", "must be a whole number from 1 to %1").with(kMostModbusConnections));
        }
    }
    if (const Message error = readRecording(parser, options); !error.isEmpty()) {
        return wrong(error);
    }
    if (const Message error = readServers(parser, options); !error.isEmpty()) {
        return wrong(error);
    }
    options.loadFile = value("load");
    options.saveFile = value("save");
    for (const char* name : {"load", "save"}) {
        if (isSet(name) && value(name).isEmpty()) {
            return wrong(Phrase("CommandLine", "--%1: must be the name of a session file").with(name));
        }
    }
    for (const char* name : {"model", "scenario", "seed", "clock"}) {
        if (isSet("load") && isSet(name)) {
            return wrong(Phrase("CommandLine", "--%1: comes from the session with --load").with(name));
        }
    }
    if (isSet("load") && isSet("save") && isSameFile(options.loadFile, options.saveFile)) {
        return wrong(
            Phrase("CommandLine", "--save %1: is the session to load; choose another file").with(options.saveFile));
    }
    if (isSet("load") && !isSet("state") && !isSet("no-state")) {
        return wrong(
            Phrase("CommandLine", "--load replaces the meter's memory: say where with --state DIR, or --no-state"));
    }
    options.tour = isSet("tour");
    options.lesson = value("lesson");
    if (options.headless && (options.tour || isSet("lesson"))) {
        return wrong(Phrase("CommandLine", "--tour and --lesson need the window: leave --headless out"));
    }
    if (int{options.tour} + int{isSet("lesson")} > 1) {
        return wrong(Phrase("CommandLine", "--tour and --lesson exclude each other"));
    }
    options.captureFile = value("capture");
    if (isSet("capture") && options.captureFile.isEmpty()) {
        return wrong(Phrase("CommandLine", "--capture: must be the name of the file to write"));
    }
    if (isSet("capture") && !options.modbus) {
        return wrong(
            Phrase("CommandLine", "--capture %1: there is no traffic with --modbus off").with(options.captureFile));
    }
    if (const Message error = readModbusOptions(parser, options.modbusOptions); !error.isEmpty()) {
        return wrong(error);
    }
    return options;
}

CommandLine parseCommandLine(const QStringList& arguments)
{
    const QString first = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (arguments.contains(QStringLiteral("--version")) || first == QLatin1String("version")) {
        return TextToPrint{Phrase(nullptr, "vmeter " VMETER_VERSION "\n")};
    }
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        return TextToPrint{helpText(first.startsWith(u'-') ? QString() : first)};
    }
    if (first == QLatin1String("help")) {
        return TextToPrint{helpText(rest.value(0))};
    }
    if (first == QLatin1String("registers")) {
        return parseRegisters(rest);
    }
    if (first == QLatin1String("scenario")) {
        return parseScenarioCommand(rest);
    }
    if (first == QLatin1String("type-test")) {
        return parseTypeTest(rest);
    }
    if (first == QLatin1String("replay")) {
        return parseReplay(rest);
    }
    if (first == QLatin1String("screens")) {
        return parseScreens(rest);
    }
    if (first == QLatin1String("exam")) {
        return parseExamCommand(rest);
    }
    return parseRun(first == QLatin1String("run") ? rest : arguments);
}

QString languageAskedFor(const QStringList& arguments)
{
    const QString option = QStringLiteral("--lang");
    QString language;
    for (qsizetype n = 0; n < arguments.size(); ++n) {
        if (arguments[n] == option) {
            language = arguments.value(n + 1);
        } else if (arguments[n].startsWith(option + u'=')) {
            language = arguments[n].mid(option.size() + 1);
        }
    }
    return language == QLatin1String("fr") || language == QLatin1String("en") ? language : QString();
}

std::optional<SampleCount> parseDuration(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(^([0-9]+(?:\.[0-9]+)?) ?(ms|s|min|h|d)$)"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    struct Unit {
        const char* name;
        double seconds;
    };
    constexpr std::array<Unit, 5> kUnits{{{"ms", 0.001}, {"s", 1}, {"min", 60}, {"h", 3600}, {"d", kSecondsPerDay}}};
    for (const Unit& unit : kUnits) {
        if (match.captured(2) != QLatin1String(unit.name)) {
            continue;
        }
        const double seconds = match.captured(1).toDouble() * unit.seconds;
        if (seconds <= 0 || seconds > kLongestDays * kSecondsPerDay) {
            return std::nullopt;
        }
        return static_cast<SampleCount>(std::llround(seconds * kSampleRate));
    }
    return std::nullopt;
}

} // namespace vmeter
