// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/meter.h"
#include "virtualhw/afe/virtual_afe.h"
#include "virtualhw/bench/snapshot.h"
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
    /// `fram` outlives the bench. `seed` replaces the scenario's.
    Bench(Model model, Scenario scenario, Fram& fram, std::optional<uint64_t> seed = {});

    /// Lets one block (5 ms of meter time) pass.
    void advance();

    [[nodiscard]] SampleCount time() const { return m_time; }
    [[nodiscard]] const MeterState& state() const { return m_meter.state(); }

    /// Mains switch of the bench; the meter also needs the conductor that feeds it.
    void setMains(bool on) { m_mainsOn = on; }

    /// Replaces the scenario; its time starts at 0, the meter goes on.
    void setScenario(Scenario scenario);
    void changeInput(const InputChange& change);

    void key(Key key, bool pressed);
    /// Presses `keys` together now and releases them after `hold`. Returns the time at which they are released.
    SampleCount press(std::span<const Key> keys, SampleCount hold);

    RegisterResult writeRegisters(uint16_t address, std::span<const uint16_t> words, bool broadcast);
    void setSealed(bool sealed) { m_meter.setSealed(sealed); }
    void linkActivity() { m_meter.linkActivity(); }
    void selectTariff(Tariff tariff);

    /// Supply off at the end: saves what the meter would save.
    void shutDown();

    [[nodiscard]] Snapshot snapshot() const;

private:
    void playScenario();
    void applyPower();

    Fram& m_fram;
    Meter m_meter;
    ScenarioPlayer m_player;
    VirtualAfe m_afe;
    std::optional<uint64_t> m_seed;
    SampleCount m_time = 0;
    SampleCount m_scenarioStart = 0;
    bool m_mainsOn = true;
    struct Release {
        SampleCount at = 0;
        Key key{};
    };
    std::vector<Release> m_releases;
    std::array<bool, kKeys> m_keyPressed{};
    uint64_t m_ledPulsesBefore = 0;
    uint64_t m_outputPulsesBefore = 0;
    std::array<SampleSet, kScopeSets> m_scope{};
    std::size_t m_scopeNext = 0;
    SampleBlock m_block{};
};

} // namespace vmeter
