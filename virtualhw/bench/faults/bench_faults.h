// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/faults/active_fault.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace vmeter {

/// The states of the device that faults bring about at one moment.
struct DeviceFaults {
    bool unplugged = false;
    bool inReset = false;
    std::optional<uint8_t> malfunction; ///< number of the message
    friend bool operator==(const DeviceFaults&, const DeviceFaults&) = default;
};

/// The faults of one bench, in its meter time. Knows neither threads nor the wall clock; what it publishes may be read
/// anywhere.
class BenchFaults {
public:
    static constexpr std::size_t kMaxFaults = 100; ///< of one more, the oldest gives way

    /// Draws of the faults that begin from now on follow `seed`, as if none had begun before.
    void setSeed(uint64_t seed);

    /// Begins at `now`. `meter` is what a frozen meter shows. Returns the fault's id, from 1 on.
    uint32_t add(const Fault& fault, SampleCount now, const MeterState& meter, bool scripted);
    void remove(uint32_t id);
    void removeAll();
    /// Those that the scenario began.
    void removeScripted();

    /// Fault `id` has spoiled one more reply.
    void countStrike(uint32_t id);

    /// Takes away what is over. To be called as time passes.
    void advanceTo(SampleCount now);

    [[nodiscard]] DeviceFaults device(SampleCount now) const;

    /// Meter time from `now` to the next one at which something begins or ends; at most `limit`.
    [[nodiscard]] SampleCount untilNextChange(SampleCount now, SampleCount limit) const;

    /// What is in force; null where nothing is, so that a sound meter costs nobody anything.
    [[nodiscard]] const std::shared_ptr<const ActiveFaultList>& list() const { return m_published; }

private:
    template <class Condition> void removeIf(Condition condition);
    void publish();

    uint64_t m_seed = 1;
    uint64_t m_begun = 0; ///< since the seed was set
    uint32_t m_lastId = 0;
    ActiveFaultList m_faults;
    std::shared_ptr<const ActiveFaultList> m_published;
};

} // namespace vmeter
