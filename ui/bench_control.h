// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/simulation.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace vmeter {

/// Commands of the window to the bench. No function waits for meter time, and none fails if the simulation has just
/// stopped. During an exam what would change the flow of time has no effect.
class BenchControl {
public:
    /// Wall time in milliseconds since an arbitrary moment, for the duration of key presses.
    using HandClock = std::function<uint64_t()>;

    /// `clock`: default is the clock of the computer.
    explicit BenchControl(Simulation& simulation, HandClock clock = {});

    /// The user presses or releases a key. At real-time speed the edges are passed to the meter at once. At any other
    /// speed the meter would measure wrong press times; then the press is passed on when the last key is released, with
    /// the duration that it had in wall time.
    void key(Key key, bool pressed);

    /// Presses `keys` together for `hold` of meter time; zero is a short press.
    void press(std::vector<Key> keys, Duration hold);

    /// Presses the next keys on the way to a page of the display, from wherever the menu stands. False: it is there, or
    /// keys do not lead there.
    bool pressTowards(MenuPosition page);

    void setMains(bool on);
    void setSealed(bool sealed);
    /// Pulls the network plug out, by a fault, or ends all faults that have pulled it.
    void setPlugged(bool plugged);
    void setModel(const MeterModel& model);
    void setMalfunction(uint8_t malfunction);
    void addFault(const DeviceFault& fault);
    void removeFault(uint32_t id);
    void removeAllFaults();
    void setScenario(Scenario scenario);
    void setSpeed(Speed speed);

    /// Switches fast-forward at any speed on or off.
    void setFastForwarding(bool on);
    void setWiring(const Wiring& wiring);
    /// Waits until a snapshot shows the change, but for no meter time.
    void changeInputs(const InputChange& change);

    /// Runs `duration` of meter time as fast as possible, then pauses.
    void step(Duration duration);
    /// Runs to the meter's next display refresh, which occurs once a second (manual 13).
    void stepToRefresh();
    /// Runs as fast as possible until the scenario's next event has taken effect; the speed does not change. No effect
    /// if there is none.
    void skipToNextEvent();
    /// As skipToNextEvent(), for an event that is due `until` later.
    void skipBy(Duration until);

private:
    [[nodiscard]] bool isTimeLocked() const;

    Simulation& m_simulation;
    std::array<bool, kKeys> m_down{};     ///< keys that the user holds
    std::array<bool, kKeys> m_passedOn{}; ///< keys whose press was passed to the meter
    std::vector<Key> m_gesture;           ///< keys of the press that will be passed on
    HandClock m_clock;
    uint64_t m_gestureBegan = 0;
};

} // namespace vmeter
