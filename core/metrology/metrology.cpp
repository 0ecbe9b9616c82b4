// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/metrology.h"

#include "core/metrology/window_values.h"

#include <algorithm>
#include <limits>

namespace vmeter {

namespace {

constexpr Microhertz kNominalFrequency{50'000'000};

// A power factor counts as leading only if Q exceeds what noise and phase errors cause for a resistive load: at a power
// factor of 1.000 the register has no sign. [inferred]
constexpr int64_t kLeadingShare = 256;

PowerFactor powerFactor(int64_t active, int64_t reactive, int64_t apparent)
{
    if (apparent <= 0) {
        return {};
    }
    int64_t magnitude = active < 0 ? -active : active;
    const int64_t reactiveMagnitude = reactive < 0 ? -reactive : reactive;
    const bool leading
        = !isInductive(quadrantOf(active, reactive, apparent)) && reactiveMagnitude > apparent / kLeadingShare;
    // Halved, because the ratio stays the same and the product must fit.
    while (apparent > std::numeric_limits<int64_t>::max() / 1'000'000) {
        magnitude /= 2;
        apparent /= 2;
    }
    int64_t millionths = magnitude >= apparent ? 1'000'000 : magnitude * 1'000'000 / apparent;
    if (leading) {
        millionths = -millionths;
    }
    return {static_cast<int32_t>(millionths), true};
}

} // namespace

void Metrology::powerOn(const Calibration& calibration, const MeterRatings& ratings)
{
    *this = Metrology{};
    const int64_t percent = int64_t{ratings.phaseVolts} * 1'000'000 / 100;
    // [inferred] docs/metrology.md, section 4: a phase is missing below 0.45 Un and there again above 0.55 Un.
    m_missingBelow = {percent * 45};
    m_presentAbove = {percent * 55};
    // Below a quarter of the rated voltage over a block of 5 ms, wherever in the cycle it lies.
    const int64_t deadLsb = (int64_t{1} << 23) * ratings.phaseVolts / (int64_t{4} * kFullScaleVolts);
    m_deadSquares = deadLsb * deadLsb * static_cast<int64_t>(kSetsPerBlock);
    m_calibration = calibration;
    for (std::size_t k = 0; k < kPhases; ++k) {
        m_powerGain[k] = productGain(calibration.voltageGain[k], calibration.currentGain[k]);
    }
    m_oscillator.setFrequency(kNominalFrequency);
}

const BlockEnergy& Metrology::process(const SampleBlock& block)
{
    Oscillator::Block oscillator;
    m_oscillator.next(oscillator);
    m_dcOfBlock = m_dc;
    const BlockSums sums = sumBlock(block, m_dc, oscillator);
    for (std::size_t k = 0; k < kPhases; ++k) {
        for (const auto& step : sums.steps) {
            m_crossings[k].process(step[k]);
        }
        m_secondOverRange[k] = m_secondOverRange[k] || sums.overRange[k];
        m_offsetOfBlock[k] = offset(m_calibration.activeOffset, k);
        m_blockEnergy.active[k] = m_energyGain[k].apply(sums.power.ui[k], m_powerGain[k])
            + m_offsetOfBlock[k] * static_cast<int64_t>(kSetsPerBlock);
        m_blockEnergy.currentSquares[k] = sums.power.ii[k];
        m_squaresOfBlock[k] = sums.power.uu[k];
    }
    addWeighted(sums, kRisingWeight[m_blockInHop], m_rising, m_plain);

    followFrequency();

    m_hopEnded = false;
    m_secondEnded = false;
    if (++m_blockInHop == kBlocksPerHop) {
        m_blockInHop = 0;
        endHop();
    }
    return m_blockEnergy;
}

void Metrology::endHop()
{
    for (std::size_t n = 0; n < kMoments; ++n) {
        m_window[n] = m_risingBefore[n];
        m_window[n].addWhole(m_plain[n]);
        m_window[n] -= m_rising[n];
    }
    m_risingBefore = m_rising;
    m_rising = {};
    m_plain = {};

    ++m_hopsWithoutPowers;
    // The first hop has no rising half before it.
    if (++m_hops >= 2) {
        m_hops = 2;
        if (m_dcKnown) {
            evaluateWindow();
            updateDc();
        } else {
            // [inferred] Without a known offset nothing is measured; the first window only determines the offset.
            updateDc();
            m_dcBefore = m_dc;
            m_dcKnown = true;
            m_hops = 0;
        }
    }
    endSpans();

    if (++m_hopInSecond == kHopsPerSecond) {
        m_hopInSecond = 0;
        endSecond();
    }
}

void Metrology::evaluateWindow()
{
    const WindowValues values = windowValues(m_window, 1, m_calibration);
    const WindowPhasors phasors = windowPhasors(m_window);
    for (std::size_t k = 0; k < kPhases; ++k) {
        const Microvolts voltage = microvolts(values.voltageRms[k], m_calibration.voltageGain[k]);
        m_missing[k] = voltage < (m_missing[k] ? m_presentAbove : m_missingBelow);
        m_hopPowers.active[k] = values.active[k] + offset(m_calibration.activeOffset, k);
        m_hopPowers.apparent[k] = values.apparent[k];
        m_hopPowers.reactive[k]
            = multiplyShift(reactivePower(phasors.voltage[k], phasors.current[k]), m_powerGain[k], 30)
            + offset(m_calibration.reactiveOffset, k);
        m_secondActive[k] += m_hopPowers.active[k];
        m_secondReactive[k] += m_hopPowers.reactive[k];
    }
    for (std::size_t n = 0; n < kMoments; ++n) {
        m_second[n] += m_window[n];
    }
    ++m_windowsInSecond;
    m_sequence
        = m_missing[0] || m_missing[1] || m_missing[2] ? PhaseSequence::notDetermined : phaseSequence(phasors.voltage);
    m_hopPowers.hops = m_hopsWithoutPowers;
    m_hopPowers.dead = std::all_of(
        m_squaresOfBlock.begin(), m_squaresOfBlock.end(), [&](int64_t squares) { return squares < m_deadSquares; });
    m_hopsWithoutPowers = 0;
    m_hopEnded = true;
}

HopPowers Metrology::unfinishedHop() const
{
    HopPowers unfinished;
    if (m_blockInHop == 0 && !m_hopPowers.dead) {
        return unfinished;
    }
    WindowMoments rest = m_risingBefore;
    for (std::size_t n = 0; n < kMoments; ++n) {
        rest[n].addWhole(m_plain[n]);
    }
    const WindowValues values = windowValues(rest, 1, m_calibration);
    for (std::size_t k = 0; k < kPhases; ++k) {
        if (m_hopPowers.apparent[k] <= 0) {
            continue;
        }
        // Voltage and current have vanished together, which makes a product of phasors too small. So the last hop says
        // how much of the apparent power is active and reactive.
        constexpr unsigned kRatioBits = 16;
        const int64_t ratio = (values.apparent[k] << kRatioBits) / m_hopPowers.apparent[k];
        const auto factor = static_cast<uint32_t>(std::min<int64_t>(ratio, std::numeric_limits<uint32_t>::max()));
        unfinished.apparent[k] = values.apparent[k];
        unfinished.active[k] = multiplyShift(m_hopPowers.active[k], factor, kRatioBits);
        unfinished.reactive[k] = multiplyShift(m_hopPowers.reactive[k], factor, kRatioBits);
    }
    return unfinished;
}

// Within the hop, because a reference that turns with the frequency of the hop before would lose 0.7 % of the reactive
// power while the frequency changes by 1 Hz/s.
void Metrology::followFrequency()
{
    for (CrossingDetector& crossings : m_crossings) {
        if (const Microhertz newest = crossings.takeNewest(); newest.value != 0) {
            m_oscillator.setFrequency(newest);
            m_followed = true;
        }
    }
}

void Metrology::endSpans()
{
    for (std::size_t k = 0; k < kPhases; ++k) {
        const CrossingDetector::Span span = m_crossings[k].releaseSpan();
        m_secondSpan[k] += span;
        if (!m_followed && span.cycles > 0) {
            m_oscillator.setFrequency(span.frequency());
            m_followed = true;
        }
    }
    m_followed = false;
}

void Metrology::updateDc()
{
    // Both halves of a window have the same weight, so the mean of the window is the remaining mean plus the mean of
    // the two subtracted estimates. Rows as in PowerSums: u, then i.
    const auto next = [&](std::size_t row, int32_t before, int32_t now) {
        return static_cast<int32_t>((2 * m_window[row].mean(8, 1) + 256 * (int64_t{before} + now) + 256) >> 9);
    };
    const DcEstimate now = m_dc;
    for (std::size_t k = 0; k < kPhases; ++k) {
        m_dc.u[k] = next(k, m_dcBefore.u[k], now.u[k]);
        m_dc.i[k] = next(kPhases + k, m_dcBefore.i[k], now.i[k]);
    }
    m_dcBefore = now;
}

void Metrology::endSecond()
{
    const unsigned windows = m_windowsInSecond;
    const WindowValues values = windowValues(m_second, windows, m_calibration);
    Measurements& m = m_measurements;
    int64_t active = 0;
    int64_t reactive = 0;
    int64_t apparent = 0;
    m.system = {};
    m.frequency = {};
    for (std::size_t k = 0; k < kPhases; ++k) {
        const int64_t p = m_secondActive[k] / windows;
        const int64_t q = m_secondReactive[k] / windows;
        const int64_t s = values.apparent[k];
        ElementMeasurement& phase = m.phase[k];
        phase.voltage = microvolts(values.voltageRms[k], m_calibration.voltageGain[k]);
        phase.current = microamperes(values.currentRms[k], m_calibration.currentGain[k]);
        phase.activePower = {microwatts(p)};
        phase.reactivePower = {microwatts(q)};
        phase.apparentPower = {microwatts(s)};
        phase.powerFactor = powerFactor(p, q, s);
        active += p;
        reactive += q;
        apparent += s;
        m.system.voltage += phase.voltage;
        m.system.current += phase.current;
        m.missing[k] = m_missing[k];
        m.overRange[k] = m_secondOverRange[k];
        if (m.frequency.value == 0 && !m_missing[k]) {
            m.frequency = m_secondSpan[k].frequency();
        }
    }
    m.system.voltage.value /= static_cast<int64_t>(kPhases);
    m.system.current.value /= static_cast<int64_t>(kPhases);
    m.system.activePower = {microwatts(active)};
    m.system.reactivePower = {microwatts(reactive)};
    m.system.apparentPower = {microwatts(apparent)};
    m.system.powerFactor = powerFactor(active, reactive, apparent);
    m.lineVoltage = lineVoltages(m_second, windows, m_calibration);
    m.systemLineVoltage = {(m.lineVoltage[0] + m.lineVoltage[1] + m.lineVoltage[2]).value / 3};
    m.sequence = m_sequence;
    m.neutralCurrent = neutralCurrent(m_second, windows, m_calibration);

    m_second = {};
    m_secondActive = {};
    m_secondReactive = {};
    m_secondSpan = {};
    m_secondOverRange = {};
    m_windowsInSecond = 0;
    m_secondEnded = true;
}

std::size_t Metrology::locate(const SampleBlock& block, const std::array<bool, kPhases>& counting, int64_t units) const
{
    std::array<int64_t, kPhases> sum{};
    for (std::size_t n = 0; n < kSetsPerBlock; ++n) {
        int64_t energy = 0;
        for (std::size_t k = 0; k < kPhases; ++k) {
            const int64_t u = block[n].u[k] - m_dcOfBlock.u[k];
            const int64_t i = block[n].i[k] - m_dcOfBlock.i[k];
            sum[k] += u * i;
            if (counting[k]) {
                energy += multiplyShift(sum[k], m_powerGain[k], 30) + static_cast<int64_t>(n + 1) * m_offsetOfBlock[k];
            }
        }
        if (units >= 0 ? energy >= units : energy <= units) {
            return n;
        }
    }
    return kSetsPerBlock - 1;
}

} // namespace vmeter
