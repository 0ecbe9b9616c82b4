// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/timeline/scenario.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace vmeter {

/// Plays a scenario's timeline and load curve: turns scenario time into the input at the terminals and into events.
///
/// Ramps go linearly from the value in force when they begin to their target. A `set` of a quantity that is being
/// ramped ends the ramp of that quantity. [inferred] `repeat` restarts the scenario from its start: input and feed are
/// those of the start (changes by commands are lost), also the tariff if the scenario sets one; the mains is switched
/// on if the timeline had switched it off; faults that the timeline began end.
class ScenarioPlayer {
public:
    /// `scenario`: never null.
    explicit ScenarioPlayer(std::shared_ptr<const Scenario> scenario);
    explicit ScenarioPlayer(Scenario scenario);

    /// Moves to scenario time `now`, which must not decrease. Returns the events that became due since the last call,
    /// in order (presses, changes of tariff, seal and power, faults); their input changes are already applied. Tariff
    /// and seal of the start are not an event: the code that installs a scenario must see to scenario().tariff and
    /// sealed.
    std::vector<TimelineEntry> advanceTo(ScenarioTime now);

    /// The input in force at the last advanceTo(). During a ramp it is the ramp's value at that moment; of a ramp that
    /// takes over 20 s, the value at most 1/kRampSteps of its duration ago.
    [[nodiscard]] const GridInput& input() const { return m_input; }
    /// Revision number; changes whenever input() changes.
    [[nodiscard]] uint64_t inputRevision() const { return m_inputRevision; }
    /// Scenario time at which input() last changed, except by the progress of a ramp: an entry, begin or end of a ramp,
    /// a repetition, a change by a command.
    [[nodiscard]] ScenarioTime changedAt() const { return m_changedAt; }
    [[nodiscard]] bool ramping() const { return !m_ramps.empty(); }
    /// Time from the last advanceTo() for which input() keeps its value, ramps included; zero: it changes at once.
    [[nodiscard]] Duration steadyFor() const;

    /// Time from the last advanceTo() to the next entry, ramp end or repetition; `limit` when there is none within
    /// `limit`.
    [[nodiscard]] Duration untilNextChange(Duration limit) const;

    /// Applies a change by a command at once and ends ramps of the same quantities. The caller must handle the tariff
    /// of `change`.
    void change(const InputChange& change);

    [[nodiscard]] const Scenario& scenario() const { return *m_scenario; }
    [[nodiscard]] const std::shared_ptr<const Scenario>& sharedScenario() const { return m_scenario; }

private:
    /// A slow ramp updates input() this many times and not in each block, because the waveform table must be rebuilt
    /// each time.
    static constexpr uint64_t kRampSteps = 4096;

    struct Ramp {
        ScenarioTime from{};
        ScenarioTime to{};
        ScenarioTime renewAt{}; ///< the input keeps its value until then
        InputChange start;
        InputChange end; ///< names the quantities that are still ramped
    };

    [[nodiscard]] ScenarioTime nextDue() const;
    [[nodiscard]] ScenarioTime nextEntryDue() const;
    [[nodiscard]] ScenarioTime nextRowDue() const;
    void play(const TimelineEntry& entry, std::vector<TimelineEntry>& events);
    void playRamps(ScenarioTime now);
    void startAgain(std::vector<TimelineEntry>& events);
    void setInput(GridInput input);

    std::shared_ptr<const Scenario> m_scenario; ///< shared with snapshots, because a load curve is long
    GridInput m_input;
    uint64_t m_inputRevision = 0;
    ScenarioTime m_changedAt;
    std::vector<Ramp> m_ramps;
    ScenarioTime m_now;
    ScenarioTime m_cycleStart; ///< when the running repetition began
    std::size_t m_next = 0;    ///< index into the timeline
    std::size_t m_nextRow = 0; ///< index into the load curve
    ScenarioTime m_nextDue;    ///< of the next entry or repetition
};

} // namespace vmeter
