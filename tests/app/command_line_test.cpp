// SPDX-License-Identifier: GPL-3.0-or-later
// Options and defaults: docs/interfaces.md, section 2.
#include "app/command_line.h"
#include "app/help_text.h"
#include "virtualhw/base/language.h"

#include <gtest/gtest.h>

namespace vmeter {
namespace {

CommandLine parse(const char* text)
{
    return parseCommandLine(QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts));
}

RunOptions run(const char* text)
{
    const CommandLine line = parse(text);
    const auto* options = std::get_if<RunOptions>(&line);
    if (options == nullptr) {
        const auto* error = std::get_if<UsageError>(&line);
        ADD_FAILURE() << text << ": " << (error != nullptr ? error->message.english() : "no run");
        return {};
    }
    return *options;
}

std::string errorOf(const char* text)
{
    const CommandLine line = parse(text);
    const auto* error = std::get_if<UsageError>(&line);
    return error != nullptr ? error->message.english() : "accepted";
}

TEST(CommandLine, RunIsTheDefaultWithTheContractsDefaults)
{
    const RunOptions options = run("");
    EXPECT_EQ(options.model, &kCountisE28);
    EXPECT_FALSE(options.headless);
    EXPECT_EQ(options.speed.factor, 1);
    EXPECT_EQ(options.modbus->address, QStringLiteral("127.0.0.1"));
    EXPECT_EQ(options.modbus->port, 1502);
    EXPECT_EQ(options.web->port, 8080);
    EXPECT_FALSE(options.control.has_value());
    EXPECT_FALSE(options.duration.has_value());
    EXPECT_FALSE(options.noState);
}

TEST(CommandLine, TakesEveryOptionOfRun)
{
    const RunOptions options
        = run("run --headless --model e27 --scenario a.yaml --speed max --duration 90s --no-state --modbus off --web "
              "[::1]:0 --control 127.0.0.1:8502 --lang fr --seed 7 --net host --log debug");
    EXPECT_TRUE(options.headless);
    EXPECT_EQ(options.model, &kCountisE27);
    EXPECT_EQ(options.scenario, QStringLiteral("a.yaml"));
    EXPECT_TRUE(options.speed.unlimited());
    EXPECT_EQ(options.duration, Duration::seconds(90));
    EXPECT_TRUE(options.noState);
    EXPECT_FALSE(options.modbus.has_value());
    EXPECT_EQ(options.web->address, QStringLiteral("::1"));
    EXPECT_EQ(options.web->port, 0);
    EXPECT_EQ(options.control->port, 8502);
    EXPECT_EQ(options.language, QStringLiteral("fr"));
    EXPECT_EQ(options.seed, 7U);
    EXPECT_TRUE(options.verbose);
}

TEST(CommandLine, CaptureNeedsAFileAndModbus)
{
    EXPECT_EQ(run("").captureFile, QString());
    EXPECT_EQ(run("--capture traffic.pcapng").captureFile, QStringLiteral("traffic.pcapng"));
    EXPECT_EQ(errorOf("--modbus off --capture f"), "--capture f: there is no traffic with --modbus off");
    EXPECT_EQ(errorOf("--capture="), "--capture: must be the name of a file");
}

TEST(CommandLine, ModbusOptionsAreWords)
{
    const ModbusOptions none = run("").modbusOptions;
    EXPECT_FALSE(none.identification || none.unit255 || none.exception0b || none.words127 || none.userLock);
    const ModbusOptions some = run("--modbus-option identification,unit255 --modbus-option userlock").modbusOptions;
    EXPECT_TRUE(some.identification && some.unit255 && some.userLock);
    EXPECT_FALSE(some.exception0b || some.words127);
    const ModbusOptions others = run("--modbus-option exception0b,words127").modbusOptions;
    EXPECT_TRUE(others.exception0b && others.words127);
    EXPECT_EQ(errorOf("--modbus-option unit255,unit256"),
        "--modbus-option unit255,unit256: 'unit256' is none of identification, unit255, exception0b, words127, "
        "userlock");
    EXPECT_NE(errorOf("--modbus-option ,"), "accepted");
}

TEST(CommandLine, ModbusConnectionsAreCounted)
{
    EXPECT_EQ(run("").modbusConnections, 64U);
    EXPECT_EQ(run("--modbus-connections 2000").modbusConnections, 2000U);
    for (const std::string wrong : {"0", "10001", "-1", "many"}) {
        const std::string option = "--modbus-connections " + wrong;
        EXPECT_EQ(errorOf(option.c_str()), option + ": must be a whole number from 1 to 10000");
    }
}

TEST(CommandLine, SpeedZeroIsPaused)
{
    EXPECT_TRUE(run("--speed 0").speed.paused());
    EXPECT_EQ(run("--speed 0.5").speed.factor, 0.5);
}

TEST(CommandLine, DurationsHaveUnits)
{
    EXPECT_EQ(parseDuration(QStringLiteral("500ms")), Duration{4000});
    EXPECT_EQ(parseDuration(QStringLiteral("15min")), Duration::seconds(900));
    EXPECT_EQ(parseDuration(QStringLiteral("24h")), Duration::seconds(86400));
    EXPECT_EQ(parseDuration(QStringLiteral("365d")), Duration::seconds(365 * 86400));
    for (const char* wrong : {"", "90", "s", "-5s", "0s", "5 weeks", "1e9d", "99999d"}) {
        EXPECT_FALSE(parseDuration(QString::fromUtf8(wrong)).has_value()) << wrong;
    }
}

TEST(CommandLine, WrongUseSaysWhatWouldBeRight)
{
    EXPECT_NE(errorOf("--model e29").find("e27 or e28"), std::string::npos);
    EXPECT_NE(errorOf("--speed fast").find("max"), std::string::npos);
    EXPECT_NE(errorOf("--speed -1").find("from 0.001"), std::string::npos);
    EXPECT_NE(errorOf("--speed nan").find("from 0.001"), std::string::npos);
    EXPECT_NE(errorOf("--speed 1e-300").find("from 0.001"), std::string::npos);
    EXPECT_NE(errorOf("--duration 90").find("90s"), std::string::npos);
    EXPECT_NE(errorOf("--modbus localhost:1502").find("literal address"), std::string::npos);
    EXPECT_NE(errorOf("--modbus 127.0.0.1:70000").find("ADDRESS:PORT"), std::string::npos);
    EXPECT_NE(errorOf("--modbus 127.1:1502").find("ADDRESS:PORT"), std::string::npos);
    EXPECT_NE(errorOf("--seed x").find("whole number"), std::string::npos);
    EXPECT_NE(errorOf("--state /x --no-state").find("exclude"), std::string::npos);
    EXPECT_NE(errorOf("--frobnicate").find("frobnicate"), std::string::npos);
    EXPECT_NE(errorOf("dance").find("dance"), std::string::npos);
    EXPECT_NE(errorOf("registers --format xml").find("text, csv, json or md"), std::string::npos);
    EXPECT_NE(errorOf("scenario check").find("FILE"), std::string::npos);
}

TEST(CommandLine, ControlLeavesLoopbackOnlyWithAToken)
{
    EXPECT_NE(errorOf("--control 0.0.0.0:8502").find("--control-token-file"), std::string::npos);
    EXPECT_EQ(run("--control 0.0.0.0:8502 --control-token-file t").control->port, 8502);
    EXPECT_EQ(run("--control 127.0.0.9:1").control->port, 1);
}

TEST(CommandLine, RecordTakesAFolderAndAStretch)
{
    EXPECT_FALSE(run("").recording);
    const auto plain = run("--record out").recording;
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->folder, "out");
    EXPECT_EQ(plain->from, MeterTime{});
    EXPECT_EQ(plain->duration, Duration::seconds(10));
    const auto chosen = run("--record out --record-waveform 30s,2min").recording;
    EXPECT_EQ(chosen->from, MeterTime{Duration::seconds(30)});
    EXPECT_EQ(chosen->duration, Duration::seconds(120));
    EXPECT_EQ(run("--record out --record-waveform 0,500ms").recording->duration, kSecond / 2);
    EXPECT_NE(errorOf("--record-waveform 0s,1s").find("belongs to --record DIR"), std::string::npos);
    for (const char* wrong : {"5", "0s,11min", "0s,0s", "1s,2s,3s", "x,1s"}) {
        EXPECT_NE(errorOf((std::string("--record out --record-waveform ") + wrong).c_str()).find("FROM,DURATION"),
            std::string::npos)
            << wrong;
    }
}

