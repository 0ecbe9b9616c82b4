// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"

#include "app/option_setters.h"
#include "virtualhw/base/seconds.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <string_view>

namespace vmeter {

namespace {

constexpr double kLongestDays = 3650;
constexpr double kSecondsPerDay = 86400;

constexpr std::array kCommandRows{
    CommandRow{CommandId::run, "run", Phrase("Help", "the window, the simulation and the servers (the default)"),
        Phrase(nullptr, "[run] [OPTIONS]"), Phrase(),
        Phrase("Help", "Keys in the window: S = SET, Up or U = UP, Left or E = ENTER.")},
    CommandRow{CommandId::site, "site FILE", Phrase("Help", "many meters under one supply, each with its address"),
        Phrase("Help", "site FILE [OPTIONS] [OPTIONS OF run]"),
        Phrase("Help",
            "Runs all meters of a site file, or of a built-in site: a tree in which the meter that feeds others counts "
            "what they count. Without a window; prints one JSON line when all servers answer. Of the options of run it "
            "takes --speed, --coast, --duration, --state, --no-state, --modbus-option, --modbus-connections, "
            "--control, "
            "--control-token-file, --lang, --clock and --log."),
        Phrase()},
    CommandRow{CommandId::registers, "registers", Phrase("Help", "the Modbus register table"),
        Phrase(nullptr, "registers [--format text|csv|json|md]"),
        Phrase("Help",
            "Prints every Modbus register: address, length, type, scale, unit, access, name and how certain it is."),
        Phrase()},
    CommandRow{CommandId::scenario, "scenario check FILE",
        Phrase("Help", "checks files of scenarios, sites, lessons and exams"),
        Phrase(nullptr, "scenario check FILE..."),
        Phrase("Help",
            "Checks files of scenarios, sites, lessons and exams and prints what is wrong as FILE:LINE:COLUMN: "
            "message. Sites have meters, lessons steps, exams tasks or faults; everything else is taken for a "
            "scenario."),
        Phrase()},
    CommandRow{CommandId::typeTest, "type-test",
        Phrase("Help", "measures the meter's accuracy on a virtual test bench"), Phrase(nullptr, "type-test [OPTIONS]"),
        Phrase("Help",
            "Runs the type tests of an energy meter (EN 50470-3, IEC 62053-21 and -23, the manual) on a virtual test "
            "bench and prints measured and expected values, errors, limits and verdicts. Exit code 0 only if all pass, "
            "1 if one fails."),
        Phrase("Help",
            "Groups: ACT active accuracy, RCT reactive accuracy, QUA quadrants and registers, INF influence "
            "quantities, SNM start, no-load, meter constant and pulses, MEA instantaneous values, AFE front end.")},
    CommandRow{CommandId::replay, "replay FILE", Phrase("Help", "lives a recorded session again and checks it"),
        Phrase(nullptr, "replay FILE [--exam-key KEYFILE]"),
        Phrase("Help",
            "Lives a session again that 'vmeter run --save FILE' has written, and compares the meter's state with the "
            "recorded one. Exit code 0 only if every recorded second agrees, 1 if one differs. The record of an exam "
            "is judged again besides: candidate, marks, the checksum that stands on the result's page, which text it "
            "was, "
            "and the times of the computer. Exit code 1 if such a record is not whole, is not signed with the key that "
            "is given, goes on from an older record, or has another text than the ready-made exam of its name."),
        Phrase()},
    CommandRow{CommandId::exam, "exam FILE", Phrase("Help", "an installer's exam, with a result that can be checked"),
        Phrase("Help", "exam FILE [--seed N | --seed-file FILE] [--candidate NAME] [--results DIR] [OPTIONS OF run]"),
        Phrase("Help",
            "Begins an exam in the window: tasks and hidden faults are drawn, there is no help, everything that is "
            "done is recorded. The result is a page for the browser and for A4, beside the record from which 'vmeter "
            "replay' comes to the same marks."),
        Phrase()},
    CommandRow{CommandId::screens, "screens --out DIR", Phrase("Help", "writes every page of the LCD as a picture"),
        Phrase(nullptr, "screens --out DIR [--lang fr|en]"),
        Phrase("Help",
            "Walks a meter through all its menus and writes each page as a PNG named by menu and page, such as "
            "rt-01.png, with the display test and the diagnostic messages. index.html in the same folder shows them "
            "all."),
        Phrase()},
    CommandRow{CommandId::schema, "schema NAME", Phrase("Help", "the JSON Schema of a kind of file, for editors"),
        Phrase(nullptr, "schema scenario|load|lesson|exam"),
        Phrase("Help",
            "Prints the JSON Schema of scenarios, of kinds of devices, of lessons or of exams. An editor that has it "
            "offers the keys, says "
            "what they mean and marks what is wrong."),
        Phrase()},
    CommandRow{CommandId::exportEntry, "export --for PROGRAM",
        Phrase("Help", "an entry for this meter in another program"),
        Phrase(nullptr, "export --for PROGRAM [--values basic|all|LIST] [--host ADDR] [--out FILE]"),
        Phrase("Help",
            "Writes what another program needs to read this meter, from the register table: addresses, types, scales, "
            "units, and how certain each register is. '--for list' names the programs, says whether the program itself "
            "was seen to read the entry, and what it makes of a value that does not exist."),
        Phrase()},
    CommandRow{CommandId::lens, "lens FILE",
        Phrase("Help", "tries a tag list: what it shows beside the truth, and why"),
        Phrase(nullptr, "lens FILE [--host ADDR:PORT] [--unit N] [--control URL] [--json FILE]"),
        Phrase("Help",
            "Reads a meter as a tag list says, in its order, and shows for each tag what the user would see beside the "
            "true value, with the reason where they differ: off by one, swapped words, sign, 16 bit of 32, scale, "
            "wrong "
            "register, no value. Exit code 0 only if all tags are right, 1 if one is not."),
        Phrase()},
    CommandRow{CommandId::completion, "completion SHELL",
        Phrase("Help", "the script with which a shell completes the command line"),
        Phrase(nullptr, "completion bash|zsh|fish"),
        Phrase("Help",
            "Prints the script that makes a shell complete commands, options and their values. For this session of "
            "bash: source <(vmeter completion bash)"),
        Phrase()},
    CommandRow{CommandId::man, "man", Phrase("Help", "the manual page for man(1)"), Phrase(nullptr, "man"),
        Phrase("Help", "Prints the manual page. To read it: vmeter man | man -l -"), Phrase()},
    CommandRow{CommandId::coach, "coach", Phrase("Help", "judges the Modbus clients that poll the meter"),
        Phrase(nullptr, "coach [OPTIONS] [OPTIONS OF run] | coach --pcap FILE [--port N] [--unit N]"),
        Phrase("Help",
            "Runs a meter without a window, waits for Modbus clients, leads them through a plan of changed values and "
            "faults, and says what each does wrong, what that does in the field and how to mend it. The meter's memory "
            "is "
            "not kept unless --state says where. With --pcap it judges a capture. Exit codes: 0 no mistake, 1 "
            "mistakes, "
            "2 wrong use, 3 a port could not be had, 4 no client came."),
        Phrase()},
    CommandRow{CommandId::help, "help [COMMAND]", Phrase("Help", "this text, or a command's options"), Phrase(),
        Phrase(), Phrase()},
    CommandRow{CommandId::version, "--version", Phrase("Help", "the version"), Phrase(), Phrase(), Phrase()},
};

constexpr std::array kOptionRows{
    OptionRow{CommandId::run, "headless", nullptr,
        Phrase("Help", "no window; prints one JSON line when all servers answer"), setFlag<&RunOptions::headless>},
    OptionRow{CommandId::run, "model", "e27|e28", Phrase("Help", "e28 is the MID version (default e28)"),
        setModelOf<RunOptions>},
    OptionRow{CommandId::run, "scenario", "FILE",
        Phrase("Help", "what is put on the terminals: a file, or the name of a built-in one (default household_day)"),
        setText<&RunOptions::scenario>},
    OptionRow{
        CommandId::run, "speed", "X", Phrase("Help", "factor of real time, 0 (paused), or max (default 1)"), setSpeed},
    OptionRow{CommandId::run, "coast", nullptr,
        Phrase("Help",
            "advance steady stretches from a settled second instead of sample by sample; also at any factor above "
            "5000"),
        setFlag<&RunOptions::fastForward>},
    OptionRow{CommandId::run, "duration", "T", Phrase("Help", "stop after this much meter time: 90s, 15min, 24h, 365d"),
        setDuration},
    OptionRow{CommandId::run, "state", "DIR",
        Phrase("Help", "folder of the meter's memory (default: the user's data folder)"),
        setText<&RunOptions::stateFolder>},
    OptionRow{CommandId::run, "no-state", nullptr, Phrase("Help", "keep the meter's memory nowhere"),
        setFlag<&RunOptions::noState>},
    OptionRow{CommandId::run, "modbus", "ADDR:PORT",
        Phrase("Help", "Modbus TCP (default 127.0.0.1:1502); port 0: any free one; off: none"),
        setEndpoint<&RunOptions::modbus>},
    OptionRow{CommandId::run, "modbus-option", "WORDS",
        Phrase("Help",
            "what the Modbus server does otherwise, words with commas between:\n"
            "identification  answers function 43/14 with vendor, product, version\n"
            "unit255         unit id 255 reaches the meter too\n"
            "exception0b     foreign unit ids get exception 0B instead of silence\n"
            "words127        reads of 126 and 127 words are answered\n"
            "userlock        lock level USER is locked: settings cannot be written"),
        setModbusOptions},
    OptionRow{CommandId::run, "modbus-connections", "N",
        Phrase("Help",
            "clients at once; one more, and the one idle for longest gives way, first of all one that has never asked "
            "anything (default 64)"),
        setModbusConnections},
    OptionRow{CommandId::run, "web", "ADDR:PORT",
        Phrase("Help", "the meter's web server (default 127.0.0.1:8080), or off"), setEndpoint<&RunOptions::web>},
    OptionRow{CommandId::run, "control", "ADDR:PORT",
        Phrase("Help", "the bench's control API (default off); loopback only, unless a token is asked for"),
        setEndpoint<&RunOptions::control>},
    OptionRow{CommandId::run, "control-token-file", "F",
        Phrase("Help", "file with the token which clients of the control API must send, and a second one to look only"),
        setText<&RunOptions::controlTokenFile>},
    OptionRow{CommandId::run, "capture", "FILE",
        Phrase("Help", "write the Modbus traffic as pcapng for Wireshark, which finds the meter on port 502"),
        setFile<&RunOptions::captureFile>},
    OptionRow{CommandId::run, "save", "FILE",
        Phrase("Help", "write the session: how it began, all that is done to the bench, and a check every second"),
        setFile<&RunOptions::saveFile>},
    OptionRow{CommandId::run, "load", "FILE",
        Phrase("Help", "go on where a saved session ended; it is lived again first, as fast as possible"),
        setFile<&RunOptions::loadFile>},
    OptionRow{CommandId::run, "lang", "fr|en",
        Phrase("Help", "language of the window and of messages on the terminal (default: the system's)"),
        setLanguage<&RunOptions::language>},
    OptionRow{CommandId::run, "sealed", nullptr,
        Phrase("Help", "the terminal cover is fitted and sealed from the start: keys under it cannot be pressed"),
        setFlag<&RunOptions::sealed>},
    OptionRow{CommandId::run, "seed", "N", Phrase("Help", "seed of the noise (default: the scenario's)"),
        setNumber<&RunOptions::seed>},
    OptionRow{CommandId::run, "clock", "TIME",
        Phrase("Help",
            "what the meter's clock shows at the start, such as 2026-01-31T12:00:00Z (default: this computer's time; "
            "give one where runs shall be the same to the last bit)"),
        setClock},
    OptionRow{CommandId::run, "net", "host|device",
        Phrase("Help",
            "servers stay where --modbus and --web put them (the default), or are at the address that is set in the "
            "meter, on the ports of --modbus and --web"),
        setNet},
    OptionRow{CommandId::run, "interface", "NAME",
        Phrase("Help", "with --net device: gives this network interface the meter's address (as root)"),
        setText<&RunOptions::interface>},
    OptionRow{CommandId::run, "record", "DIR",
        Phrase("Help",
            "writes the samples at the terminals as COMTRADE, measurements and energies as CSV, a scenario that plays "
            "the samples again, and the session"),
        setRecordFolder},
    OptionRow{CommandId::run, "record-waveform", "F,D",
        Phrase("Help", "which samples: from this meter time on, for this long (default 0s,10s; at most 10min)"),
        setRecordedStretch},
    OptionRow{
        CommandId::run, "lesson", "NAME|FILE", Phrase("Help", "begins with this lesson"), setText<&RunOptions::lesson>},
    OptionRow{CommandId::run, "exam-key", "FILE",
        Phrase("Help",
            "signs the records of exams with this key, which only the instructor may be able to read; 'vmeter replay' "
            "checks it"),
        setFile<&RunOptions::examKeyFile>},
    OptionRow{CommandId::run, "tour", nullptr,
        Phrase("Help", "a demonstration that runs by itself, full screen, until a key is pressed"),
        setFlag<&RunOptions::tour>},
    OptionRow{CommandId::run, "logo", "FILE", Phrase("Help", "a picture (PNG, SVG) beside the tour"),
        setText<&RunOptions::logo>},
    OptionRow{CommandId::run, "log", "LEVEL", Phrase("Help", "debug, info or error, to standard error (default info)"),
        setLog},
    OptionRow{CommandId::site, "slice", "K/N",
        Phrase("Help", "only part K of N of the meters; the others are planned, so that sums are right"), setSlice},
    OptionRow{CommandId::site, "workers", "N",
        Phrase("Help", "threads that simulate the meters (default: one for each processor)"), setWorkers},
    OptionRow{CommandId::site, "list", "csv|json|yaml",
        Phrase("Help", "prints the meters with their addresses, for import into another program, and ends"), setList},
    OptionRow{CommandId::site, "energies", "FILE",
        Phrase("Help", "writes the energies of all meters as CSV at the end"), setFile<&SiteOptions::energiesFile>},
    OptionRow{CommandId::site, "make", "N",
        Phrase("Help", "prints a new site file with N meters, and ends; together with --like"), setMake},
    OptionRow{CommandId::site, "like", "SCENARIO",
        Phrase("Help", "what the meters of --make play: a file, or a built-in scenario or the beginning of its name"),
        setText<&SiteOptions::like>},
    OptionRow{CommandId::registers, "format", "text|csv|json|md",
        Phrase("Help", "how the table is written (default text)"), setFormat},
    OptionRow{CommandId::typeTest, "only", "GLOB",
        Phrase("Help", "only tests whose name matches, such as 'ACT-*' or 'INF-0[1-6]'"),
        setText<&TypeTestOptions::only>},
    OptionRow{CommandId::typeTest, "profile", "ideal|default|worst",
        Phrase("Help",
            "front end of the meter: ideal, default or worst (default: default); tests of the front end keep their "
            "own"),
        setProfile},
    OptionRow{CommandId::typeTest, "seed", "N",
        Phrase("Help", "which specimen of the front end, and which noise (default 1)"), setTypeTestSeed},
    OptionRow{CommandId::typeTest, "json", "FILE", Phrase("Help", "the results for programs"),
        setText<&TypeTestOptions::jsonFile>},
    OptionRow{CommandId::typeTest, "report", "FILE.html",
        Phrase("Help", "the results for people: error curves and tables, for the browser and for A4"),
        setText<&TypeTestOptions::reportFile>},
    OptionRow{CommandId::replay, "exam-key", "KEYFILE",
        Phrase("Help", "the record of an exam must be signed with this key"), setFile<&ReplayOptions::examKeyFile>},
    OptionRow{CommandId::exam, "FILE", nullptr,
        Phrase("Help", "an exam (scenarios/lessons/README.md), or the name of a ready-made one"), nullptr},
    OptionRow{CommandId::exam, "seed", "N",
        Phrase("Help", "draws the same tasks and faults each time (default: drawn anew; the result tells the seed)"),
        setNumber<&ExamOptions::seed>},
    OptionRow{CommandId::exam, "seed-file", "FILE",
        Phrase("Help", "the seed from a file: what is on the command line can be seen by all users of the computer"),
        setFile<&ExamOptions::seedFile>},
    OptionRow{CommandId::exam, "candidate", "NAME", Phrase("Help", "for the result (default: asked for in the window)"),
        setText<&ExamOptions::candidate>},
    OptionRow{CommandId::exam, "results", "DIR",
        Phrase("Help", "where the result goes (default: folder \"vmeter\" among the user's documents)"),
        setText<&ExamOptions::results>},
    OptionRow{CommandId::coach, "plan", "quick|full|FILE",
        Phrase("Help",
            "what happens to the clients: about a minute and a half, ten minutes, or as a file says (default "
            "quick)"),
        setText<&CoachOptions::plan>},
    OptionRow{CommandId::coach, "only", "RULE,...", Phrase("Help", "judge by these rules only"), setRules},
    OptionRow{CommandId::coach, "client", "ADDR",
        Phrase("Help", "judge only the client at this address (default: each)"), setClient},
    OptionRow{
        CommandId::coach, "json", "FILE", Phrase("Help", "the verdicts for programs"), setText<&CoachOptions::json>},
    OptionRow{CommandId::coach, "mapping", "FILE",
        Phrase("Help", "what the names of the client's values mean; a value is then judged too"),
        setText<&CoachOptions::mapping>},
    OptionRow{CommandId::coach, "values", "FILE|URL|ask",
        Phrase("Help",
            "where the client's values arrive: a file (CSV, or a JSON object on each line), http://... of a page for "
            "Prometheus, or ask: you are asked what the screen shows; may be given several times"),
        addValues},
    OptionRow{CommandId::coach, "make-mapping", "FILE", Phrase("Help", "draft a mapping of what the clients read"),
        setText<&CoachOptions::makeMapping>},
    OptionRow{CommandId::coach, "report", "FILE.html",
        Phrase("Help", "the verdicts for people: a page for the browser and for A4"), setText<&CoachOptions::report>},
    OptionRow{CommandId::coach, "junit", "FILE", Phrase("Help", "the verdicts for CI servers, as JUnit XML"),
        setText<&CoachOptions::junit>},
    OptionRow{CommandId::coach, "pcap", "FILE",
        Phrase("Help", "judge a capture (pcap or pcapng) of this or of a real meter, by what the wire shows"),
        setText<&CoachOptions::pcap>},
    OptionRow{CommandId::coach, "port", "N", Phrase("Help", "port of the Modbus server in the capture (default 502)"),
        setCapturePort},
    OptionRow{CommandId::coach, "unit", "N",
        Phrase("Help", "only requests of the capture to this unit id (default: all)"), setCaptureUnit},
    OptionRow{CommandId::exportEntry, "for", "PROGRAM", Phrase("Help", "the program's name, or list"),
        setText<&ExportOptions::program>},
    OptionRow{CommandId::exportEntry, "values", "basic|all|LIST",
        Phrase("Help",
            "basic: energies and measurements as on the display (the default); all: each number that can be read; or "
            "names and addresses with commas between them, such as P,V1,Ea+,50536"),
        setText<&ExportOptions::values>},
    OptionRow{CommandId::exportEntry, "host", "ADDR",
        Phrase("Help",
            "where the program finds the meter: ADDRESS or ADDRESS:PORT (default: the meter's address at the factory, "
            "port 502)"),
        setText<&ExportOptions::host>},
    OptionRow{CommandId::exportEntry, "unit", "N", Phrase("Help", "the meter's unit id (default 5)"),
        setUnitId<&ExportOptions::unitId>},
    OptionRow{CommandId::exportEntry, "model", "e27|e28", Phrase("Help", "which meter (default e28)"),
        setModelOf<ExportOptions>},
    OptionRow{CommandId::exportEntry, "out", "FILE", Phrase("Help", "where the entry goes (default: standard output)"),
        setFile<&ExportOptions::outFile>},
    OptionRow{CommandId::lens, "FILE", nullptr,
        Phrase("Help",
            "a tag list as YAML or as a table from a spreadsheet, or a built-in one: openems, mbmd, home_assistant, "
            "plain_poller"),
        nullptr},
    OptionRow{CommandId::lens, "host", "ADDR:PORT", Phrase("Help", "the meter (default 127.0.0.1:1502)"),
        setText<&LensOptions::host>},
    OptionRow{CommandId::lens, "unit", "N", Phrase("Help", "the meter's unit id (default: the list's, else 5)"),
        setUnitId<&LensOptions::unitId>},
    OptionRow{CommandId::lens, "control", "URL",
        Phrase("Help",
            "takes the truth from this control API, such as http://127.0.0.1:8502 (default: from the register table, "
            "over the same wire)"),
        setFile<&LensOptions::control>},
    OptionRow{
        CommandId::lens, "json", "FILE", Phrase("Help", "the result for programs"), setFile<&LensOptions::jsonFile>},
    OptionRow{CommandId::screens, "out", "DIR", Phrase("Help", "where the pictures go; made if need be"),
        setText<&ScreensOptions::folder>},
    OptionRow{CommandId::screens, "lang", "fr|en", Phrase("Help", "language of the captions (default: the system's)"),
        setLanguage<&ScreensOptions::language>},
};

} // namespace

std::string_view CommandRow::word() const
{
    const std::string_view text = synopsis;
    return text.substr(0, text.find(' '));
}

std::span<const CommandRow> commandRows()
{
    return kCommandRows;
}

std::span<const OptionRow> optionRows()
{
    return kOptionRows;
}

std::vector<const OptionRow*> optionsOf(CommandId command)
{
    std::vector<const OptionRow*> rows;
    const auto add = [&](CommandId owner) {
        for (const OptionRow& row : optionRows()) {
            const auto isTaken = [&](const OptionRow* taken) { return std::string_view(taken->name) == row.name; };
            if (row.command == owner && row.set != nullptr && std::ranges::none_of(rows, isTaken)) {
                rows.push_back(&row);
            }
        }
    };
    add(command);
    if (command == CommandId::exam || command == CommandId::coach || command == CommandId::site) {
        add(CommandId::run);
    }
    return rows;
}

std::optional<Duration> parseDuration(const QString& text)
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
        return durationFromSeconds(seconds);
    }
    return std::nullopt;
}

} // namespace vmeter
