// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench_command.h"
#include "virtualhw/terminals/recording/terminal_source.h"

#include <cstddef>
#include <cstdint>

namespace vmeter {

class Bench;

/// Is notified of the commands that a bench gets and of the samples that it reads from its terminals. Recorders,
/// lessons and exam judges are observers. All functions are called on the thread of the bench and must not change the
/// bench.
class BenchObserver {
public:
    BenchObserver() = default;
    BenchObserver(const BenchObserver&) = delete;
    BenchObserver& operator=(const BenchObserver&) = delete;
    virtual ~BenchObserver() = default;

    /// `command` was passed to Bench::apply() and is executed after this call. What the bench does without a command,
    /// such as the timeline of a scenario, is not reported, because a replay repeats it without a command.
    virtual void commandGiven([[maybe_unused]] MeterTime time, [[maybe_unused]] const BenchCommand& command) { }

    /// A block, or a skipped stretch, has ended.
    virtual void blockEnded([[maybe_unused]] const Bench& bench) { }

    // The terminals, for a recorder of waveforms.
    /// `source` plays `scenario` from its beginning.
    virtual void sourceStarted([[maybe_unused]] const TerminalSource& source, [[maybe_unused]] const Scenario& scenario,
        [[maybe_unused]] uint64_t seed)
    {
    }
    virtual void sourceChanged([[maybe_unused]] const GridInput& input,
        [[maybe_unused]] GridSource::TableMode tableMode, [[maybe_unused]] bool live)
    {
    }
    virtual void samplesDrawn([[maybe_unused]] std::size_t count, [[maybe_unused]] ScenarioTime scenarioTime,
        [[maybe_unused]] MeterTime meterTime)
    {
    }
    /// Time from `time` to the next sample that must not be skipped; zero: the very next sample; at most `limit`.
    [[nodiscard]] virtual Duration untilSampleNeeded([[maybe_unused]] MeterTime time, Duration limit) const
    {
        return limit;
    }

    /// True if the output of the observer belongs to this bench only; the simulation must then not replace the bench.
    [[nodiscard]] virtual bool needsThisBench() const { return false; }
};

} // namespace vmeter