TEST(CommandLine, LessonsExamsAndTheTourNeedTheWindow)
{
    EXPECT_TRUE(run("--tour").tour);
    EXPECT_NE(errorOf("--tour --logo no_such_file.png").find("is not a picture"), std::string::npos);
    EXPECT_NE(errorOf("--headless --logo x.png").find("needs the window"), std::string::npos);
    EXPECT_EQ(run("--lesson 03_reading").lesson, QStringLiteral("03_reading"));
    EXPECT_NE(errorOf("--tour --headless").find("need the window"), std::string::npos);
    EXPECT_NE(errorOf("--tour --lesson x").find("exclude each other"), std::string::npos);
    EXPECT_NE(errorOf("exam f --headless").find("in the window"), std::string::npos);
}

TEST(CommandLine, AnExamHasAFileASeedACandidateAndAFolder)
{
    const RunOptions options = run("exam basics --seed 42 --candidate=Zoe --results out --no-state");
    ASSERT_TRUE(options.exam);
    EXPECT_EQ(options.exam->file, QStringLiteral("basics"));
    EXPECT_EQ(options.exam->seed, 42U);
    EXPECT_EQ(options.exam->candidate, QStringLiteral("Zoe"));
    EXPECT_EQ(options.exam->results, QStringLiteral("out"));
    EXPECT_TRUE(options.noState);
    EXPECT_FALSE(options.seed) << "of the noise: that of the exam's scenario";
    EXPECT_FALSE(run("exam basics").exam->seed);
    EXPECT_NE(errorOf("exam").find("use: vmeter exam FILE"), std::string::npos);
    EXPECT_NE(errorOf("exam --seed 4").find("use: vmeter exam FILE"), std::string::npos);
    EXPECT_NE(errorOf("exam f --seed x").find("whole number"), std::string::npos);
    EXPECT_NE(errorOf("exam f --seed").find("'--seed' must have a value"), std::string::npos);
    EXPECT_NE(errorOf("exam f --speed fast").find("--speed fast"), std::string::npos);
}

