// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter.h"
#include "virtualhw/bench/bench_observer.h"
#include "virtualhw/bench/datagram_sink.h"
#include "virtualhw/bench/fast_forward.h"
#include "virtualhw/bench/faults/bench_faults.h"
#include "virtualhw/bench/power_supply.h"
#include "virtualhw/bench/site/feed.h"
#include "virtualhw/bench/snapshot.h"
#include "virtualhw/bench/timeline/scenario_player.h"
#include "virtualhw/terminals/afe/virtual_afe.h"
#include "virtualhw/terminals/recording/terminal_source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vmeter {

/// Who a bench runs for. The bench of a lesson is separate from the user's bench: commands that save, replace or end
/// the user's bench do not apply to it. In an exam nobody may pause, or choose another speed than that of real time.
enum class BenchOwner : uint8_t { user, lesson, exam };

/// The place of a bench in a site.
struct SitePlace {
    FeedLine* feeds = nullptr;    ///< must have a feed from the start on, and outlive the bench; null: not in a site
    Duration shift{};             ///< scenario time at which the scenario begins
    TableCache* tables = nullptr; ///< shared with other meters; must outlive the bench; null: none
};

/// One meter with its hardware and its virtual time. Knows neither threads nor the wall clock: the same calls give the
/// same bits. Not thread-safe; Simulation runs it in its own thread.
class Bench {
public:
    /// `fram` must outlive the bench. `seed` replaces the seed of the scenario. If the calibration in `fram` does not
    /// belong to the front end of the scenario, the constructor calibrates the meter first; this does not change its
    /// energies. `model` must outlive the bench too.
    Bench(const MeterModel& model, Scenario scenario, Fram& fram, std::optional<uint64_t> seed = {},
        const MeterIdentity& identity = {});
    /// The same for a meter of a site. `scenario` must not be null; meters may share it.
    Bench(const MeterModel& model, std::shared_ptr<const Scenario> scenario, Fram& fram, std::optional<uint64_t> seed,
        const MeterIdentity& identity, const SitePlace& place);

    /// Simulates one block, 5 ms of meter time.
    void advance();

    /// Skips samples while nothing happens and the meter has settled: as many whole seconds as possible, at most
    /// `limit`. Returns the skipped time. If it returns zero, the caller must call advance().
    Duration fastForward(Duration limit);

    /// Notifies the observers of `command`, then executes it. Returns the result that the comment of the command
    /// describes.
    template <class Command> auto apply(const Command& command) -> typename Command::Result
    {
        tell(command);
        return perform(command);
    }
    void apply(const BenchCommand& command);
    /// Traffic is noted twice a second at most, or a busy client would fill the recording of the bench. The mark of the
    /// display stays lit for longer than that. [inferred]
    void apply(const ShowActivity& command);

    /// Adds `observer`. It is notified of the present source and its input first, then of everything that happens. It
    /// must outlive the bench or be removed. An observer that records the terminals must be added before the first
    /// advance().
    void addObserver(BenchObserver& observer);
    void removeObserver(const BenchObserver& observer);
    /// False if an observer's output belongs to this bench only.
    [[nodiscard]] bool isReplaceable() const;

    void setOwner(BenchOwner owner) { m_owner = owner; }
    [[nodiscard]] BenchOwner owner() const { return m_owner; }

    [[nodiscard]] MeterTime time() const { return m_time; }
    [[nodiscard]] const Fram& fram() const { return m_fram; }
    [[nodiscard]] const MeterState& state() const { return m_meter.state(); }
    [[nodiscard]] MenuPosition page() const { return m_meter.page(); }
    /// The input at the meter's terminals, without the effect of the mains switch. In a site, what the meter's own
    /// scenario says.
    [[nodiscard]] const GridInput& input() const { return m_player.input(); }
    /// True while the meter's own mains switch is on.
    [[nodiscard]] bool mainsOn() const { return m_mainsOn; }
    [[nodiscard]] bool sealed() const { return m_sealed; }
    /// State of each key, indexed by Key; true: pressed.
    [[nodiscard]] const std::array<bool, kKeys>& keyPressed() const { return m_keyPressed; }

    /// The active faults; null if there are none.
    [[nodiscard]] const std::shared_ptr<const ActiveFaultList>& faults() const { return m_faults.list(); }
    /// Counts a reply that this fault has corrupted, in the list of faults. Not a command, because it does not affect
    /// the meter.
    void countStrike(uint32_t faultId) { m_faults.countStrike(faultId); }
    /// Passes the datagrams that the meter has ready to `sink`.
    void sendDatagrams(DatagramSink& sink);
    /// Switches the supply off at the end, so that the meter saves its data.
    void shutDown();

    [[nodiscard]] Snapshot snapshot() const;

private:
    struct Release {
        MeterTime at{};
        Key key{};
    };

