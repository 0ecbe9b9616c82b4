// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"

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

/// `simulation` must outlive the returned object.
inline WebMeter webMeterOf(Simulation& simulation)
{
    return {[&simulation] { return simulation.snapshot(); },
        [&simulation](const std::function<void(Bench&)>& change) { simulation.call(change); },
        [&simulation] {
            if (!simulation.snapshot()->unplugged) {
                simulation.post([](Bench& bench) { bench.apply(ShowActivity{}); });
            }
        }};
}

} // namespace vmeter