TEST(CommandLine, ASeedAndAKeyOfAnExamMayBeInFiles)
{
    const RunOptions options = run("exam basics --seed-file s --exam-key k");
    EXPECT_EQ(options.exam->seedFile, QStringLiteral("s"));
    EXPECT_FALSE(options.exam->seed);
    EXPECT_EQ(options.examKeyFile, QStringLiteral("k"));
    EXPECT_EQ(run("--headless --exam-key k").examKeyFile, QStringLiteral("k")) << "exams begun by the control API";
    EXPECT_NE(errorOf("exam f --seed 4 --seed-file s").find("exclude each other"), std::string::npos);
    EXPECT_NE(errorOf("exam f --seed-file=").find("name of a file"), std::string::npos);
    EXPECT_EQ(std::get<ReplayOptions>(parse("replay f --exam-key k")).examKeyFile, QStringLiteral("k"));
    EXPECT_EQ(std::get<ReplayOptions>(parse("replay f")).examKeyFile, QString());
}

TEST(CommandLine, AnInterfaceGoesWithTheAddressOfTheDevice)
{
    EXPECT_EQ(run("").net, NetMode::host);
    EXPECT_EQ(run("--net device").net, NetMode::device);
    EXPECT_EQ(run("--net device --interface eth0").interface, QStringLiteral("eth0"));
    EXPECT_NE(errorOf("--net bridge").find("host or device"), std::string::npos);
    EXPECT_NE(errorOf("--interface eth0").find("--net device"), std::string::npos);
}

