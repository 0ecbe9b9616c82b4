// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/observation.h"

#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vmeter {

namespace {

constexpr std::array kProfileNames{"ideal", "default", "worst"}; // in the order of TestProfile

constexpr SampleCount kReportEvery = SampleCount{10} * kSampleRate;
constexpr uint64_t kWhPerStep = 10; // manual 13

class PulseWatch {
public:
    void process(bool on, SampleCount now)
    {
        if (on == m_on) {
            return;
        }
        const SampleCount lasted = now - m_since;
        if (m_on && m_known) {
            m_times.longestOn = std::max(m_times.longestOn, lasted);
            shorten(m_times.shortestOn, lasted);
        } else if (m_known) {
            shorten(m_times.shortestOff, lasted);
        }
        m_on = on;
        m_since = now;
        m_known = true;
    }
    [[nodiscard]] const PulseTimes& times() const { return m_times; }

private:
    static void shorten(SampleCount& shortest, SampleCount lasted)
    {
        shortest = shortest == 0 ? lasted : std::min(shortest, lasted);
    }

    PulseTimes m_times;
    bool m_on = false;
    bool m_known = false; ///< the begin of the present state was observed
    SampleCount m_since = 0;
};

// Energies must never decrease (manual 4.2, MID); checked in each second of the run.
class FallWatch {
public:
    void process(const EnergyRegisters& registers)
    {
        const auto& all = allRegisters();
        m_last.resize(all.size());
        for (std::size_t n = 0; n < all.size(); ++n) {
            const double now = registerValue(all[n], registers);
            m_fell = m_fell || now < m_last[n];
            m_last[n] = now;
        }
    }
    [[nodiscard]] bool fell() const { return m_fell; }

private:
    std::vector<double> m_last;
    bool m_fell = false;
};

class Observer {
public:
    void process(const Bench& bench)
    {
        const MeterState& state = bench.state();
        processFlash(bench);
        m_led.process(state.led, bench.time());
        m_output.process(state.pulseOutput, bench.time());
        for (std::size_t k = 0; k < kPhases; ++k) {
            m_seen.overRange[k] = m_seen.overRange[k] || state.measurements.overRange[k];
        }
        m_seen.powerCuts += m_powered && !state.powered ? 1 : 0;
        m_powered = state.powered;
        if (bench.time() % kSampleRate == 0) {
            m_fall.process(state.energies);
            m_seen.readings.push_back(state.measurements);
        }
    }

    void begin(const Bench& bench)
    {
        m_led = {};
        m_output = {};
        m_seen.firstStep.reset();
        m_seen.powerCuts = 0;
        m_seen.readings.clear();
        m_seen.begin = bench.time();
        m_seen.before = bench.state().energies;
        m_seen.ledBefore = bench.state().ledPulses;
        m_seen.outputBefore = bench.state().outputPulses;
    }

    Observation end(const Bench& bench)
    {
        const MeterState& state = bench.state();
        m_seen.end = bench.time();
        m_seen.after = state.energies;
        m_seen.partials = state.partials;
        m_seen.last = state.measurements;
        m_seen.ledAfter = state.ledPulses;
        m_seen.outputAfter = state.outputPulses;
        m_seen.led = m_led.times();
        m_seen.output = m_output.times();
        m_seen.poweredAtEnd = state.powered;
        m_seen.registersFellBack = m_fall.fell();
        return std::move(m_seen);
    }

private:
    void processFlash(const Bench& bench)
    {
        const MeterState& state = bench.state();
        const uint64_t flashes = state.ledPulses;
        const uint64_t wattHours
            = state.energies.total(Element::system, EnergyQuantity::activeImport).whole / kWhPerStep * kWhPerStep;
        if (wattHours != m_wattHours) {
            m_wattHours = wattHours;
            m_seen.lastStep = {wattHours, flashes};
            if (!m_seen.firstStep) {
                m_seen.firstStep = m_seen.lastStep;
            }
        }
        if (flashes == m_flashes) {
            return;
        }
        m_flashes = flashes;
        // The meter counts time from its own power-on, the laboratory from the power-on of the bench.
        const SampleCount ago = state.uptime - state.lastLedPulse;
        m_seen.flashes.push_back({bench.time() - ago, flashes});
    }

    Observation m_seen;
    PulseWatch m_led;
    PulseWatch m_output;
    FallWatch m_fall;
    bool m_powered = false;
    uint64_t m_flashes = 0;
    uint64_t m_wattHours = 0;
};

} // namespace

const char* profileName(TestProfile profile)
{
    return kProfileNames[static_cast<std::size_t>(profile)];
}

AfeParameters frontEnd(const TypeTest& test, const TestConditions& conditions)
{
    AfeParameters parameters = test.scenario.afe;
    if (!test.ownFrontEnd) {
        constexpr std::array kProfiles{AfeProfile::ideal, AfeProfile::standard, AfeProfile::worst};
        parameters.profile = kProfiles[static_cast<std::size_t>(conditions.profile)];
    }
    return parameters;
}

Observation observe(
    const TypeTest& test, const TestConditions& conditions, const std::function<void(SampleCount)>& progress)
{
    Scenario scenario = test.scenario;
    scenario.afe = frontEnd(test, conditions);
    FramMemory fram;
    Bench bench(kCountisE28, scenario, fram, conditions.seed);
    Observer observer;
    SampleCount reported = 0;
    const auto runUntil = [&](SampleCount until) {
        while (bench.time() < until) {
            bench.advance();
            observer.process(bench);
            if (bench.time() - reported >= kReportEvery) {
                progress(bench.time() - reported);
                reported = bench.time();
            }
        }
    };
    runUntil(test.settle);
    observer.begin(bench);
    runUntil(test.settle + test.over);
    Observation observation = observer.end(bench);
    progress(bench.time() - reported);
    observation.rateHz = kSampleRate * (1 + afeErrors(scenario.afe, conditions.seed).clockPpm * 1e-6);
    return observation;
}

} // namespace vmeter
