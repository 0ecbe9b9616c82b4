// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/bench/bench_input.h"
#include "virtualhw/messages/message.h"

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

/// An outside input and when it came.
struct SessionInput {
    SampleCount time = 0;
    BenchInput input;
};

/// The meter's state at the end of a whole second; `after`: how many of the session's inputs had come by then.
struct SessionCheck {
    SampleCount time = 0;
    std::size_t after = 0;
    QByteArray hash;
};

/// A life of a bench, from which it can be lived again to the last bit.
struct Session {
    SessionStart start;
    std::vector<SessionInput> inputs; ///< in the order in which they came
    std::vector<SessionCheck> checks; ///< likewise
    SampleCount end = 0;              ///< how far it goes
    bool whole = true;                ///< false: the record breaks off, as after a crash
};

// The file: text, a line for each input and for each check, in the order in which they came.
//
//     vmeter session 1
//     start <base64 of a SessionStart, compressed>
//     <sample count> <name of the input> <base64 of the input's fields>
//     <sample count> = <hash of the state>
//     end <sample count>

QByteArray sessionHeader(const SessionStart& start);
QByteArray sessionLine(const SessionInput& input);
QByteArray sessionLine(const SessionCheck& check);
QByteArray sessionEnd(SampleCount time);

/// Reads a file's text. Nothing and `error`, beginning with the line's number, when it is no session of this version.
/// A last line that breaks off is left out.
std::optional<Session> readSession(const QByteArray& text, Message& error);

/// Reads a session file; nothing and `error` ("FILE: what is wrong") when it cannot be had.
std::optional<Session> loadSession(const QString& path, Message& error);

} // namespace vmeter
