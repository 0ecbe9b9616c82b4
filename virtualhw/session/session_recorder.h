// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/session.h"

#include <QFile>

#include <memory>

namespace vmeter {

/// Writes down the life of a bench while it is lived. To be handed to Bench::setJournal() before anything is done.
class SessionRecorder : public BenchJournal {
public:
    /// In memory: what save() needs, without the checks of every second.
    explicit SessionRecorder(const SessionStart& start);

    /// Goes on with a session that was lived again.
    explicit SessionRecorder(const Session& session);

    /// Also into a file, with a check for every second, so that a crash loses a second at most. Null and `error` (what
    /// failed, what to do) when the file cannot be written.
    static std::unique_ptr<SessionRecorder> toFile(const QString& path, const SessionStart& start, QString& error);

    void note(SampleCount time, const BenchInput& input) override;
    void second(const Bench& bench) override;

    /// The session up to now, with a check of the state `bench` is in.
    [[nodiscard]] QByteArray save(const Bench& bench) const;

    /// Ends the file.
    void finish(SampleCount time);

private:
    QByteArray m_text; ///< header and inputs
    std::unique_ptr<QFile> m_file;
};

/// Hash, as hexadecimal text, of what can be seen of the meter: all registers, the display, LED and pulse output, and
/// its FRAM.
QByteArray stateHash(const Bench& bench);

} // namespace vmeter
