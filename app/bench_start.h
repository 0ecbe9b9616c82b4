// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/start_refused.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_file.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/recorder.h"
#include "virtualhw/session/session_log.h"

#include <QByteArray>

#include <memory>

namespace vmeter {

/// The meter's memory: in the folder of --state, or with --no-state for as long as the program runs. Throws
/// StartRefused.
std::unique_ptr<Fram> openFram(const RunOptions& options);

/// Puts a memory back as it was when a run does not begin after all; --load writes into it.
class FramRestorer {
public:
    /// `fram` outlives it.
    explicit FramRestorer(Fram& fram);
    ~FramRestorer();
    FramRestorer(const FramRestorer&) = delete;
    FramRestorer& operator=(const FramRestorer&) = delete;

    /// The run has begun: what is in the memory stays.
    void release() { m_fram = nullptr; }

private:
    Fram* m_fram;
    QByteArray m_before;
};

/// A bench before its first sample.
struct StartedBench {
    std::unique_ptr<Bench> bench;
    std::shared_ptr<Recorder> recorder; ///< of --record; null: nothing is recorded
};

/// The bench with `scenario` at its terminals, or as the session of --load left it; `log` follows it from here on and
/// writes the session files of --save and --record. Throws StartRefused; `fram` may have been written to.
StartedBench startBench(const RunOptions& options, Scenario scenario, Fram& fram, SessionLog& log);

} // namespace vmeter