    // One function for each command. The bench also calls them itself when one event causes another. Observers are
    // notified only of commands from outside.
    void perform(const SwitchMains& command);
    void perform(const PlayScenario& command);
    void perform(const ChangeInputs& command);
    void perform(const MoveKey& command);
    MeterTime perform(const PressKeys& command);
    RegisterResult perform(const WriteRegisters& command);
    void perform(const SealCover& command);
    void perform(const SetMalfunction& command);
    void perform(const ExchangeMeter& command);
    void perform(const ShowActivity& command);
    void perform(const SelectTariff& command);
    void perform(const SetClock& command);
    void perform(const DeliverDatagram& command);
    uint32_t perform(const AddFault& command);
    void perform(const RemoveFault& command);
    void perform(const ReplaceFaults& command);
    void perform(const ApplySettings& command);
    void perform(const SetWebPassword& command);
    void perform(const RunPartial& command);
    void perform(const ZeroPartial& command);
    void perform(const SkipSamples& command);
    void perform(const MarkTraining&) { }
    template <class Command> void tell(const Command& command)
    {
        if (!m_observers.empty()) {
            tellObservers(command);
        }
    }
    void tellObservers(const BenchCommand& command);
    void tellBlockEnded();

    [[nodiscard]] ScenarioTime scenarioTime() const { return {m_time - m_scenarioStart + m_shift}; }
    struct StartingState {
        std::optional<Tariff> tariff;
        std::optional<bool> sealed;
    };
    /// Returns what the scenario sets on the meter at its start. The caller must see to it. Keys and faults of the part
    /// before `m_shift` are left out.
    StartingState start(std::shared_ptr<const Scenario> scenario);
    /// Connects a front end to the meter. If the calibration in the FRAM is not for this front end, the factory
    /// calibration runs first.
    void fitFrontEnd(const AfeParameters& parameters, uint64_t seed);
    /// Copies the delays that the firmware wrote into the delay registers of the converter.
    void setDelays();
    void playUntil(ScenarioTime scenarioTime);
    void releaseKeys();
    /// `intoBlock`: time since the start of the block.
    void updateGrid(Duration intoBlock = {});
    void updateFedGrid(Duration intoBlock);
    [[nodiscard]] const GridInput& terminalInput() const;
    /// The input of the player with the supply of the site.
    [[nodiscard]] GridInput inputAtTerminals() const;
    [[nodiscard]] bool hasMetersBelow() const { return m_feeds != nullptr && m_feeds->feed()->hasBelow; }
    [[nodiscard]] GridSource::TableMode tableMode() const;
    void updatePower();
    void keepForScope();
    void playFault(const TimelineEntry& event);
    void updateFaults();

    /// Must be called before each change: books the energy of the skipped samples and restarts the settling time of the
    /// meter.
    void disturb();
    /// Time that fastForward() may skip; zero: the caller must call advance().
    [[nodiscard]] Duration skippable(Duration limit) const;
    void skip(Duration duration);
    /// Time from the start of the last block to the next event that must be simulated sample by sample; zero: the event
    /// is due now.
    [[nodiscard]] Duration untilSamplesMatter(Duration limit) const;
    [[nodiscard]] std::vector<HopPowers> courseOf(Duration duration);
    /// What a scenario or a change sets on the meter itself.
    void setMeter(std::optional<Tariff> tariff, std::optional<bool> sealed);
    void book(const FastForward::Bookings& bookings);

    std::vector<BenchObserver*> m_observers;
    BenchOwner m_owner = BenchOwner::user;
    Fram& m_fram;
    FeedLine* m_feeds = nullptr; ///< of the site; null: the scenario alone decides what is at the terminals
    Duration m_shift;            ///< scenario time at m_scenarioStart
    std::optional<uint64_t> m_seed;
    Meter m_meter;
    PowerSupply m_powerSupply;
    ScenarioPlayer m_player;
    VirtualAfe m_afe;
    TerminalSource m_grid;
    uint64_t m_gridRevision = 0; ///< revision of the player's input that the grid uses
    bool m_gridLive = true;      ///< true: the grid has the player's input; false: the voltages are off
    bool m_mainsOn = true;
    MeterTime m_activityNotedUntil{};
    MeterTime m_sourceChangedAt; ///< last switching of the mains, or begin or end of a recording
    bool m_sealed = false;
    BenchFaults m_faults;
    DeviceFaults m_deviceFaults; ///< faults that are applied to the device at present
    uint8_t m_malfunction = 0;   ///< malfunction number that a command set; 0: none
    MeterTime m_time;
    MeterTime m_scenarioStart;
    std::vector<Release> m_releases;
    std::array<bool, kKeys> m_keyPressed{};
    FastForward m_fastForward;
    AnalogBlock m_analog;
    SampleBlock m_block{};
    std::vector<SampleSet> m_scope = std::vector<SampleSet>(kScopeSets); ///< empty in a site
    std::size_t m_scopeNext = 0;
};

} // namespace vmeter
