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

    [[nodiscard]] WebPasswords passwords() const { return snapshot()->meter.webPasswords; }
};

/// `simulation` must outlive the returned object.
inline WebMeter webMeterOf(Simulation& simulation)
{
    return {[&simulation] { return simulation.snapshot(); },
        [&simulation](const std::function<void(Bench&)>& change) { simulation.call(change); }};
}

} // namespace vmeter
