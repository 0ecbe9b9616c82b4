// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace vmeter {

/// What the window lets the user do to the bench. Nothing here waits for meter time, and nothing fails when the
/// simulation has just been stopped.
class BenchControl {
public:
    /// Milliseconds of the hand's time, from any beginning.
    using HandClock = std::function<uint64_t()>;

    /// `clock`: the computer's unless another one is given.
    explicit BenchControl(Simulation& simulation, HandClock clock = {});

    /// A hand presses or releases a key. At the speed of real time the edges go to the meter as they come. At any
    /// other speed a hand is too slow or too fast for press times that the meter counts in its own time; the press is
    /// then handed over when the last key is let go, and lasts as long for the meter as it did for the hand.
    void key(Key key, bool pressed);

    /// Presses `keys` together for `hold` of meter time; 0 is a short press.
    void press(std::vector<Key> keys, SampleCount hold);

    void setMains(bool on);
    void setSealed(bool sealed);
    void setModel(const MeterModel& model);
    void setMalfunction(uint8_t malfunction);
    void addFault(const Fault& fault);
    void removeFault(uint32_t id);
    void removeAllFaults();
    void setScenario(Scenario scenario);
    void setSpeed(Speed speed);

    /// Steady stretches left out, at any speed.
    void setCoasting(bool on);
    void setWiring(const Wiring& wiring);

    /// Time stands still once `duration` more of it has passed, as fast as possible.
    void step(SampleCount duration);
    /// Time up to the meter's next display refresh: it refreshes once a second (manual 13).
    void stepToRefresh();
    /// As fast as possible to the scenario's next event, until that has taken effect; the speed stays. Nothing happens
    /// if none comes.
    void skipToNextEvent();

private:
    Simulation& m_simulation;
    std::array<bool, kKeys> m_down{};     ///< as the hand has them
    std::array<bool, kKeys> m_passedOn{}; ///< pressed at the meter by an edge
    std::vector<Key> m_gesture;           ///< keys of the press that is still to be handed over
    HandClock m_clock;
    uint64_t m_gestureBegan = 0;
};

} // namespace vmeter
