// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter.h"
#include "virtualhw/bench/bench_observer.h"
#include "virtualhw/bench/coaster.h"
#include "virtualhw/bench/datagram_sink.h"
#include "virtualhw/bench/faults/bench_faults.h"
#include "virtualhw/bench/power_supply.h"
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

/// For whom a bench runs. A lesson's is not the user's: it is not saved, replaced or ended as his.
enum class BenchOwner : uint8_t { user, lesson };

/// One meter with its hardware and its virtual time. Knows neither threads nor the wall clock: the same calls give the
/// same bits. Not thread-safe; Simulation runs it in its own thread.
class Bench {
public:
    /// `fram` outlives the bench. `seed` replaces the scenario's. Where the calibration in `fram` is not that of the
    /// scenario's front end, the meter is calibrated first; its energies are not touched by that.
    /// `model` outlives the bench too.
    Bench(const MeterModel& model, Scenario scenario, Fram& fram, std::optional<uint64_t> seed = {},
        const MeterIdentity& identity = {});

    /// Lets one block (5 ms of meter time) pass.
    void advance();

    /// Skips samples where nothing happens and the meter has settled: as many as possible, `limit` at most, whole
    /// seconds. Returns how many; 0: advance() has to be called.
    SampleCount fastForward(SampleCount limit);

    /// Does what `command` says, after the observers have been told of it. Returns what the command's comment says.
    template <class Command> auto apply(const Command& command) -> typename Command::Result
    {
        tell(command);
        return perform(command);
    }
    void apply(const BenchCommand& command);

    /// From now on `observer` is told what happens, first of the source and its input. It outlives the bench or is
    /// removed. A recorder of the terminals has to be added before the first advance().
    void addObserver(BenchObserver& observer);
    void removeObserver(const BenchObserver& observer);
    /// False: an observer's output is of this bench alone.
    [[nodiscard]] bool isReplaceable() const;

    void setOwner(BenchOwner owner) { m_owner = owner; }
    [[nodiscard]] BenchOwner owner() const { return m_owner; }

    [[nodiscard]] SampleCount time() const { return m_time; }
    [[nodiscard]] const Fram& fram() const { return m_fram; }
    [[nodiscard]] const MeterState& state() const { return m_meter.state(); }
    [[nodiscard]] MenuPosition page() const { return m_meter.page(); }
    /// What is on the meter's terminals, but for the mains switch.
    [[nodiscard]] const GridInput& input() const { return m_player.input(); }
    [[nodiscard]] bool sealed() const { return m_sealed; }
    /// Keys that are down, by Key.
    [[nodiscard]] const std::array<bool, kKeys>& keyPressed() const { return m_keyPressed; }

    /// Those in force; null where there are none.
    [[nodiscard]] const std::shared_ptr<const ActiveFaultList>& faults() const { return m_faults.list(); }
    /// A reply was spoiled by this fault: it is counted where the faults are listed. Not a command, the meter is not
    /// concerned.
    void countStrike(uint32_t faultId) { m_faults.countStrike(faultId); }
    /// Hands over what the meter wants to send by now.
    void sendDatagrams(DatagramSink& sink);
    /// Supply off at the end: saves what the meter would save.
    void shutDown();

    [[nodiscard]] Snapshot snapshot() const;

private:
    struct Release {
        SampleCount at = 0;
        Key key{};
    };

    // What each command does. The bench itself calls these too, where one thing entails another: observers are told of
    // what came from outside only.
    void perform(const SwitchMains& command);
    void perform(const PlayScenario& command);
    void perform(const ChangeInputs& command);
    void perform(const MoveKey& command);
    SampleCount perform(const PressKeys& command);
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

    [[nodiscard]] SampleCount scenarioTime() const { return m_time - m_scenarioStart; }
    void start(Scenario scenario);
    /// Fits a front end to the meter; one that its FRAM does not know has been through the factory calibration.
    void fitFrontEnd(const AfeParameters& parameters, uint64_t seed);
    /// What the firmware writes into the converter's delay registers.
    void setDelays();
    void playUntil(SampleCount scenarioTime);
    void releaseKeys();
    void updateGrid();
    [[nodiscard]] const GridInput& terminalInput() const;
    [[nodiscard]] GridSource::Outlook outlook() const;
    void updatePower();
    void keepForScope();
    void playFault(const TimelineEntry& event);
    void updateFaults();

    /// Something changes: what was skipped is booked before, and the meter settles anew.
    void disturb();
    /// How far fastForward() may skip; 0: advance() has to be called.
    [[nodiscard]] SampleCount skippable(SampleCount limit) const;
    void skip(SampleCount duration);
    /// From the start of the last block to whatever has to be met sample by sample; 0: it is there.
    [[nodiscard]] SampleCount untilSamplesMatter(SampleCount limit) const;
    [[nodiscard]] std::vector<HopPowers> courseOf(SampleCount duration);
    void book(const Coaster::Bookings& bookings);

    std::vector<BenchObserver*> m_observers;
    BenchOwner m_owner = BenchOwner::user;
    Fram& m_fram;
    std::optional<uint64_t> m_seed;
    Meter m_meter;
    PowerSupply m_powerSupply;
    ScenarioPlayer m_player;
    VirtualAfe m_afe;
    TerminalSource m_grid;
    uint64_t m_gridRevision = 0; ///< of the player's input that the grid has
    bool m_gridLive = true;      ///< the grid was given the input, not the dead line
    bool m_mainsOn = true;
    SampleCount m_sourceChangedAt = 0; ///< mains switched, a recording's beginning or end
    bool m_sealed = false;
    BenchFaults m_faults;
    DeviceFaults m_deviceFaults; ///< that the device has been given
    uint8_t m_malfunction = 0;   ///< given by hand
    SampleCount m_time = 0;
    SampleCount m_scenarioStart = 0;
    std::vector<Release> m_releases;
    std::array<bool, kKeys> m_keyPressed{};
    Coaster m_coaster;
    AnalogBlock m_analog;
    SampleBlock m_block{};
    std::array<SampleSet, kScopeSets> m_scope{};
    std::size_t m_scopeNext = 0;
};

} // namespace vmeter
