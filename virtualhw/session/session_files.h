// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/session_recorder.h"

#include <QFile>
#include <QString>

#include <memory>
#include <vector>

namespace vmeter {

/// Session files that are written while a bench lives, so that a crash loses a second at most.
class SessionFiles : public BenchJournal {
public:
    /// Begins the file `path` with how the bench came to where it is. False and `error` when it cannot be written.
    bool add(const QString& path, const Session& begun, QString& error);

    /// Nothing to write: the bench need not be told of it.
    [[nodiscard]] bool isEmpty() const { return m_files.empty(); }

    void note(SampleCount time, const BenchInput& input) override;
    void block(const Bench& bench) override;

    /// Ends the files. Empty, or which of them breaks off and why.
    [[nodiscard]] QString finish(const Bench& bench);

private:
    struct Entry {
        QFile file;
        std::unique_ptr<SessionRecorder> recorder;
    };
    std::vector<std::unique_ptr<Entry>> m_files;
};

} // namespace vmeter
