// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace vmeter {

/// States of the device that the active faults cause at one moment.
struct DeviceFaults {
    bool unplugged = false;
    bool inReset = false;
    std::optional<uint8_t> malfunction; ///< number of the message
    friend bool operator==(const DeviceFaults&, const DeviceFaults&) = default;
};

/// The faults of one bench, in meter time. Does not use threads or the wall clock; the lists that it publishes may be
/// read on any thread.
class BenchFaults {
public:
    static constexpr std::size_t kMaxFaults = 100; ///< if one more is added, the oldest fault ends

    /// Sets the seed for the random numbers of all faults that begin later, as if no fault had begun before.
    void setSeed(uint64_t seed);

    /// Begins a fault at `now`. `meter`: the state that a frozen meter shows. Returns the id of the fault, starting
    /// with 1.
    uint32_t add(const DeviceFault& fault, MeterTime now, const MeterState& meter, bool scripted);
    void remove(uint32_t id);
    void removeAll();
    /// Ends the faults that the scenario began.
    void removeScripted();

    /// Counts one more reply that fault `id` has corrupted.
    void countStrike(uint32_t id);

    /// Removes the faults that have ended. Must be called after each block.
    void advanceTo(MeterTime now);

    [[nodiscard]] DeviceFaults device(MeterTime now) const;

    /// Time from `now` to the next begin or end of a fault; at most `limit`.
    [[nodiscard]] Duration untilNextChange(MeterTime now, Duration limit) const;

    /// The active faults; null if there are none, so that a meter without faults needs no extra work.
    [[nodiscard]] const std::shared_ptr<const ActiveFaultList>& list() const { return m_published; }

private:
    template <class Condition> void removeIf(Condition condition);
    void publish();

    uint64_t m_seed = 1;
    uint64_t m_begun = 0; ///< number of faults begun since the seed was set
    uint32_t m_lastId = 0;
    ActiveFaultList m_faults;
    std::shared_ptr<const ActiveFaultList> m_published;
};

} // namespace vmeter
