// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/reference_meter.h"

#include "virtualhw/bench/timeline/scenario_player.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace vmeter {

namespace {

// A multiple of 12, so that the edges of a phase-fired current in all three phases are between two steps.
constexpr std::size_t kStepsPerCycle = 4800;
constexpr std::size_t kBurstCycles = 4;
constexpr double kSecondsPerHour = 3600;

double radians(double turn)
{
    return 2 * std::numbers::pi * (turn - std::floor(turn));
}

double sum(double rms, const std::vector<Harmonic>& harmonics, double turn)
{
    double value = std::sin(radians(turn));
    for (const Harmonic& harmonic : harmonics) {
        value += harmonic.percent / 100 * std::sin(radians(harmonic.order * turn + harmonic.angleDeg / 360));
    }
    return std::numbers::sqrt2 * rms * value;
}

// docs/interfaces.md, section 3.2: half_wave keeps the positive half, phase_fired_90 is zero in the first quarter of
// each half-cycle, burst_2_2 is two cycles on, two off.
double shaped(double value, CurrentShape shape, double turn)
{
    const double inHalfCycle = 2 * turn - std::floor(2 * turn);
    const double inBurst = turn / kBurstCycles - std::floor(turn / kBurstCycles);
    switch (shape) {
    case CurrentShape::sine:
        return value;
    case CurrentShape::halfWave:
        return std::max(value, 0.0);
    case CurrentShape::phaseFired90:
        return inHalfCycle < 0.5 ? 0 : value;
    case CurrentShape::burst2on2off:
        return inBurst < 0.5 ? value : 0;
    }
    return value;
}

double power(const GridInput& input, double turn)
{
    double watts = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const double a = turn + input.supply.voltageAngleDeg[k] / 360;
        const double b = a - input.load.phiDeg[k] / 360;
        const double u = sum(input.supply.voltage[k], input.supply.voltageHarmonics[k], a);
        const double i = sum(input.load.current[k], input.load.currentHarmonics[k], b);
        watts += u * shaped(i, input.load.shape[k], b);
    }
    return watts;
}

} // namespace

ReferenceMeter::ReferenceMeter(const Scenario& scenario, Duration duration, double rateHz)
{
    ScenarioPlayer player(scenario);
    bool mainsOn = true;
    double turn = 0;
    const ScenarioTime end{duration};
    for (ScenarioTime at; at < end;) {
        for (const TimelineEntry& event : player.advanceTo(at)) {
            mainsOn = event.kind == TimelineEntry::Kind::power ? event.powerOn : mainsOn;
        }
        const Duration steady = player.untilNextChange(end - at);
        const double frequency = player.input().supply.frequencyHz;
        Segment segment;
        segment.begin = static_cast<double>(at.sinceStart.samples);
        segment.end = static_cast<double>((at + steady).sinceStart.samples);
        segment.startTurn = turn;
        segment.turnsPerSample = frequency / rateHz;
        segment.wattHoursPerTurnWatt = 1 / (frequency * kSecondsPerHour);
        if (mainsOn) {
            segment.input = inputIndex(player.input());
            m_segments.push_back(segment);
        }
        turn += static_cast<double>(steady.samples) * segment.turnsPerSample;
        at += steady;
    }
}

std::size_t ReferenceMeter::inputIndex(const GridInput& input)
{
    const auto known = std::find(m_inputs.begin(), m_inputs.end(), input);
    const auto index = static_cast<std::size_t>(known - m_inputs.begin());
    if (known == m_inputs.end()) {
        m_inputs.push_back(input);
        m_integrals.push_back(integrate(input));
    }
    return index;
}

ReferenceMeter::Integral ReferenceMeter::integrate(const GridInput& input)
{
    const auto& shapes = input.load.shape;
    const bool bursts = std::find(shapes.begin(), shapes.end(), CurrentShape::burst2on2off) != shapes.end();
    Integral integral(kStepsPerCycle * (bursts ? kBurstCycles : 1) + 1);
    for (std::size_t n = 0; n + 1 < integral.size(); ++n) {
        const double middle = (static_cast<double>(n) + 0.5) / kStepsPerCycle;
        integral[n + 1] = integral[n] + power(input, middle) / kStepsPerCycle;
    }
    return integral;
}

double ReferenceMeter::integralAt(const Integral& integral, double turn)
{
    const double cycles = static_cast<double>(integral.size() - 1) / kStepsPerCycle;
    const double periods = std::floor(turn / cycles);
    const double position = (turn - periods * cycles) * kStepsPerCycle;
    const auto step = std::min(static_cast<std::size_t>(position), integral.size() - 2);
    const double part = position - static_cast<double>(step);
    return periods * integral.back() + std::lerp(integral[step], integral[step + 1], part);
}

double ReferenceMeter::energyWh(double from, double to) const
{
    double energy = 0;
    for (const Segment& segment : m_segments) {
        const double begin = std::max(from, segment.begin);
        const double end = std::min(to, segment.end);
        if (begin >= end) {
            continue;
        }
        const Integral& integral = m_integrals[segment.input];
        const auto turnAt
            = [&](double sample) { return segment.startTurn + (sample - segment.begin) * segment.turnsPerSample; };
        energy
            += (integralAt(integral, turnAt(end)) - integralAt(integral, turnAt(begin))) * segment.wattHoursPerTurnWatt;
    }
    return energy;
}

} // namespace vmeter