TEST(CommandLine, HelpAndVersionArePrinted)
{
    EXPECT_TRUE(std::get<TextToPrint>(parse("--version")).text.english().starts_with("vmeter "));
    const auto help = [](const char* text) { return helpText(std::get<HelpToPrint>(parse(text)).command); };
    for (const char* text : {"--help", "help", "-h --no-state", "help me", "help --lang fr"}) {
        EXPECT_TRUE(help(text).startsWith(QStringLiteral("vmeter - a virtual"))) << text;
    }
    for (const char* text : {"help run", "run --help"}) {
        EXPECT_TRUE(help(text).startsWith(QStringLiteral("Use: vmeter [run] [OPTIONS]\n\n  --headless  "))) << text;
    }
    EXPECT_TRUE(help("registers -h").startsWith(QStringLiteral("Use: vmeter registers [--format text|csv|json|md]\n")));
}

TEST(CommandLine, HelpHasTwoColumnsAndNoLongLines)
{
    const QStringList lines = helpText(QStringLiteral("run")).split(u'\n');
    const QString column(26, u' ');
    for (const QString& line : lines) {
        EXPECT_LE(line.size(), 120) << line.toStdString();
    }
    EXPECT_TRUE(lines.contains(
        QStringLiteral("  --coast                 advance steady stretches from a settled second instead of sample by "
                       "sample; also at any factor")));
    EXPECT_TRUE(lines.contains(column + QStringLiteral("above 5000")));
    EXPECT_TRUE(lines.contains(column + QStringLiteral("unit255         unit id 255 reaches the meter too")));
}

TEST(CommandLine, IsAnsweredInTheLanguageAskedFor)
{
    const CommandLine speed = parse("--speed fast");
    const CommandLine option = parse("--nonsense");
    const CommandLine model = parse("--model");
    const CommandLine help = parse("help");
    Language language;
    language.set(QStringLiteral("fr"));
    const auto text
        = [](const CommandLine& line) { return translated(std::get<UsageError>(line).message).toStdString(); };
    EXPECT_EQ(text(speed), "--speed fast: il faut 0 (en pause), un facteur de 0.001 à 1000000, ou max");
    EXPECT_EQ(text(option), "« nonsense » n'est pas une option ; voir « vmeter help run »");
    EXPECT_EQ(text(model), "« --model » demande une valeur, ou n'en admet pas ; voir « vmeter help run »");
    EXPECT_TRUE(helpText(std::get<HelpToPrint>(help).command).startsWith(QStringLiteral("vmeter - un compteur")));
}

TEST(CommandLine, TheLanguageIsFoundWhateverElseIsWrong)
{
    const auto asked
        = [](const char* text) { return languageAskedFor(QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts)); };
    EXPECT_EQ(asked("--nonsense --lang fr"), QStringLiteral("fr"));
    EXPECT_EQ(asked("run --lang=en --speed fast"), QStringLiteral("en"));
    EXPECT_EQ(asked("--lang de"), QString());
    EXPECT_EQ(asked("--lang"), QString());
}

TEST(CommandLine, TypeTest)
{
    const auto plain = std::get<TypeTestOptions>(parse("type-test"));
    EXPECT_EQ(plain.only, "");
    EXPECT_EQ(plain.conditions.profile, TestProfile::standard);
    EXPECT_EQ(plain.conditions.seed, 1U);
    const auto all = std::get<TypeTestOptions>(
        parse("type-test --only ACT-* --profile worst --seed 7 --json a.json --report b.html"));
    EXPECT_EQ(all.only, "ACT-*");
    EXPECT_EQ(all.conditions.profile, TestProfile::worst);
    EXPECT_EQ(all.conditions.seed, 7U);
    EXPECT_EQ(all.jsonFile, "a.json");
    EXPECT_EQ(all.reportFile, "b.html");
    EXPECT_NE(errorOf("type-test --profile best").find("ideal, default or worst"), std::string::npos);
    EXPECT_NE(errorOf("type-test --seed x").find("whole number"), std::string::npos);
    EXPECT_NE(errorOf("type-test ACT-01").find("--only"), std::string::npos);
    EXPECT_NE(errorOf("type-test --speed 3").find("speed"), std::string::npos);
}

