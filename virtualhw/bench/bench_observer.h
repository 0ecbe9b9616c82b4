// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/bench_command.h"
#include "virtualhw/terminals/recording/terminal_source.h"

#include <cstddef>
#include <cstdint>

namespace vmeter {

class Bench;

/// Is told what is done to a bench and what it draws from its terminals: recorders, lessons, judges. All functions are
/// called from the thread of the bench and change nothing on it.
class BenchObserver {
public:
    BenchObserver() = default;
    BenchObserver(const BenchObserver&) = delete;
    BenchObserver& operator=(const BenchObserver&) = delete;
    virtual ~BenchObserver() = default;

    /// `command` was given to Bench::apply() and acts next. What the bench does by itself, such as a scenario's
    /// timeline, is not told: a replay does it again by itself.
    virtual void commandGiven([[maybe_unused]] SampleCount time, [[maybe_unused]] const BenchCommand& command) { }

    /// A block, or a skipped stretch, has ended.
    virtual void blockEnded([[maybe_unused]] const Bench& bench) { }

    // The terminals, for a recorder of waveforms.
    /// `source` plays `scenario` from its beginning.
    virtual void sourceStarted([[maybe_unused]] const TerminalSource& source, [[maybe_unused]] const Scenario& scenario,
        [[maybe_unused]] uint64_t seed)
    {
    }
    virtual void sourceChanged([[maybe_unused]] const GridInput& input, [[maybe_unused]] GridSource::Outlook outlook,
        [[maybe_unused]] bool live)
    {
    }
    virtual void samplesDrawn([[maybe_unused]] std::size_t count, [[maybe_unused]] SampleCount scenarioTime,
        [[maybe_unused]] SampleCount meterTime)
    {
    }
    /// Samples from `time` to the next one that must not be skipped: 0 for the very next, `limit` at most.
    [[nodiscard]] virtual SampleCount untilSampleNeeded([[maybe_unused]] SampleCount time, SampleCount limit) const
    {
        return limit;
    }

    /// The observer's output is of this bench alone: no other may take its place in a simulation.
    [[nodiscard]] virtual bool needsThisBench() const { return false; }
};

} // namespace vmeter
