// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "virtualhw/bench/faults/device_fault.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace vmeter {

/// An active fault. Not changed after it was published.
struct ActiveFault {
    uint32_t id = 0;
    DeviceFault fault;
    bool scripted = false; ///< true: begun by the timeline of the scenario; false: by a command
    MeterTime begin{};
    MeterTime end = MeterTime::never();
    uint64_t seed = 0;
    std::shared_ptr<const MeterState> frozen; ///< for kind frozen: the state of the meter when the fault began
    uint32_t struck = 0;                      ///< number of replies that it has corrupted

    /// Number of replies that the fault will still corrupt; empty: no limit, or the fault is a state.
    [[nodiscard]] std::optional<uint32_t> remaining() const;
    /// True if the fault has corrupted as many replies as it was ordered for.
    [[nodiscard]] bool isExhausted() const { return remaining() == 0U; }

    /// Random number, evenly distributed over 0 <= x < 1; always the same for the same seed, `index` and `stream`.
    [[nodiscard]] double draw(uint64_t index, uint64_t stream = 0) const;
};

/// In the order in which the faults began.
using ActiveFaultList = std::vector<ActiveFault>;

} // namespace vmeter
