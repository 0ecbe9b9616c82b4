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

/// Everything that a bench was built from.
struct BenchRecordingStart {
    QString program;                        ///< program version that made the recording
    const MeterModel* model = &kCountisE28; ///< never null
    std::optional<uint64_t> seed;           ///< replaces the seed of the scenario
    Scenario scenario;
    QByteArray fram; ///< kFramSize bytes, before the meter was switched on
    MeterIdentity identity{};
};

/// All bytes of `fram`, for BenchRecordingStart::fram.
QByteArray imageOf(const Fram& fram);

/// A command and the meter time at which it was given.
struct RecordedCommand {
    MeterTime time{};
    BenchCommand command;
};

/// A check: hash of the meter's state at the end of a whole second. `after`: number of commands given before it.
struct RecordedCheck {
    MeterTime time{};
    std::size_t after = 0;
    QByteArray hash;
};

/// A recording of a bench: start, commands and checks, from which a replay repeats the run bit by bit.
struct BenchRecording {
    BenchRecordingStart start;
    std::vector<RecordedCommand> commands; ///< in the order in which they were given
    std::vector<RecordedCheck> checks;     ///< likewise
    MeterTime end{};
    bool whole = true; ///< false: the file is incomplete, as after a crash
};

// The file: text, a line for each command and for each check, in their order.
//
//     vmeter session 1
//     start <base64 of a BenchRecordingStart, compressed>
//     <sample count> <name of the command> <base64 of its fields>
//     <sample count> = <hash of the state>
//     end <sample count>

QByteArray sessionHeader(const BenchRecordingStart& start);
QByteArray sessionLine(const RecordedCommand& command);
QByteArray sessionLine(const RecordedCheck& check);
QByteArray sessionEnd(MeterTime time);

/// Parses the text of a session file. Returns nothing and sets `error`, which begins with the line number, if it is not
/// a session file of a supported version. An incomplete last line is ignored.
std::optional<BenchRecording> readBenchRecording(const QByteArray& text, Message& error);

/// Reads a session file. Returns nothing and sets `error` ("FILE: what is wrong") if it cannot be read.
std::optional<BenchRecording> loadBenchRecording(const QString& path, Message& error);

} // namespace vmeter
