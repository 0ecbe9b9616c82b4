// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/session.h"

#include <QIODevice>

namespace vmeter {

/// Writes down the life of a bench while it is lived, with a check for every whole second, so that a crash loses a
/// second at most. To be given to Bench::addObserver() before anything more is done.
class SessionRecorder : public BenchObserver {
public:
    /// `out` is open, unbuffered where it is a file, and outlives the recorder. `begun`: how the bench came to where it
    /// is; of a new one, its start alone. `every`: meter time between two checks, whole seconds.
    SessionRecorder(QIODevice& out, const Session& begun, SampleCount every = kSampleRate);

    void commandGiven(SampleCount time, const BenchCommand& command) override;
    void blockEnded(const Bench& bench) override;

    /// A last check, and the end of the record.
    void finish(const Bench& bench);

    /// All could be written; what follows a line that could not is left out.
    [[nodiscard]] bool isComplete() const { return m_complete; }

private:
    void check(const Bench& bench);
    void write(const QByteArray& line);

    QIODevice& m_out;
    SampleCount m_every;
    bool m_complete = true;
};

/// Hash, as hexadecimal text, of what can be seen of the meter: all registers, the display, LED and pulse output, and
/// its FRAM.
QByteArray stateHash(const Bench& bench);

} // namespace vmeter
