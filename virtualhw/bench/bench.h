// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter.h"
#include "virtualhw/afe/virtual_afe.h"
#include "virtualhw/bench/bench_input.h"
#include "virtualhw/bench/coaster.h"
#include "virtualhw/bench/datagram_sink.h"
#include "virtualhw/bench/power_supply.h"
#include "virtualhw/bench/snapshot.h"
#include "virtualhw/faults/bench_faults.h"
#include "virtualhw/recording/recorder.h"
#include "virtualhw/recording/terminal_source.h"
#include "virtualhw/scenario/scenario_player.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vmeter {

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

    /// Leaves out samples where nothing happens and the meter has settled: as much as may be, `limit` at most, whole
    /// seconds. Returns how much; 0: advance() has to be called.
    SampleCount coast(SampleCount limit);

    /// From now on `journal`, may be null, is told what is done to the bench; it outlives the bench.
    void setJournal(BenchJournal* journal) { m_journal = journal; }
    [[nodiscard]] const BenchJournal* journal() const { return m_journal; }

    [[nodiscard]] SampleCount time() const { return m_time; }
    [[nodiscard]] const Fram& fram() const { return m_fram; }
    [[nodiscard]] const MeterState& state() const { return m_meter.state(); }
    [[nodiscard]] MenuPosition page() const { return m_meter.page(); }
    /// What is on the meter's terminals, but for the mains switch.
    [[nodiscard]] const GridInput& input() const { return m_player.input(); }
    [[nodiscard]] bool sealed() const { return m_sealed; }
    /// Keys that are down, by Key.
    [[nodiscard]] const std::array<bool, kKeys>& keyPressed() const { return m_keyPressed; }

    /// Mains switch of the bench; the meter also needs the conductor that feeds it.
    void setMains(bool on);

    /// Replaces the scenario; its time starts at 0, the meter goes on.
    void setScenario(Scenario scenario);
    void changeInput(const InputChange& change);

    /// A key goes down or up by hand.
    void key(Key key, bool pressed);
    /// Presses `keys` together now and releases them after `hold`. Returns the time at which they are released.
    SampleCount press(std::span<const Key> keys, SampleCount hold);

    RegisterResult writeRegisters(uint16_t address, std::span<const uint16_t> words, bool broadcast);
    // What the meter's web server changes, as the functions of Meter say.
    void applySettings(const Settings& settings);
    void setWebPassword(WebAccount account, const WebPassword& password);
    void setPartialRunning(PartialCounter counter, bool running);
    void zeroPartial(PartialCounter counter);

    /// For the journal alone.
    void note(const TrainingInput& input);

    /// Terminal cover fitted and sealed, or not.
    void setSealed(bool sealed);
    /// Makes the meter defective, as Meter::setMalfunction says; 0 repairs it.
    void setMalfunction(uint8_t malfunction);
    /// Breaks something on purpose, from now on. Returns the fault's id, by which it can be ended early.
    uint32_t addFault(const Fault& fault);
    void removeFault(uint32_t id);
    /// Those in force; null where there are none.
    [[nodiscard]] const std::shared_ptr<const ActiveFaultList>& faults() const { return m_faults.list(); }
    /// Ends all faults and begins `faults`.
    void setFaults(std::span<const Fault> faults);
    /// Replaces the meter by one of another model with the same FRAM and identity: it is switched off and on again.
    void setModel(const MeterModel& model);
    /// Sets the meter's clock. [inferred] without power it goes on, on a battery.
    void setClock(UtcMicroseconds utc);
    void linkActivity();
    /// Something arrived on the meter's Ethernet port.
    void networkEvent(NetworkEvent event, std::span<const uint8_t> bytes);
    /// Hands over what the meter wants to send by now.
    void sendDatagrams(DatagramSink& sink);
    /// As the tariff command 40481 does; nothing happens while the meter is without power.
    void selectTariff(Tariff tariff);

    /// From now on what happens is recorded; before the first advance().
    void setRecorder(std::shared_ptr<Recorder> recorder);
    [[nodiscard]] bool isRecorded() const { return m_recorder != nullptr; }

    /// Supply off at the end: saves what the meter would save.
    void shutDown();

    [[nodiscard]] Snapshot snapshot() const;

private:
    class Act;

    struct Release {
        SampleCount at = 0;
        Key key{};
    };

    [[nodiscard]] SampleCount scenarioTime() const { return m_time - m_scenarioStart; }
    void start(Scenario scenario);
    /// Fits a front end to the meter; one that its FRAM does not know has been through the factory calibration.
    void fitFrontEnd(const AfeParameters& parameters, uint64_t seed);
    /// What the firmware writes into the converter's delay registers.
    void setDelays();
    void playUntil(SampleCount scenarioTime);
    void releaseKeys();
    void updateGrid();
    void updatePower();
    void keepForScope();
    void playFault(const TimelineEntry& event);
    void updateFaults();

    /// Somebody acts on the bench: what was left out is booked before, and the meter settles anew.
    void disturb();
    /// From the start of the last block to whatever has to be met sample by sample; 0: it is there.
    [[nodiscard]] SampleCount untilSamplesMatter(SampleCount limit) const;
    [[nodiscard]] std::vector<HopPowers> courseOf(SampleCount duration);
    void book(const Coaster::Bookings& bookings);

    BenchJournal* m_journal = nullptr;
    int m_acts = 0; ///< Act objects alive: what is done meanwhile, the bench does itself
    Fram& m_fram;
    std::optional<uint64_t> m_seed;
    Meter m_meter;
    PowerSupply m_powerSupply;
    ScenarioPlayer m_player;
    VirtualAfe m_afe;
    TerminalSource m_grid;
    std::shared_ptr<Recorder> m_recorder; ///< null: nothing is recorded
    uint64_t m_gridRevision = 0;          ///< of the player's input that the grid has
    bool m_gridLive = true;               ///< the grid was given the input, not the dead line
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
