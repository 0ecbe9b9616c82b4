// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/bench_observer.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace vmeter {

/// What a bench was built from.
struct SessionStart {
    QString program;                        ///< version that recorded it
    const MeterModel* model = &kCountisE28; ///< never null
    std::optional<uint64_t> seed;           ///< in place of the scenario's
    Scenario scenario;
    QByteArray fram; ///< kFramSize bytes, before the meter was switched on
    MeterIdentity identity{};
};

/// All bytes of `fram`, as SessionStart has them.
QByteArray imageOf(const Fram& fram);

/// A command and when it was given.
struct SessionCommand {
    SampleCount time = 0;
    BenchCommand command;
};

/// The meter's state at the end of a whole second; `after`: how many of the session's commands had been given by then.
struct SessionCheck {
    SampleCount time = 0;
    std::size_t after = 0;
    QByteArray hash;
};

/// A life of a bench, from which it can be lived again to the last bit.
struct Session {
    SessionStart start;
    std::vector<SessionCommand> commands; ///< in the order in which they were given
    std::vector<SessionCheck> checks;     ///< likewise
    SampleCount end = 0;                  ///< how far it goes
    bool whole = true;                    ///< false: the record breaks off, as after a crash
};

// The file: text, a line for each command and for each check, in their order.
//
//     vmeter session 1
//     start <base64 of a SessionStart, compressed>
//     <sample count> <name of the command> <base64 of its fields>
//     <sample count> = <hash of the state>
//     end <sample count>

QByteArray sessionHeader(const SessionStart& start);
QByteArray sessionLine(const SessionCommand& command);
QByteArray sessionLine(const SessionCheck& check);
QByteArray sessionEnd(SampleCount time);

/// Reads a file's text. Nothing and `error`, beginning with the line's number, when it is no session of this version.
/// A last line that breaks off is left out.
std::optional<Session> readSession(const QByteArray& text, Message& error);

/// Reads a session file; nothing and `error` ("FILE: what is wrong") when it cannot be had.
std::optional<Session> loadSession(const QString& path, Message& error);

} // namespace vmeter
