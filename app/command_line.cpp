// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/command_table.h"
#include "app/completion.h"
#include "app/control/request_guard.h"
#include "app/man_page.h"
#include "virtualhw/base/program_version.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>
#include <array>

namespace vmeter {

namespace {

UsageError wrong(const Message& message)
{
    return {message};
}

/// `right` says what would be right.
UsageError wrongValue(const char* option, const QString& value, const Message& right)
{
    return value.isEmpty() ? wrong(Phrase(nullptr, "--%1: %2").with(option, right))
                           : wrong(Phrase(nullptr, "--%1 %2: %3").with(option, value, right));
}

UsageError wrongUse(const CommandRow& command)
{
    return wrong(Phrase("CommandLine", "use: vmeter %1").with(command.use));
}

bool isSameFile(const QString& a, const QString& b)
{
    const QString existing = QFileInfo(a).canonicalFilePath();
    return (!existing.isEmpty() && existing == QFileInfo(b).canonicalFilePath())
        || QDir::cleanPath(QFileInfo(a).absoluteFilePath()) == QDir::cleanPath(QFileInfo(b).absoluteFilePath());
}

/// The arguments of one command, taken apart by the rows of the table.
struct Arguments {
    OptionSettings settings;
    QStringList options; ///< names of those that are given
    QStringList words;   ///< that are no option
    Message error;       ///< empty: none

