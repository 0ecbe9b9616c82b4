// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/start_refused.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_file.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/bench_recording_log.h"
#include "virtualhw/session/waveform_recorder.h"

#include <QByteArray>

#include <memory>

namespace vmeter {

/// Opens the meter's FRAM: in the folder of --state, or with --no-state in memory only. Throws StartRefused.
std::unique_ptr<Fram> openFram(const RunOptions& options);

/// Restores the content of the FRAM if the run does not start, because --load writes into it.
class FramRestorer {
public:
    /// `fram` must outlive this object.
    explicit FramRestorer(Fram& fram);
    ~FramRestorer();
    FramRestorer(const FramRestorer&) = delete;
    FramRestorer& operator=(const FramRestorer&) = delete;

    /// Must be called when the run has started: keeps the new content.
    void release() { m_fram = nullptr; }

private:
    Fram* m_fram;
    QByteArray m_before;
};

/// A bench that is ready to run.
struct StartedBench {
    std::unique_ptr<Bench> bench;
    std::shared_ptr<WaveformRecorder> recorder; ///< recorder of --record; null: none
};

/// Creates the bench with `scenario`, or in the state at the end of the recording of --load. `log` records it from then
/// on and writes the session files of --save and --record. Throws StartRefused; `fram` may then have been changed.
StartedBench startBench(const RunOptions& options, Scenario scenario, Fram& fram, BenchRecordingLog& log);

} // namespace vmeter
