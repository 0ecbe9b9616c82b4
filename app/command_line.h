// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/coach_options.h"
#include "app/registers_command.h"
#include "app/schema_command.h"
#include "app/screens/screens_command.h"
#include "app/session_command.h"
#include "app/type_test/type_test_command.h"
#include "core/meter_state.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/snapshot.h"
#include "virtualhw/ethernet/modbus/modbus_options.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"
#include "virtualhw/session/waveform_recorder.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vmeter {

/// Where a server listens: a literal address and a port, 0 meaning any free one.
struct Endpoint {
    QString address;
    uint16_t port = 0;
    bool usual = false; ///< nobody asked for it: a window takes any free port where this one is taken
};

/// Location of the meter's servers (docs/interfaces.md, section 2.2).
enum class NetMode : uint8_t {
    host,   ///< at the addresses and ports of the options
    device, ///< at the address of the meter, on the ports of the options
};

/// Options of `vmeter exam`.
struct ExamOptions {
    QString file;                 ///< file, or name of a built-in exam
    std::optional<uint64_t> seed; ///< empty: random
    QString seedFile;             ///< file with the seed, so that it is not in the list of processes; empty: none
    QString candidate;            ///< empty: the window asks for it
    QString results;              ///< folder for the result; empty: "vmeter" among the user's documents
};

/// `vmeter run` and its options (docs/interfaces.md, section 2.2).
struct RunOptions {
    const MeterModel* model = &kCountisE28; ///< never null
    bool headless = false;
    QString scenario; ///< file or name of a built-in one; empty: the household day
    Speed speed;
    bool fastForward = false;
    std::optional<Duration> duration;
    QString stateFolder; ///< empty: the user's data folder
    bool noState = false;
    std::optional<Endpoint> modbus = Endpoint{QStringLiteral("127.0.0.1"), 1502, true};
    ModbusOptions modbusOptions;
    std::size_t modbusConnections = ModbusServerLimits{}.connections;
    std::optional<Endpoint> web = Endpoint{QStringLiteral("127.0.0.1"), 8080, true};
    std::optional<Endpoint> control;
    NetMode net = NetMode::host;
    QString interface; ///< network interface that gets the meter's address; empty: none
    QString controlTokenFile;
    QString captureFile;                     ///< for the Modbus traffic; empty: none
    std::optional<RecordingOrder> recording; ///< --record
    QString language;                        ///< "fr", "en", or empty: the system's
    bool sealed = false;                     ///< the terminal cover is fitted and sealed from the start
    std::optional<uint64_t> seed;
    std::optional<UtcMicroseconds> clock; ///< time of the meter's clock at the start; empty: time of the computer
    QString loadFile;                     ///< session file to continue from; empty: none
    QString saveFile;                     ///< session file to write; empty: none
    QString lesson;                       ///< lesson to start: a file or the name of a built-in one; empty: none
    std::optional<ExamOptions> exam;      ///< exam to start
    QString examKeyFile;                  ///< key that signs the records of exams; empty: none
    bool tour = false;                    ///< run the demonstration in full screen
    QString logo;                         ///< picture beside the tour; empty: none
    bool verbose = false;                 ///< --log debug
    bool quiet = false;                   ///< --log error
    std::optional<CoachOptions> coach;    ///< `vmeter coach`: judge the Modbus clients; headless
};

/// `vmeter registers`.
struct RegistersOptions {
    RegisterFormat format = RegisterFormat::text;
};

/// `vmeter scenario check`.
struct ScenarioCheckOptions {
    std::vector<std::string> files;
};

/// `vmeter schema`.
struct SchemaOptions {
    const SchemaRow* schema = nullptr; ///< never null
};

/// `vmeter coach --pcap`.
struct CaptureToJudge {
    CoachOptions options;
};

/// A line to print on standard output (the version) before the program ends.
struct TextToPrint {
    Message text;
};

/// The help to print on standard output before the program ends.
struct HelpToPrint {
    QString command; ///< empty or unknown: the overview
};

/// Text of another program's format to print on standard output before the program ends: vmeter(1), a shell's script.
struct PageToPrint {
    QString (*text)() = nullptr; ///< never null
};

/// Wrong usage: what was wrong and what would be right.
struct UsageError {
    Message message;
};

using CommandLine = std::variant<RunOptions, RegistersOptions, ScenarioCheckOptions, TypeTestOptions, ScreensOptions,
    ReplayOptions, SchemaOptions, CaptureToJudge, TextToPrint, HelpToPrint, PageToPrint, UsageError>;

/// Parses the arguments after the program's name.
CommandLine parseCommandLine(const QStringList& arguments);

/// The value of --lang, "fr" or "en"; empty: language of the system.
QString languageAskedFor(const QStringList& arguments);

/// Parses "90s", "15min", "24h", "365d" or "500ms" as meter time; returns nothing if it is invalid or not above zero.
std::optional<Duration> parseDuration(const QString& text);

} // namespace vmeter
