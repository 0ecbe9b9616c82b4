// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench_control.h"

#include "virtualhw/bench/timeline/timeline_position.h"
#include "virtualhw/training/key_navigation.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

constexpr Duration kTap = Duration::milliseconds(150);

uint64_t computerMilliseconds()
{
    return static_cast<uint64_t>(QDeadlineTimer::current().deadline());
}

} // namespace

BenchControl::BenchControl(Simulation& simulation, HandClock clock)
    : m_simulation(simulation)
    , m_clock(clock ? std::move(clock) : HandClock(computerMilliseconds))
{
}

void BenchControl::key(Key key, bool pressed)
{
    const auto index = static_cast<std::size_t>(key);
    m_down[index] = pressed;
    if (!pressed && m_passedOn[index]) {
        m_passedOn[index] = false;
        m_simulation.post([key](Bench& bench) { bench.apply(MoveKey{key, false}); });
        return;
    }
    if (pressed) {
        if (m_simulation.snapshot()->speed.factor == 1 && m_gesture.empty()) {
            m_passedOn[index] = true;
            m_simulation.post([key](Bench& bench) { bench.apply(MoveKey{key, true}); });
            return;
        }
        if (m_gesture.empty()) {
            m_gestureBegan = m_clock();
        }
        m_gesture.push_back(key);
    }
    const bool anyDown = std::ranges::any_of(m_gesture, [this](Key k) { return m_down[static_cast<std::size_t>(k)]; });
    if (!anyDown && !m_gesture.empty()) {
        const uint64_t held = m_clock() - m_gestureBegan;
        std::ranges::sort(m_gesture);
        const auto repeated = std::ranges::unique(m_gesture);
        m_gesture.erase(repeated.begin(), repeated.end());
        press(std::exchange(m_gesture, {}), Duration::milliseconds(held));
    }
}

void BenchControl::press(std::vector<Key> keys, Duration hold)
{
    const Duration duration = std::max(hold, kTap);
    if (!m_simulation.snapshot()->speed.paused()) {
        m_simulation.post([keys = std::move(keys), duration](Bench& bench) { bench.apply(PressKeys{keys, duration}); });
        return;
    }
    try {
        // The simulation is paused: it runs only for the time of the press, at full speed, so this returns at once.
        m_simulation.press(std::move(keys), duration);
    } catch (const SimulationStopped&) {
        return;
    }
}

bool BenchControl::pressTowards(MenuPosition page)
{
    try {
        const std::optional<PressAction> next
            = m_simulation.call([page](Bench& bench) { return nextPress(NavigateAction{page}, bench); });
        if (next) {
            press(next->keys, next->hold);
        }
        return next.has_value();
    } catch (const SimulationStopped&) {
        return false;
    }
}

void BenchControl::setMains(bool on)
{
    m_simulation.post([on](Bench& bench) { bench.apply(SwitchMains{on}); });
}

void BenchControl::setSealed(bool sealed)
{
    m_simulation.post([sealed](Bench& bench) { bench.apply(SealCover{sealed}); });
}

void BenchControl::setModel(const MeterModel& model)
{
    m_simulation.post([&model](Bench& bench) { bench.apply(ExchangeMeter{&model}); });
}

void BenchControl::setMalfunction(uint8_t malfunction)
{
    m_simulation.post([malfunction](Bench& bench) { bench.apply(SetMalfunction{malfunction}); });
}

void BenchControl::addFault(const DeviceFault& fault)
{
    m_simulation.post([fault](Bench& bench) { bench.apply(AddFault{fault}); });
}

void BenchControl::removeFault(uint32_t id)
{
    m_simulation.post([id](Bench& bench) { bench.apply(RemoveFault{id}); });
}

void BenchControl::removeAllFaults()
{
    m_simulation.post([](Bench& bench) { bench.apply(ReplaceFaults{{}}); });
}

void BenchControl::setScenario(Scenario scenario)
{
    m_simulation.post([scenario = std::move(scenario)](Bench& bench) { bench.apply(PlayScenario{scenario}); });
}

void BenchControl::setPlugged(bool plugged)
{
    if (!plugged) {
        addFault({.kind = FaultKind::unplugged});
        return;
    }
    const std::shared_ptr<const ActiveFaultList> faults = m_simulation.snapshot()->faults;
    if (faults == nullptr) {
        return;
    }
    for (const ActiveFault& active : *faults) {
        if (active.fault.kind == FaultKind::unplugged) {
            removeFault(active.id);
        }
    }
}

void BenchControl::setWiring(const Wiring& wiring)
{
    InputChange change;
    change.wiring = {wiring.conductorAt, wiring.loadAt, wiring.reversed, wiring.open, wiring.loadOpen};
    m_simulation.post([change](Bench& bench) { bench.apply(ChangeInputs{change}); });
}

bool BenchControl::isTimeLocked() const
{
    return m_simulation.snapshot()->timeLocked;
}

void BenchControl::changeInputs(const InputChange& change)
{
    try {
        m_simulation.apply(ChangeInputs{change});
    } catch (const SimulationStopped&) {
        return;
    }
}

void BenchControl::setFastForwarding(bool on)
{
    if (isTimeLocked()) {
        return;
    }
    m_simulation.setFastForwarding(on);
}

void BenchControl::step(Duration duration)
{
    if (isTimeLocked()) {
        return;
    }
    // If the simulation is paused, a running step is not shortened: the next one starts where it ends.
    if (!m_simulation.snapshot()->speed.paused()) {
        setSpeed({Speed::kPaused});
    }
    m_simulation.runAhead(duration);
}

void BenchControl::stepToRefresh()
{
    if (isTimeLocked()) {
        return;
    }
    setSpeed({Speed::kPaused});
    const Uptime uptime = m_simulation.snapshot()->meter.uptime;
    m_simulation.runAhead(uptime.roundedDown(kSecond) + kSecond - uptime);
}

void BenchControl::skipToNextEvent()
{
    const std::shared_ptr<const Snapshot> snapshot = m_simulation.snapshot();
    if (snapshot->scenario == nullptr || snapshot->runningAhead || snapshot->timeLocked) {
        return;
    }
    const std::optional<Duration> until = positionAt(*snapshot->scenario, snapshot->scenarioTime).untilNext;
    if (until) {
        skipBy(*until);
    }
}

void BenchControl::skipBy(Duration until)
{
    if (!m_simulation.snapshot()->runningAhead) {
        // An event takes effect with the first sample after it.
        m_simulation.runAhead(until + kBlockTime);
    }
}

void BenchControl::setSpeed(Speed speed)
{
    if (isTimeLocked()) {
        return;
    }
    try {
        m_simulation.setSpeed(speed);
    } catch (const SimulationStopped&) {
        return;
    }
}

} // namespace vmeter
