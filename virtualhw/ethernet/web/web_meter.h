// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"

#include <atomic>
#include <functional>
#include <memory>

namespace vmeter {

/// Interface of the web server to the meter.
struct WebMeter {
    /// The newest snapshot; never null. May be called from any thread.
    std::function<std::shared_ptr<const Snapshot>()> snapshot;
    /// Executes a change and returns when `snapshot` shows it. May be called from any thread. Throws what the change
    /// throws.
    std::function<void(const std::function<void(Bench&)>&)> change;

    /// Must be called for each request and each live event that is answered: lights the communication mark (manual 4.4,
    /// no. 7). May be called from any thread.
    std::function<void()> activity = [] {};

    [[nodiscard]] WebPasswords passwords() const { return snapshot()->meter.webPasswords; }
};

/// Meter time between two commands that light the communication mark, which stays lit for a second. Many requests give
/// few commands, because each is recorded.
inline constexpr SampleCount kWebActivityInterval = samplesFromMilliseconds(250);

/// `simulation` must outlive the returned object.
inline WebMeter webMeterOf(Simulation& simulation)
{
    auto lit = std::make_shared<std::atomic<SampleCount>>(kNever);
    const auto activity = [&simulation, lit] {
        const auto snapshot = simulation.snapshot();
        const SampleCount before = lit->load();
        const bool litAlready
            = before != kNever && snapshot->time >= before && snapshot->time - before < kWebActivityInterval;
        if (litAlready || snapshot->unplugged) {
            return;
        }
        lit->store(snapshot->time);
        simulation.post([](Bench& bench) { bench.apply(ShowActivity{}); });
    };
    return {[&simulation] { return simulation.snapshot(); },
        [&simulation](const std::function<void(Bench&)>& change) { simulation.call(change); }, activity};
}

} // namespace vmeter
