// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace vmeter {

/// Plays a scenario's timeline: turns scenario time into the input at the terminals and into events.
///
/// Ramps go linearly from the value in force when they begin to their target. A `set` of a quantity that is being
/// ramped ends the ramp of that quantity.
/// [inferred] `repeat` starts the scenario again as it was given: input and feed are those of the start (changes by
/// hand are lost), the tariff too if one was given, the mains is on if the timeline had left it off, and the faults
/// that the timeline began have ended.
class ScenarioPlayer {
public:
    explicit ScenarioPlayer(Scenario scenario);

    /// Moves to scenario time `now`, which never goes back. Returns the events due since the last call, in order
    /// (presses, tariff and power changes, faults; the inputs they carry are applied already). The tariff of the start
    /// is not an event: whoever installs a scenario selects scenario().tariff.
    std::vector<TimelineEntry> advanceTo(SampleCount now);

    /// The input in force at the last advanceTo(). During a ramp it is the ramp's value at that moment; of a ramp that
    /// takes over 20 s, the value at most 1/kRampSteps of its duration ago.
    [[nodiscard]] const GridInput& input() const { return m_input; }
    /// Another number whenever input() has changed.
    [[nodiscard]] uint64_t inputRevision() const { return m_inputRevision; }
    /// Scenario time at which input() last changed otherwise than in the course of a ramp: an entry, a ramp's beginning
    /// or end, a repetition, a change by hand.
    [[nodiscard]] SampleCount changedAt() const { return m_changedAt; }
    [[nodiscard]] PoweredBy poweredBy() const { return m_poweredBy; }
    [[nodiscard]] bool ramping() const { return !m_ramps.empty(); }
    /// Samples from the last advanceTo() for which input() keeps its value, ramps included; 0: it changes at once.
    [[nodiscard]] SampleCount steadyFor() const;

    /// Samples from the last advanceTo() to the next entry, ramp end or repetition; `limit` when there is none within
    /// `limit`.
    [[nodiscard]] SampleCount untilNextChange(SampleCount limit) const;

    /// A change by hand: takes effect at once and ends ramps of the same quantities. Its tariff is the caller's matter.
    void change(const InputChange& change);

    [[nodiscard]] const Scenario& scenario() const { return *m_scenario; }
    [[nodiscard]] const std::shared_ptr<const Scenario>& sharedScenario() const { return m_scenario; }

private:
    /// A slow ramp is renewed this many times, not in every block: whoever builds a waveform from the input has to
    /// build it anew each time.
    static constexpr SampleCount kRampSteps = 4096;

    struct Ramp {
        SampleCount from = 0;
        SampleCount to = 0;
        SampleCount renewAt = 0; ///< the input keeps its value until then
        InputChange start;
        InputChange end; ///< names the quantities that are still ramped
    };

    [[nodiscard]] SampleCount nextDue() const;
    void play(const TimelineEntry& entry, std::vector<TimelineEntry>& events);
    void playRamps(SampleCount now);
    void startAgain(std::vector<TimelineEntry>& events);
    void setInput(GridInput input);

    std::shared_ptr<const Scenario> m_scenario; ///< snapshots have it too: a load curve is long
    GridInput m_input;
    uint64_t m_inputRevision = 0;
    SampleCount m_changedAt = 0;
    PoweredBy m_poweredBy;
    std::vector<Ramp> m_ramps;
    SampleCount m_now = 0;
    SampleCount m_cycleStart = 0; ///< scenario time at which the running repetition began
    std::size_t m_next = 0;       ///< in the timeline
    SampleCount m_nextDue;        ///< scenario time of the next entry or repetition
};

} // namespace vmeter
