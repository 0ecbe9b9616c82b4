// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/session/bench_recording_writer.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryFile>

#include <memory>
#include <optional>
#include <vector>

namespace vmeter {

/// Records the running bench in two ways: in an anonymous temporary file with one check for each minute of meter time,
/// from which "save" can read at any moment; and in the files that the user asked for, with one check for each second.
/// These are flushed at once, so that a crash loses at most one second.
class BenchRecordingLog : public BenchObserver {
public:
    BenchRecordingLog();

    /// Adds a file to write. Returns false and sets `error` if it cannot be written. Must be called before begin().
    bool add(const QString& path, Message& error);

    /// Starts a new recording and replaces what was written before. `begun`: what happened to the bench until now; for
    /// a new bench, only its start.
    void begin(const BenchRecording& begun);

    void commandGiven(MeterTime time, const BenchCommand& command) override;
    void blockEnded(const Bench& bench) override;

    /// Returns the recording up to now as the text of a session file. `bench` is the observed bench. Returns nothing
    /// and sets `error` if the temporary file failed. Must be called on the thread of the bench.
    std::optional<QByteArray> text(const Bench& bench, Message& error);

    /// Completes the files; `bench` is the observed bench. Returns an empty message, or which files are incomplete and
    /// why.
    [[nodiscard]] Message finish(const Bench& bench);

private:
    struct Record {
        std::unique_ptr<QFile> file;
        std::unique_ptr<BenchRecordingWriter> recorder;
    };

    std::unique_ptr<QTemporaryFile> m_own;
    std::unique_ptr<BenchRecordingWriter> m_ownWriter; ///< null: it could not be created
    std::vector<Record> m_files;
};

} // namespace vmeter
