// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/grid/waveform.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {

namespace {

constexpr double kDegreesPerTurn = 360;
constexpr double kBurstCycles = 4;

double sineOfTurn(double turn)
{
    return std::sin(2 * std::numbers::pi * (turn - std::floor(turn)));
}

// Integral from 0 to x of a gate that conducts in the second half of each unit.
double conductedSecondHalf(double x)
{
    const double whole = std::floor(x);
    return whole / 2 + std::max(0.0, x - whole - 0.5);
}

} // namespace

Waveform::Waveform(const GridInput& input, double sampleTurn)
    : m_sampleTurn(sampleTurn)
{
    for (std::size_t terminal = 0; terminal < 3; ++terminal) {
        if (input.wiring.open[terminal]) {
            continue;
        }
        const auto conductor = static_cast<std::size_t>(input.wiring.conductorAt[terminal]);
        const auto add = [](Channel& channel, double rms, double turn, const std::vector<Harmonic>& harmonics) {
            const double peak = rms * std::numbers::sqrt2;
            channel.turn = turn;
            channel.components.push_back({peak, 1, turn});
            for (const Harmonic& harmonic : harmonics) {
                channel.components.push_back({peak * harmonic.percent / 100, static_cast<double>(harmonic.order),
                    harmonic.order * turn + harmonic.angleDeg / kDegreesPerTurn});
            }
        };
        const double voltageTurn = input.supply.voltageAngleDeg[conductor] / kDegreesPerTurn;
        add(m_channels[terminal], input.supply.voltage[conductor], voltageTurn,
            input.supply.voltageHarmonics[conductor]);

        Channel& current = m_channels[kCurrentLane + terminal];
        const double sign = input.wiring.reversed[terminal] ? -1 : 1;
        add(current, sign * input.load.current[conductor], voltageTurn - input.load.phiDeg[conductor] / kDegreesPerTurn,
            input.load.currentHarmonics[conductor]);
        current.shape = input.load.shape[conductor];
        if (current.shape == CurrentShape::burst2on2off && input.load.current[conductor] != 0) {
            m_period = static_cast<unsigned>(kBurstCycles);
        }
    }
}

double Waveform::at(std::size_t lane, double turn) const
{
    const Channel& channel = m_channels[lane];
    double value = 0;
    for (const Component& component : channel.components) {
        value += component.amplitude * sineOfTurn(component.order * turn + component.turn);
    }
    switch (channel.shape) {
    case CurrentShape::sine:
        return value;
    case CurrentShape::halfWave: {
        // The positive half of the conductor's own sine; a reversed terminal sees it negative.
        const bool reversed = channel.components.front().amplitude < 0;
        return reversed ? std::min(value, 0.0) : std::max(value, 0.0);
    }
    case CurrentShape::phaseFired90:
    case CurrentShape::burst2on2off:
        return value * conduction(channel.shape, turn + channel.turn);
    }
    return value;
}

double Waveform::conduction(CurrentShape shape, double turn) const
{
    // In units of what repeats: a half-cycle, or two cycles off after two on (shifted to end with the conducting half).
    const double unit = shape == CurrentShape::phaseFired90 ? 0.5 : kBurstCycles;
    const double x = turn / unit + (shape == CurrentShape::burst2on2off ? 0.5 : 0);
    const double width = m_sampleTurn / unit;
    return (conductedSecondHalf(x + width / 2) - conductedSecondHalf(x - width / 2)) / width;
}

} // namespace vmeter
