// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"

#include <functional>
#include <memory>

namespace vmeter {

/// What the web server needs of the meter it stands in.
struct WebMeter {
    /// The meter as it is now; never null. Any thread.
    std::function<std::shared_ptr<const Snapshot>()> snapshot;
    /// Runs a change and returns when `snapshot` shows it. Any thread. Throws what the change throws.
    std::function<void(const std::function<void(Bench&)>&)> change;

    [[nodiscard]] WebPasswords passwords() const { return snapshot()->meter.webPasswords; }
};

/// `simulation` outlives what is returned.
inline WebMeter webMeterOf(Simulation& simulation)
{
    return {[&simulation] { return simulation.snapshot(); },
        [&simulation](const std::function<void(Bench&)>& change) { simulation.call(change); }};
}

} // namespace vmeter
