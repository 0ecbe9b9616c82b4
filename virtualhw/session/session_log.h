// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/session/session_recorder.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryFile>

#include <memory>
#include <optional>
#include <vector>

namespace vmeter {

/// The session of the bench that lives, in two forms: in a file of its own without a name, from which it can be read at
/// any moment, with a check for every minute of meter time; and in the files that were asked for, with a check for
/// every second, written at once, so that a crash loses a second at most.
class SessionLog : public BenchObserver {
public:
    SessionLog();

    /// One more file to write. False and `error` when it cannot be written. Before begin().
    bool add(const QString& path, Message& error);

    /// From now on it is the session that `begun` began: how the bench came to where it is; of a new one, its start
    /// alone. What has been written before is replaced.
    void begin(const Session& begun);

    void commandGiven(SampleCount time, const BenchCommand& command) override;
    void blockEnded(const Bench& bench) override;

    /// The session so far, as a file's text; `bench` is the one that it is told of. Nothing and `error` when it could
    /// not be kept. From the thread of the bench.
    std::optional<QByteArray> text(const Bench& bench, Message& error);

    /// Ends the files, where `bench` is the one that it is told of. Empty, or which of them break off and why.
    [[nodiscard]] Message finish(const Bench& bench);

private:
    struct Record {
        std::unique_ptr<QFile> file;
        std::unique_ptr<SessionRecorder> recorder;
    };

    std::unique_ptr<QTemporaryFile> m_own;
    std::unique_ptr<SessionRecorder> m_ownRecorder; ///< null: it could not be made
    std::vector<Record> m_files;
};

} // namespace vmeter
