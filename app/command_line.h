// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
#include "virtualhw/session/recorder.h"

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
};

/// Where the meter's servers are (docs/interfaces.md, section 2.2).
enum class NetMode : uint8_t {
    host,   ///< where the options put them
    device, ///< at the address that is set in the meter, on the ports of the options
};

/// `vmeter exam`: what is to be known before an exam begins.
struct ExamOptions {
    QString file;                 ///< or the name of a ready-made one
    std::optional<uint64_t> seed; ///< none: drawn anew
    QString candidate;            ///< empty: asked for in the window
    QString results;              ///< folder for the result; empty: "vmeter" among the user's documents
};

/// `vmeter run` and its options (docs/interfaces.md, section 2.2).
struct RunOptions {
    const MeterModel* model = &kCountisE28; ///< never null
    bool headless = false;
    QString scenario; ///< file or name of a built-in one; empty: the household day
    Speed speed;
    bool coast = false;
    std::optional<SampleCount> duration;
    QString stateFolder; ///< empty: the user's data folder
    bool noState = false;
    std::optional<Endpoint> modbus = Endpoint{QStringLiteral("127.0.0.1"), 1502};
    ModbusOptions modbusOptions;
    std::size_t modbusConnections = ModbusServerLimits{}.connections;
    std::optional<Endpoint> web = Endpoint{QStringLiteral("127.0.0.1"), 8080};
    std::optional<Endpoint> control;
    NetMode net = NetMode::host;
    QString interface; ///< of this computer, that is given the meter's address; empty: none
    QString controlTokenFile;
    QString captureFile;                     ///< for the Modbus traffic; empty: none
    std::optional<RecordingOrder> recording; ///< --record
    QString language;                        ///< "fr", "en", or empty: the system's
    std::optional<uint64_t> seed;
    std::optional<UtcMicroseconds> clock; ///< of the meter at the start; none: the host's
    QString loadFile;                     ///< session to go on with; empty: none
    QString saveFile;                     ///< for the session at the end; empty: none
    QString lesson;                       ///< to begin with: a file or the name of a ready-made one; empty: none
    std::optional<ExamOptions> exam;      ///< likewise
    bool tour = false;                    ///< the self-running demonstration, full screen
    bool verbose = false;                 ///< --log debug
    bool quiet = false;                   ///< --log error
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

/// Something to print on standard output, and be done: the version.
struct TextToPrint {
    Message text;
};

/// The help to print on standard output, and be done.
struct HelpToPrint {
    QString command; ///< empty or unknown: the overview
};

/// Wrong use: what was wrong and what would be right.
struct UsageError {
    Message message;
};

using CommandLine = std::variant<RunOptions, RegistersOptions, ScenarioCheckOptions, TypeTestOptions, ScreensOptions,
    ReplayOptions, SchemaOptions, TextToPrint, HelpToPrint, UsageError>;

/// Understands the arguments behind the program's name.
CommandLine parseCommandLine(const QStringList& arguments);

/// The language of a program that was started so: what stands behind --lang, "fr" or "en"; empty: the system's.
QString languageAskedFor(const QStringList& arguments);

/// "90s", "15min", "24h", "365d" or "500ms" as meter time; nothing when it is none or not above zero.
std::optional<SampleCount> parseDuration(const QString& text);

} // namespace vmeter
