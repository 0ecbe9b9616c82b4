// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/bench_recording.h"

#include <QIODevice>

namespace vmeter {

/// Writes down the life of a bench while it is lived, with a check for every whole second, so that a crash loses a
/// second at most. To be given to Bench::addObserver() before anything more is done.
class BenchRecordingWriter : public BenchObserver {
public:
    /// `out` must be open, unbuffered if it is a file, and must outlive this object. `begun`: what happened to the
    /// bench until now; for a new bench, only its start. `every`: meter time between two checks, whole seconds.
    BenchRecordingWriter(QIODevice& out, const BenchRecording& begun, Duration every = kSecond);

    void commandGiven(MeterTime time, const BenchCommand& command) override;
    void blockEnded(const Bench& bench) override;

    /// Writes a last check and the end line.
    void finish(const Bench& bench);

    /// True if every line could be written. After the first failure nothing more is written.
    [[nodiscard]] bool isComplete() const { return m_complete; }

private:
    void check(const Bench& bench);
    void write(const QByteArray& line);

    QIODevice& m_out;
    Duration m_every;
    bool m_complete = true;
};

/// Hash, as hexadecimal text, of the visible state of the meter: all registers, display, LED, pulse output and FRAM.
QByteArray stateHash(const Bench& bench);

} // namespace vmeter