    [[nodiscard]] bool has(const char* option) const { return options.contains(QLatin1String(option)); }
};

Arguments takeApart(const CommandRow& command, const QStringList& arguments)
{
    const std::vector<const OptionRow*> rows = optionsOf(command.command);
    QCommandLineParser parser;
    for (const OptionRow* row : rows) {
        parser.addOption({QLatin1String(row->name), QString(), QLatin1String(row->value)});
    }
    Arguments result;
    if (!parser.parse(QStringList{QStringLiteral("vmeter")} + arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        // Qt tells the rest in a sentence of its own, with the option in quotes.
        result.error = unknown.isEmpty()
            ? Phrase("CommandLine", "'%1' must have a value, or must have none; see 'vmeter help %2'")
                  .with(parser.errorText().section(u'\'', 1, 1), command.word())
            : Phrase("CommandLine", "'%1' is no option; see 'vmeter help %2'")
                  .with(unknown.join(QStringLiteral(", ")), command.word());
        return result;
    }
    result.words = parser.positionalArguments();
    for (const OptionRow* row : rows) {
        const QString name = QLatin1String(row->name);
        if (!parser.isSet(name)) {
            continue;
        }
        result.options.append(name);
        for (const QString& value : row->value == nullptr ? QStringList{QString()} : parser.values(name)) {
            const Message right = row->set(result.settings, value);
            if (!right.isEmpty()) {
                result.error = wrongValue(row->name, value, right).message;
                return result;
            }
        }
    }
    return result;
}

/// `run` with what its options must not be together.
CommandLine checkedRun(const Arguments& given)
{
    const auto& options = std::get<RunOptions>(given.settings);
    if (options.noState && !options.stateFolder.isEmpty()) {
        return wrong(Phrase("CommandLine", "--state and --no-state exclude each other"));
    }
    if (given.has("interface") && (options.interface.isEmpty() || options.net != NetMode::device)) {
        return wrongValue("interface", options.interface,
            Phrase("CommandLine", "must be the name of a network interface, together with --net device"));
    }
    if (given.has("record-waveform") && !given.has("record")) {
        return wrong(Phrase("CommandLine", "--record-waveform belongs to --record DIR"));
    }
    if (options.control && !isLoopbackAddress(options.control->address) && options.controlTokenFile.isEmpty()) {
        return wrongValue("control", options.control->address,
            Phrase("CommandLine", "only loopback addresses are allowed without --control-token-file FILE"));
    }
    for (const char* name : {"model", "scenario", "seed", "clock"}) {
        if (given.has("load") && given.has(name)) {
            return wrong(Phrase("CommandLine", "--%1: comes from the session with --load").with(name));
        }
    }
    if (given.has("load") && given.has("save") && isSameFile(options.loadFile, options.saveFile)) {
        return wrongValue(
            "save", options.saveFile, Phrase("CommandLine", "is the session to load; choose another file"));
    }
    if (given.has("load") && !given.has("state") && !given.has("no-state")) {
        return wrong(
            Phrase("CommandLine", "--load replaces the meter's memory: say where with --state DIR, or --no-state"));
    }
    if (options.headless && (options.tour || given.has("lesson"))) {
        return wrong(Phrase("CommandLine", "--tour and --lesson need the window: leave --headless out"));
    }
    if (options.tour && given.has("lesson")) {
        return wrong(Phrase("CommandLine", "--tour and --lesson exclude each other"));
    }
    if (given.has("logo") && options.headless) {
        return wrong(Phrase("CommandLine", "--logo needs the window: leave --headless out"));
    }
    if (given.has("logo") && !QImageReader(options.logo).canRead()) {
        return wrongValue(
            "logo", options.logo, Phrase("CommandLine", "is not a picture that can be read; give a PNG or SVG file"));
    }
    if (given.has("capture") && !options.modbus) {
        return wrongValue(
            "capture", options.captureFile, Phrase("CommandLine", "there is no traffic with --modbus off"));
    }
    return options;
}

CommandLine examFrom(const Arguments& given, const CommandRow& row)
{
    auto exam = std::get<ExamOptions>(given.settings);
    if (given.words.size() != 1 || (given.has("candidate") && exam.candidate.isEmpty())
        || (given.has("results") && exam.results.isEmpty())) {
        return wrongUse(row);
    }
    if (given.has("seed") && given.has("seed-file")) {
        return wrong(Phrase("CommandLine", "--seed and --seed-file exclude each other"));
    }
    exam.file = given.words.front();
    CommandLine run = checkedRun(given);
    if (auto* options = std::get_if<RunOptions>(&run)) {
        if (options->headless || options->tour || given.has("lesson")) {
            return wrong(
                Phrase("CommandLine", "an exam is taken in the window, without --headless, --tour and --lesson"));
        }
        options->exam = exam;
    }
    return run;
}

CommandLine coachFrom(const Arguments& given)
{
    const auto& coach = std::get<CoachOptions>(given.settings);
    if (!given.words.isEmpty()) {
        return wrong(Phrase("CommandLine", "coach %1: the coach has options only, such as --plan quick or --pcap FILE")
                         .with(given.words.front()));
    }
    if (given.has("pcap")) {
        if (coach.pcap.empty()) {
            return wrongValue("pcap", QString(), Phrase("CommandLine", "must be the name of a file"));
        }
        for (const QString& option : given.options) {
            const auto fits = std::to_array(
                {"pcap", "port", "unit", "only", "client", "json", "report", "junit", "make-mapping", "lang"});
            if (std::ranges::none_of(fits, [&](const char* name) { return option == QLatin1String(name); })) {
                return wrong(
                    Phrase("CommandLine", "--%1: is for a running meter; leave it out beside --pcap").with(option));
            }
        }
        return CaptureToJudge{coach};
    }
    if (given.has("port") || given.has("unit")) {
        return wrong(Phrase("CommandLine", "--port and --unit belong to --pcap FILE"));
    }
    const bool shown = given.has("values") || given.has("control");
    if (!coach.values.empty() && !given.has("mapping")) {
        return wrong(
            Phrase("CommandLine", "--values FILE needs --mapping FILE, which says what the names of the values mean"));
    }
    if (given.has("mapping") && !shown) {
        return wrong(Phrase(
            "CommandLine", "--mapping FILE needs values: --values FILE, or --control for POST /v1/coach/values"));
    }
    CommandLine run = checkedRun(given);
    if (auto* options = std::get_if<RunOptions>(&run)) {
        if (options->tour || given.has("lesson") || !options->modbus) {
            return wrong(Phrase("CommandLine",
                "the coach needs Modbus and no window: leave --tour, --lesson and --modbus off "
                "out"));
        }
        options->headless = true;
        options->coach = coach;
        if (given.has("mapping") || coach.asks) {
            options->coach->inbox = std::make_shared<coach::ValueInbox>();
        }
        // A coach zeroes counters: it must not do so to a meter that the user keeps.
        options->noState = options->noState || !given.has("state");
        if (!given.has("scenario") && !given.has("load")) {
            options->scenario = QStringLiteral("reference_10a_60deg");
        }
    }
    return run;
}

CommandLine siteFrom(const Arguments& given, const CommandRow& row)
{
    auto site = std::get<SiteOptions>(given.settings);
    const bool makes = given.has("make");
    if (given.words.size() != (makes ? 0 : 1) || given.has("like") != makes) {
        return wrongUse(row);
    }
    for (const char* name : {"model", "scenario", "seed", "modbus", "web", "net", "interface", "capture", "record",
             "record-waveform", "load", "save", "lesson", "exam-key", "tour", "logo", "sealed"}) {
        if (given.has(name)) {
            return wrong(Phrase("CommandLine", "--%1 is of one meter: in a site its file says it for each").with(name));
        }
    }
    site.file = given.words.value(0);
    CommandLine run = checkedRun(given);
    if (auto* options = std::get_if<RunOptions>(&run)) {
        return SiteRun{*options, site};
    }
    return run;
}

CommandLine parseCommand(const CommandRow& row, const QStringList& arguments)
{
    const Arguments given = takeApart(row, arguments);
    if (!given.error.isEmpty()) {
        return wrong(given.error);
    }
    const QStringList& words = given.words;
    switch (row.command) {
    case CommandId::registers:
        return words.isEmpty() ? CommandLine(std::get<RegistersOptions>(given.settings)) : wrongUse(row);
    case CommandId::scenario: {
        if (words.size() < 2 || words.front() != QLatin1String("check")) {
            return wrongUse(row);
        }
        ScenarioCheckOptions options;
        for (const QString& file : words.mid(1)) {
            options.files.push_back(file.toStdString());
        }
        return options;
    }
    case CommandId::typeTest:
        if (!words.isEmpty()) {
            return wrong(Phrase("CommandLine", "type-test %1: tests are chosen with --only, such as --only 'ACT-*'")
                             .with(words.front()));
        }
        return std::get<TypeTestOptions>(given.settings);
    case CommandId::replay:
        return words.size() == 1 ? CommandLine(
                   ReplayOptions{words.front().toStdString(), std::get<ReplayOptions>(given.settings).examKeyFile})
                                 : wrongUse(row);
    case CommandId::exam:
        return examFrom(given, row);
    case CommandId::coach:
        return coachFrom(given);
    case CommandId::site:
        return siteFrom(given, row);
    case CommandId::screens: {
        const auto& options = std::get<ScreensOptions>(given.settings);
        return words.isEmpty() && !options.folder.isEmpty() ? CommandLine(options) : wrongUse(row);
    }
    case CommandId::schema: {
        const auto schema = std::ranges::find(kSchemaRows, words.value(0).toStdString(), &SchemaRow::name);
        return words.size() == 1 && schema != kSchemaRows.end() ? CommandLine(SchemaOptions{&*schema}) : wrongUse(row);
    }
    case CommandId::exportEntry: {
        const auto& options = std::get<ExportOptions>(given.settings);
        return words.isEmpty() && !options.program.empty() ? CommandLine(options) : wrongUse(row);
    }
    case CommandId::lens: {
        auto options = std::get<LensOptions>(given.settings);
        options.file = words.value(0);
        return words.size() == 1 && !options.file.isEmpty() ? CommandLine(options) : wrongUse(row);
    }
    case CommandId::completion: {
        const auto shell = std::ranges::find(kShellRows, words.value(0).toStdString(), &ShellRow::name);
        return words.size() == 1 && shell != kShellRows.end() ? CommandLine(PageToPrint{shell->script}) : wrongUse(row);
    }
    case CommandId::man:
        return words.isEmpty() ? CommandLine(PageToPrint{manPage}) : wrongUse(row);
    case CommandId::run:
    case CommandId::help: // parseCommandLine() answers these two
    case CommandId::version:
        break;
    }
    return words.isEmpty() ? checkedRun(given)
                           : wrong(Phrase("CommandLine", "'%1' is no command; see 'vmeter help'").with(words.front()));
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments)
{
    const QString first = arguments.value(0);
    const auto row = std::ranges::find(commandRows(), first.toStdString(), &CommandRow::word);
    if (arguments.contains(QStringLiteral("--version")) || first == QLatin1String("version")) {
        return TextToPrint{Message::verbatim(std::string("vmeter ") + kProgramVersion)};
    }
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        return HelpToPrint{first};
    }
    if (first == QLatin1String("help")) {
        return HelpToPrint{arguments.value(1)};
    }
    return row == commandRows().end() ? parseCommand(commandRows().front(), arguments)
                                      : parseCommand(*row, arguments.mid(1));
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

} // namespace vmeter
