// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/true_power.h"

#include "virtualhw/terminals/grid/waveform.h"

#include <cmath>
#include <vector>

namespace vmeter {

namespace {

// A multiple of 12, so that the edges of phase-fired currents lie on a row in all phases; products of two orders up to
// 40 are far below it.
constexpr std::size_t kTableRows = 960;

struct Moments {
    double squares = 0;
    Phasor fundamental; ///< rms
};

Moments momentsOf(const std::vector<double>& values, const std::vector<double>& sine)
{
    Moments moments;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t row = i % kTableRows;
        moments.squares += values[i] * values[i];
        moments.fundamental += values[i] * Phasor{sine[row], sine[(row + kTableRows / 4) % kTableRows]};
    }
    const auto count = static_cast<double>(values.size());
    moments.squares /= count;
    moments.fundamental *= std::sqrt(2.0) / count;
    return moments;
}

} // namespace

TruePowers truePowers(const GridInput& input)
{
    static const std::vector<double> kSine = sineCycle(kTableRows);
    const Waveform waveform(atTerminals(input), 1.0 / kTableRows);
    TruePowers powers{};
    for (std::size_t phase = 0; phase < kSystemPower; ++phase) {
        const std::vector<double> voltage = waveform.tabulate(phase, kSine, 0);
        const std::vector<double> current = waveform.tabulate(kCurrentLane + phase, kSine, 0);
        const Moments u = momentsOf(voltage, kSine);
        const Moments i = momentsOf(current, kSine);
        TruePower& power = powers[phase];
        for (std::size_t row = 0; row < voltage.size(); ++row) {
            power.active += voltage[row] * current[row];
        }
        power.active /= static_cast<double>(voltage.size());
        power.reactive = (u.fundamental * std::conj(i.fundamental)).imag();
        power.volts = std::sqrt(u.squares);
        power.amperes = std::sqrt(i.squares);
        TruePower& system = powers[kSystemPower];
        system.active += power.active;
        system.reactive += power.reactive;
        system.volts += power.volts / kSystemPower;
        system.amperes += power.amperes / kSystemPower;
    }
    return powers;
}

} // namespace vmeter
