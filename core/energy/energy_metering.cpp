// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/energy_metering.h"

#include <algorithm>
#include <cstdlib>

namespace vmeter {

namespace {

// Powers are compared in LSB^2: 500 V * 200 A / 2^46 each.
constexpr int64_t squareLsbFromMilliwatts(int64_t milliwatts)
{
    constexpr int64_t kFullScaleMilliwatts = int64_t{kFullScaleVolts} * kFullScaleAmperes * 1000;
    return (int64_t{1} << 46) / kFullScaleMilliwatts * milliwatts;
}

constexpr int64_t kCurrentLsbPerAmpere = (int64_t{1} << 23) / kFullScaleAmperes;

// The direction changes when 0.1 Wh, the finest step of any register, has flowed back. This is more than the energy
// that oscillates within a mains cycle (80 A at 288 V and 45 Hz: 81 J for each phase). [inferred]
constexpr int64_t kTurnEnergy = kEnergyUnitsPerWh / 10;

// Powers of one element, LSB^2, that lasted for `samples`.
struct ElementPowers {
    int64_t active = 0;
    int64_t reactive = 0;
    int64_t apparent = 0;
    int64_t samples = 0;
};

void bookReactive(Element element, const ElementPowers& powers, EnergyAccumulators accumulators)
{
    const int64_t units = std::abs(powers.reactive) * powers.samples;
    const EnergyKind kind = reactiveKind(quadrantOf(powers.active, powers.reactive, powers.apparent));
    accumulators.registers.at(accumulators.tariff, element, kind).add(units);
    if (element == Element::system) {
        accumulators.partials.add(accumulators.tariff, kind, units);
    }
}

void bookApparent(Element element, const ElementPowers& powers, EnergyAccumulators accumulators)
{
    const int64_t units = powers.apparent * powers.samples;
    accumulators.registers.at(accumulators.tariff, element, EnergyKind::apparent).add(units);
    if (element == Element::system) {
        accumulators.partials.add(accumulators.tariff, EnergyKind::apparent, units);
    }
}

// Takes `ahead` off the apparent power, as far as it goes, and the same share off active and reactive power.
HopPowers lessAhead(const HopPowers& powers, PhaseSums& ahead)
{
    HopPowers rest = powers;
    for (std::size_t k = 0; k < kPhases; ++k) {
        const int64_t taken = std::min(powers.apparent[k], ahead[k]);
        ahead[k] -= taken;
        if (taken > 0) {
            constexpr unsigned kShareBits = 16;
            const auto share = static_cast<uint32_t>(((powers.apparent[k] - taken) << kShareBits) / powers.apparent[k]);
            rest.active[k] = multiplyShift(powers.active[k], share, kShareBits);
            rest.reactive[k] = multiplyShift(powers.reactive[k], share, kShareBits);
            rest.apparent[k] = powers.apparent[k] - taken;
        }
    }
    return rest;
}

struct CompletedPulses {
    uint64_t count = 0;
    int64_t firstAt = 0; // how much of the added units was needed for the first pulse
};

// `units` have just been added to `energy` and have completed `wattHours` of it.
CompletedPulses completedPulses(const Energy& energy, uint64_t wattHours, uint64_t whPerPulse, int64_t units)
{
    const uint64_t wholeBefore = energy.whole - wattHours;
    const int64_t fractionBefore = energy.fraction + static_cast<int64_t>(wattHours) * kEnergyUnitsPerWh - units;
    const auto whToFirst = static_cast<int64_t>(whPerPulse - wholeBefore % whPerPulse);
    return {energy.whole / whPerPulse - wholeBefore / whPerPulse, whToFirst * kEnergyUnitsPerWh - fractionBefore};
}

constexpr Element elementOf(std::size_t phase)
{
    return static_cast<Element>(phase);
}

} // namespace

void EnergyMetering::powerOn(const PendingEnergy& pendingEnergy, const MeterRatings& ratings)
{
    *this = EnergyMetering{};
    m_thresholds = thresholdsOf(ratings);
    m_whPerFlash = ratings.led.wattHours;
    m_whPerOutputPulse = ratings.pulseOutput.wattHours;
    m_pendingEnergy = pendingEnergy;
}

EnergyMetering::Thresholds EnergyMetering::thresholdsOf(const MeterRatings& ratings)
{
    // [inferred] docs/metrology.md, section 5.3: a phase counts from 0.5 Un Ist on and stops below 0.45 Un Ist. The
    // reactive power of a counting phase has the same thresholds, so a resistive load does not change a reactive
    // register.
    const int64_t startingMilliwatts = int64_t{ratings.phaseVolts} * ratings.startingMilliamperes;
    // With ten times the current of the creep threshold over one block, the phase counts at once and not only at the
    // end of the hop, so that the LED pulses of a load that is switched on have the right time.
    const int64_t wakeMilliamperes = 10 * int64_t{ratings.startingMilliamperes} / 2;
    const int64_t wakeSquares = kCurrentLsbPerAmpere * kCurrentLsbPerAmpere * wakeMilliamperes * wakeMilliamperes
        / 1'000'000 * static_cast<int64_t>(kSetsPerBlock);
    return {
        .creepStart = squareLsbFromMilliwatts(startingMilliwatts * 50 / 100),
        .creepStop = squareLsbFromMilliwatts(startingMilliwatts * 45 / 100),
        .wakeSquares = wakeSquares,
        // Before the first decision an offset of the converter looks like a current; no offset is as large as ten times
        // this value.
        .wakeSquaresAtFirst = 100 * wakeSquares,
    };
}

// The creep threshold with its hysteresis.
bool EnergyMetering::above(int64_t power, bool counting) const
{
    return power >= (counting ? m_thresholds.creepStop : m_thresholds.creepStart);
}

EnergyMetering::Pulses EnergyMetering::processBlock(const BlockEnergy& block, EnergyAccumulators accumulators)
{
    int64_t system = 0;
    for (std::size_t k = 0; k < kPhases; ++k) {
        int64_t units = block.active[k];
        if (!m_counting[k]) {
            m_held[k] += units;
            if (block.currentSquares[k] < (m_decided ? m_thresholds.wakeSquares : m_thresholds.wakeSquaresAtFirst)) {
                continue;
            }
            m_counting[k] = true;
            units = m_held[k];
            m_held[k] = 0;
        }
        bookActive(elementOf(k), units, accumulators);
        system += units;
    }
    return bookActive(Element::system, system, accumulators);
}

EnergyMetering::Pulses EnergyMetering::processHop(const HopPowers& powers, EnergyAccumulators accumulators)
{
    int64_t released = 0;
    for (std::size_t k = 0; k < kPhases; ++k) {
        if (!m_counting[k] && powers.apparent[k] >= m_thresholds.creepStart) {
            bookActive(elementOf(k), m_held[k], accumulators);
            released += m_held[k];
        }
        m_held[k] = 0;
    }
    decide(powers);
    m_decided = true;
    const auto samples = static_cast<int64_t>(powers.hops * kSamplesPerHop);
    bookPowers(settled(powers), samples, accumulators);
    return bookActive(Element::system, released, accumulators);
}

void EnergyMetering::processUnfinishedHop(const HopPowers& powers, EnergyAccumulators accumulators)
{
    bookPowers(lessAhead(powers, m_bookedAhead), static_cast<int64_t>(kSamplesPerHop), accumulators);
}

// A window counts the hop that has just ended by one half, so at any time half a hop is still missing. The first powers
// after power-on stand for this half too: energies are right at once, and half a hop is booked ahead. It is taken back
// before the power fails, and booked again if the voltage returns.
HopPowers EnergyMetering::settled(const HopPowers& powers)
{
    if (powers.dead) {
        m_ahead = false;
        return lessAhead(powers, m_bookedAhead);
    }
    if (m_ahead) {
        return powers;
    }
    m_ahead = true;
    HopPowers booked = powers;
    for (std::size_t k = 0; k < kPhases; ++k) {
        m_bookedAhead[k] += powers.apparent[k] / 2;
        if (powers.hops == 1) {
            booked.active[k] += powers.active[k] / 2;
            booked.reactive[k] += powers.reactive[k] / 2;
            booked.apparent[k] += powers.apparent[k] / 2;
        }
    }
    return booked;
}

EnergyMetering::Pulses EnergyMetering::bookSkipped(
    const HopPowers& powers, SampleCount duration, EnergyAccumulators accumulators)
{
    decide(powers);
    // In steps of one second, so that full scale fits into 64 bits.
    Pulses pulses;
    while (duration > 0) {
        const SampleCount step = duration < kSampleRate ? duration : kSampleRate;
        duration -= step;
        const auto samples = static_cast<int64_t>(step);
        const int64_t system = bookPowers(powers, samples, accumulators);
        for (std::size_t k = 0; k < kPhases; ++k) {
            if (m_counting[k]) {
                bookActive(elementOf(k), powers.active[k] * samples, accumulators);
            }
        }
        const Pulses more = bookActive(Element::system, system * samples, accumulators);
        pulses.led += more.led;
        pulses.output += more.output;
    }
    return pulses;
}

// Which phases are above the creep threshold.
void EnergyMetering::decide(const HopPowers& powers)
{
    for (std::size_t k = 0; k < kPhases; ++k) {
        m_counting[k] = above(powers.apparent[k], m_counting[k]);
        m_countingReactive[k] = m_counting[k] && above(std::abs(powers.reactive[k]), m_countingReactive[k]);
    }
}

// Books reactive and apparent energy of the counting phases. Returns the active power of the system.
int64_t EnergyMetering::bookPowers(const HopPowers& powers, int64_t samples, EnergyAccumulators accumulators)
{
    ElementPowers system;
    system.samples = samples;
    for (std::size_t k = 0; k < kPhases; ++k) {
        if (!m_counting[k]) {
            continue;
        }
        const int64_t reactive = m_countingReactive[k] ? powers.reactive[k] : 0;
        const ElementPowers phase{powers.active[k], reactive, powers.apparent[k], samples};
        bookReactive(elementOf(k), phase, accumulators);
        bookApparent(elementOf(k), phase, accumulators);
        system.active += phase.active;
        system.reactive += phase.reactive;
        system.apparent += phase.apparent;
    }
    bookReactive(Element::system, system, accumulators);
    bookApparent(Element::system, system, accumulators);
    return system.active;
}

EnergyMetering::Pulses EnergyMetering::bookActive(Element element, int64_t units, EnergyAccumulators accumulators)
{
    PendingEnergy::Flow& flow = m_pendingEnergy.flow[static_cast<std::size_t>(element)];
    const int64_t flowedBack = -flow.reverseEnergy;
    flow.reverseEnergy += flow.exporting ? -units : units;
    const bool turns = flow.reverseEnergy < -kTurnEnergy;
    if (flow.reverseEnergy <= 0 && !turns) {
        return {};
    }
    flow.exporting = flow.exporting != turns;
    const int64_t counted = turns ? -flow.reverseEnergy : flow.reverseEnergy;
    flow.reverseEnergy = 0;

    const EnergyKind kind = flow.exporting ? EnergyKind::activeExport : EnergyKind::activeImport;
    accumulators.registers.at(accumulators.tariff, element, kind).add(counted);
    if (element != Element::system) {
        return {};
    }
    accumulators.partials.add(accumulators.tariff, kind, counted);
    const uint64_t ledWattHours = m_pendingEnergy.led.add(counted);
    const uint64_t outputWattHours = flow.exporting ? 0 : m_pendingEnergy.output.add(counted);
    if (ledWattHours == 0 && outputWattHours == 0) {
        return {};
    }
    // Energy that flowed back must be compensated first. When the direction changes, it is counted at once.
    const int64_t madeGood = turns ? -flowedBack : flowedBack;
    const CompletedPulses led = completedPulses(m_pendingEnergy.led, ledWattHours, m_whPerFlash, counted);
    const int64_t ledAt = led.firstAt + madeGood;
    Pulses pulses{.led = led.count, .ledAt = flow.exporting ? -ledAt : ledAt};
    if (outputWattHours != 0) {
        const CompletedPulses output
            = completedPulses(m_pendingEnergy.output, outputWattHours, m_whPerOutputPulse, counted);
        pulses.output = output.count;
        pulses.outputAt = output.firstAt + madeGood;
    }
    return pulses;
}

} // namespace vmeter
