// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line_parts.h"

#include <QCommandLineParser>
#include <QFile>

namespace vmeter {

UsageError wrong(const Message& message)
{
    return {message};
}

UsageError wrongValue(const char* option, const QString& value, const Message& right)
{
    return {Phrase(nullptr, "--%1 %2: %3").with(option, value, right)};
}

Message notUnderstood(const QCommandLineParser& parser, const char* command)
{
    const QStringList unknown = parser.unknownOptionNames();
    // Other errors come from Qt as a complete sentence with the option in quotes.
    return unknown.isEmpty() ? Phrase("CommandLine", "'%1' must have a value, or must have none; see 'vmeter help %2'")
                                   .with(parser.errorText().section(u'\'', 1, 1), command)
                             : Phrase("CommandLine", "'%1' is no option; see 'vmeter help %2'")
                                   .with(unknown.join(QStringLiteral(", ")), command);
}

CommandLine parseRegisters(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("format"), QString(), QStringLiteral("value")));
    if (!parser.parse(QStringList{QStringLiteral("vmeter")} + arguments) || !parser.positionalArguments().isEmpty()) {
        return wrong(Phrase("CommandLine", "use: vmeter registers [--format text|csv|json|md]"));
    }
    RegistersOptions options;
    if (parser.isSet(QStringLiteral("format"))) {
        const QString name = parser.value(QStringLiteral("format"));
        const std::optional<RegisterFormat> format = registerFormat(name.toStdString());
        if (!format) {
            return wrongValue("format", name, Phrase("CommandLine", "must be text, csv, json or md"));
        }
        options.format = *format;
    }
    return options;
}

CommandLine parseTypeTest(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* name : {"only", "profile", "seed", "json", "report"}) {
        parser.addOption(QCommandLineOption(QLatin1String(name), QString(), QStringLiteral("value")));
    }
    if (!parser.parse(QStringList{QStringLiteral("vmeter")} + arguments)) {
        return wrong(notUnderstood(parser, "type-test"));
    }
    if (!parser.positionalArguments().isEmpty()) {
        return wrong(Phrase("CommandLine", "type-test %1: tests are chosen with --only, such as --only 'ACT-*'")
                         .with(parser.positionalArguments().front()));
    }
    TypeTestOptions options;
    options.only = parser.value(QStringLiteral("only")).toStdString();
    options.jsonFile = QFile::encodeName(parser.value(QStringLiteral("json"))).toStdString();
    options.reportFile = QFile::encodeName(parser.value(QStringLiteral("report"))).toStdString();
    if (const QString name = QStringLiteral("profile"); parser.isSet(name)) {
        const std::optional<TestProfile> profile = profileNamed(parser.value(name).toStdString());
        if (!profile) {
            return wrongValue("profile", parser.value(name), Phrase("CommandLine", "must be ideal, default or worst"));
        }
        options.conditions.profile = *profile;
    }
    if (const QString name = QStringLiteral("seed"); parser.isSet(name)) {
        bool ok = false;
        options.conditions.seed = parser.value(name).toULongLong(&ok);
        if (!ok) {
            return wrongValue("seed", parser.value(name), Phrase("CommandLine", "must be a whole number from 0 on"));
        }
    }
    return options;
}

CommandLine parseScreens(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* name : {"out", "lang"}) {
        parser.addOption(QCommandLineOption(QLatin1String(name), QString(), QStringLiteral("value")));
    }
    ScreensOptions options;
    const bool understood = parser.parse(QStringList{QStringLiteral("vmeter")} + arguments);
    options.folder = parser.value(QStringLiteral("out"));
    options.language = parser.value(QStringLiteral("lang"));
    if (!understood || !parser.positionalArguments().isEmpty() || options.folder.isEmpty()) {
        return wrong(Phrase("CommandLine", "use: vmeter screens --out DIR [--lang fr|en]"));
    }
    if (const QString& code = options.language; parser.isSet(QStringLiteral("lang"))) {
        if (code != QLatin1String("fr") && code != QLatin1String("en")) {
            return wrongValue("lang", code, Phrase("CommandLine", "must be fr or en"));
        }
    }
    return options;
}

CommandLine parseReplay(const QStringList& arguments)
{
    if (arguments.size() != 1 || arguments.front().startsWith(u'-')) {
        return wrong(Phrase("CommandLine", "use: vmeter replay FILE"));
    }
    return ReplayOptions{QFile::encodeName(arguments.front()).toStdString()};
}

/// The options of `exam`, which include those of `run`.
CommandLine parseExamCommand(const QStringList& arguments)
{
    const auto use = wrong(Phrase("CommandLine",
        "use: vmeter exam FILE [--seed N] [--candidate NAME] [--results DIR], and options of "
        "'vmeter run'; FILE may be the name of a ready-made exam"));
    ExamOptions exam;
    QStringList rest;
    for (qsizetype n = 0; n < arguments.size(); ++n) {
        const QString name = arguments[n].section(u'=', 0, 0);
        if (name != QLatin1String("--seed") && name != QLatin1String("--candidate")
            && name != QLatin1String("--results")) {
            rest.append(arguments[n]);
            continue;
        }
        const bool joined = arguments[n].contains(u'=');
        const QString value = joined ? arguments[n].section(u'=', 1) : arguments.value(++n);
        bool ok = !value.isEmpty();
        if (name == QLatin1String("--candidate")) {
            exam.candidate = value;
        } else if (name == QLatin1String("--results")) {
            exam.results = value;
        } else if (ok) {
            exam.seed = value.toULongLong(&ok);
        }
        if (!ok) {
            return value.isEmpty()
                ? use
                : wrongValue("seed", value, Phrase("CommandLine", "must be a whole number from 0 on"));
        }
    }
    if (rest.isEmpty() || rest.front().startsWith(u'-')) {
        return use;
    }
    exam.file = rest.takeFirst();
    CommandLine run = parseRun(rest);
    if (auto* options = std::get_if<RunOptions>(&run)) {
        if (options->headless || options->tour || !options->lesson.isEmpty()) {
            return wrong(
                Phrase("CommandLine", "an exam is taken in the window, without --headless, --tour and --lesson"));
        }
        options->exam = exam;
    }
    return run;
}

CommandLine parseScenarioCommand(const QStringList& arguments)
{
    if (arguments.size() < 2 || arguments.front() != QLatin1String("check")) {
        return wrong(Phrase("CommandLine", "use: vmeter scenario check FILE..."));
    }
    ScenarioCheckOptions options;
    for (const QString& file : arguments.mid(1)) {
        options.files.push_back(file.toStdString());
    }
    return options;
}

} // namespace vmeter
