// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/fram.h"
#include "virtualhw/base/message.h"
#include "virtualhw/bench/bench_observer.h"
#include "virtualhw/session/session_size.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>
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

/// A command, `times` times in a row, and the meter time at which it was given. The command is kept as it is in the
/// file, because most of a long recording are commands of a few bytes.
struct RecordedCommand {
    MeterTime time{};
    QByteArray encoded; ///< as encoded() returns it
    uint32_t times = 1;

    RecordedCommand() = default;
    RecordedCommand(MeterTime at, const BenchCommand& command);
    [[nodiscard]] BenchCommand command() const;
};

/// A check: hash of the meter's state at the end of a whole second. `after`: number of entries of `commands` before it.
struct RecordedCheck {
    MeterTime time{};
    std::size_t after = 0;
    QByteArray hash; ///< hexadecimal text
};

/// A recording of a bench: start, commands and checks, from which a replay repeats the run bit by bit.
struct BenchRecording {
    BenchRecordingStart start;
    std::vector<RecordedCommand> commands; ///< in the order in which they were given
    std::vector<RecordedCheck> checks;     ///< likewise
    MeterTime end{};
    bool whole = true; ///< false: the file is incomplete, as after a crash
};

/// Beginning of the file of an exam that is under way, which is no session before the exam has ended.
inline constexpr std::string_view kExamUnderWay = "vmeter exam ";

/// Length of a state's hash, enough to distinguish two states of one recording.
inline constexpr qsizetype kStateHashBytes = 8;

/// Writes the pieces of a session file, which follow each other in the order of the calls (docs/interfaces.md, Session
/// files).
class BenchRecordingEncoder {
public:
    /// The beginning of the file.
    QByteArray start(const BenchRecordingStart& start);
    /// The first one of equal commands at one time returns its bytes, the others nothing: their number is returned with
    /// whatever comes next.
    QByteArray command(const RecordedCommand& command);
    QByteArray check(MeterTime time, const QByteArray& hash);
    /// The end of the file.
    QByteArray end(MeterTime time);

private:
    QByteArray repetitions();
    QByteArray entry(MeterTime time, const QByteArray& content);

    MeterTime m_time{};
    RecordedCommand m_last;
    uint32_t m_more = 0; ///< equal commands that are not yet written
};

/// Reads a session file of any version. Returns nothing and sets `error`, which says where the mistake is, if it is not
/// a session file, is of a newer version, or has an image of the FRAM that framProblem() refuses. An incomplete end is
/// ignored. Needs memory of a few times the size of the file.
std::optional<BenchRecording> readBenchRecording(QIODevice& file, Message& error);
std::optional<BenchRecording> readBenchRecording(const QByteArray& bytes, Message& error);

/// Reads a session file. Returns nothing and sets `error` ("FILE: what is wrong") if it cannot be read.
std::optional<BenchRecording> loadBenchRecording(const QString& path, Message& error);

} // namespace vmeter