TEST(CommandLine, Screens)
{
    const auto options = std::get<ScreensOptions>(parse("screens --out pictures --lang fr"));
    EXPECT_EQ(options.folder, QStringLiteral("pictures"));
    EXPECT_EQ(options.language, QStringLiteral("fr"));
    EXPECT_EQ(std::get<ScreensOptions>(parse("screens --out x")).language, QString());
    EXPECT_NE(errorOf("screens").find("--out DIR"), std::string::npos);
    EXPECT_NE(errorOf("screens --out x y").find("--out DIR"), std::string::npos);
    EXPECT_NE(errorOf("screens --out x --lang de").find("fr or en"), std::string::npos);
}

TEST(CommandLine, OtherCommands)
{
    EXPECT_EQ(std::get<RegistersOptions>(parse("registers")).format, RegisterFormat::text);
    EXPECT_EQ(std::get<RegistersOptions>(parse("registers --format text")).format, RegisterFormat::text);
    EXPECT_EQ(std::get<RegistersOptions>(parse("registers --format csv")).format, RegisterFormat::csv);
    EXPECT_EQ(std::get<RegistersOptions>(parse("registers --format json")).format, RegisterFormat::json);
    EXPECT_EQ(std::get<RegistersOptions>(parse("registers --format md")).format, RegisterFormat::md);
    EXPECT_EQ(std::get<SchemaOptions>(parse("schema scenario")).schema->name, "scenario");
    EXPECT_EQ(std::get<SchemaOptions>(parse("schema load")).schema->name, "load");
    EXPECT_EQ(std::get<SchemaOptions>(parse("schema lesson")).schema->name, "lesson");
    EXPECT_EQ(std::get<SchemaOptions>(parse("schema exam")).schema->name, "exam");
    EXPECT_EQ(errorOf("schema"), "use: vmeter schema scenario|load|lesson|exam");
    EXPECT_EQ(errorOf("schema meter"), "use: vmeter schema scenario|load|lesson|exam");
    EXPECT_EQ(std::get<ScenarioCheckOptions>(parse("scenario check a b")).files, (std::vector<std::string>{"a", "b"}));
}

TEST(CommandLine, TheClockIsATimeWithItsZone)
{
    const auto clock = [](const char* text) {
        const CommandLine line = parseCommandLine({QStringLiteral("--clock"), QString::fromLatin1(text)});
        const auto* run = std::get_if<RunOptions>(&line);
        return run == nullptr ? std::nullopt : run->clock;
    };
    EXPECT_EQ(clock("2026-01-01T12:00:00Z"), UtcMicroseconds{1'767'268'800'000'000});
    EXPECT_EQ(clock("2026-01-01T13:00:00.250+01:00"), UtcMicroseconds{1'767'268'800'250'000});
    EXPECT_FALSE(clock("2026-01-01T12:00:00")); // whose noon?
    EXPECT_FALSE(clock("2026-02-29T12:00:00Z"));
    EXPECT_FALSE(clock("1999-12-31T23:59:59Z"));
    EXPECT_FALSE(clock("noon"));
}

TEST(CommandLine, ASessionBringsItsOwnMeterAndScenario)
{
    const RunOptions options = run("--load a.vms --save b.vms --no-state");
    EXPECT_EQ(options.loadFile, QStringLiteral("a.vms"));
    EXPECT_EQ(options.saveFile, QStringLiteral("b.vms"));
    EXPECT_EQ(errorOf("--load a.vms"), "--load replaces the meter's memory: say where with --state DIR, or --no-state");
    EXPECT_EQ(errorOf("--load a.vms --no-state --model e27"), "--model: comes from the session with --load");
    EXPECT_EQ(errorOf("--load a.vms --no-state --seed 3"), "--seed: comes from the session with --load");
    EXPECT_EQ(errorOf("--load a.vms --no-state --save ./a.vms"),
        "--save ./a.vms: is the session to load; choose another file");
    EXPECT_EQ(std::get<ReplayOptions>(parse("replay a.vms")).file, "a.vms");
    EXPECT_EQ(errorOf("replay"), "use: vmeter replay FILE [--exam-key KEYFILE]");
}

} // namespace
} // namespace vmeter
