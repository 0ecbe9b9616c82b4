// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter_state.h"
#include "virtualhw/bench/faults/fault.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace vmeter {

/// A fault in force. Never changed once published.
struct ActiveFault {
    static constexpr SampleCount kNever = std::numeric_limits<SampleCount>::max();

    uint32_t id = 0;
    Fault fault;
    bool scripted = false; ///< by the scenario's timeline; else by hand
    SampleCount begin = 0; ///< meter time
    SampleCount end = kNever;
    uint64_t seed = 0;
    std::shared_ptr<const MeterState> frozen; ///< of kind frozen: the meter when it began
    uint32_t struck = 0;                      ///< replies that it has spoiled

    /// Replies still to be spoiled; none: any number, or a state.
    [[nodiscard]] std::optional<uint32_t> remaining() const;
    /// All replies that it was meant for are spoiled.
    [[nodiscard]] bool isExhausted() const { return remaining() == 0U; }

    /// Evenly distributed, 0 <= x < 1: the same for the same seed, `index` and `stream`.
    [[nodiscard]] double draw(uint64_t index, uint64_t stream = 0) const;
};

/// In the order in which they began.
using ActiveFaultList = std::vector<ActiveFault>;

} // namespace vmeter
