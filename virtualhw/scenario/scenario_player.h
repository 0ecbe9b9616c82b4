// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/scenario/scenario.h"

#include <cstddef>
#include <vector>

namespace vmeter {

/// Plays a scenario's timeline: turns scenario time into the input at the terminals and into events.
class ScenarioPlayer {
public:
    explicit ScenarioPlayer(Scenario scenario);

    /// Moves to scenario time `now`, which never goes back. Returns the events due since the last call, in order
    /// (presses, tariff and power changes; the inputs they carry are applied already).
    std::vector<TimelineEntry> advanceTo(SampleCount now);

    /// The input in force at the last advanceTo(). During a ramp it is the ramp's value at that moment.
    [[nodiscard]] const GridInput& input() const { return m_input; }
    [[nodiscard]] PoweredBy poweredBy() const { return m_poweredBy; }
    [[nodiscard]] bool ramping() const { return !m_ramps.empty(); }

    /// Samples from the last advanceTo() to the next entry or ramp end; `limit` when there is none within `limit`.
    [[nodiscard]] SampleCount untilNextChange(SampleCount limit) const;

    /// A change by hand: takes effect at once and ends ramps of the same quantities.
    void change(const InputChange& change);

    [[nodiscard]] const Scenario& scenario() const { return m_scenario; }

private:
    struct Ramp {
        SampleCount from = 0;
        SampleCount to = 0;
        InputChange start;
        InputChange end;
    };
    Scenario m_scenario;
    GridInput m_input;
    PoweredBy m_poweredBy;
    std::vector<Ramp> m_ramps;
    SampleCount m_now = 0;
    SampleCount m_cycleStart = 0; ///< scenario time at which the running repetition began
    std::size_t m_next = 0;
};

} // namespace vmeter
