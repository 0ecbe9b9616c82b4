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

// What the decimation filter leaves of a sine that turns by `sampleTurn` cycles in a sampling interval.
double response(Decimation decimation, double sampleTurn)
{
    if (decimation == Decimation::ideal) {
        return 1;
    }
    const double x = std::numbers::pi * sampleTurn;
    const double average = std::sin(x) / x;
    return average * average * average;
}

// Integral from 0 to x of a gate that conducts in the second half of each unit.
double conductedSecondHalf(double x)
{
    const double whole = std::floor(x);
    return whole / 2 + std::max(0.0, x - whole - 0.5);
}

} // namespace

Waveform::Waveform(const GridInput& input, double sampleTurn, Decimation decimation)
    : m_sampleTurn(sampleTurn)
{
    for (std::size_t terminal = 0; terminal < 3; ++terminal) {
        if (input.wiring.open[terminal]) {
            continue;
        }
        const auto conductor = static_cast<std::size_t>(input.wiring.conductorAt[terminal]);
        const auto add = [&](Channel& channel, double rms, double turn, const std::vector<Harmonic>& harmonics) {
            const double peak = rms * std::numbers::sqrt2;
            channel.turn = turn;
            channel.components.push_back({peak * response(decimation, sampleTurn), 1, turn});
            for (const Harmonic& harmonic : harmonics) {
                const auto order = static_cast<double>(harmonic.order);
                channel.components.push_back({peak * harmonic.percent / 100 * response(decimation, order * sampleTurn),
                    order, order * turn + harmonic.angleDeg / kDegreesPerTurn});
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
    return shaped(channel, value, conduction(channel, turn));
}

std::vector<double> sineCycle(std::size_t rows)
{
    std::vector<double> sine(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        sine[row] = sineOfTurn(static_cast<double>(row) / static_cast<double>(rows));
    }
    return sine;
}

std::vector<double> Waveform::tabulate(std::size_t lane, std::span<const double> sine, double turn) const
{
    const Channel& channel = m_channels[lane];
    const std::size_t rows = sine.size();
    std::vector<double> cycle(rows);
    // A harmonic runs through the same sines in larger steps: sin(h x + d) = sin(h x) cos d + cos(h x) sin d.
    for (const Component& component : channel.components) {
        const double offset = component.order * turn + component.turn;
        const double inPhase = component.amplitude * sineOfTurn(offset + 0.25);
        const double quadrature = component.amplitude * sineOfTurn(offset);
        const auto step = static_cast<std::size_t>(component.order);
        std::size_t at = 0;
        std::size_t ahead = rows / 4;
        for (double& value : cycle) {
            value += inPhase * sine[at] + quadrature * sine[ahead];
            at += step;
            at -= at >= rows ? rows : 0;
            ahead += step;
            ahead -= ahead >= rows ? rows : 0;
        }
    }
    if (channel.shape == CurrentShape::sine && m_period == 1) {
        return cycle;
    }
    std::vector<double> table;
    table.reserve(rows * m_period);
    for (unsigned cycleNumber = 0; cycleNumber < m_period; ++cycleNumber) {
        for (std::size_t row = 0; row < rows; ++row) {
            const double rowTurn = turn + cycleNumber + static_cast<double>(row) / static_cast<double>(rows);
            table.push_back(shaped(channel, cycle[row], conduction(channel, rowTurn)));
        }
    }
    return table;
}

double Waveform::shaped(const Channel& channel, double value, double conduction)
{
    if (channel.shape == CurrentShape::halfWave && !channel.components.empty()) {
        // The positive half of the conductor's own sine; a reversed terminal sees it negative.
        const bool reversed = channel.components.front().amplitude < 0;
        return reversed ? std::min(value, 0.0) : std::max(value, 0.0);
    }
    return value * conduction;
}

double Waveform::conduction(const Channel& channel, double turn) const
{
    const bool burst = channel.shape == CurrentShape::burst2on2off;
    if (!burst && channel.shape != CurrentShape::phaseFired90) {
        return 1;
    }
    // In units of what repeats: a half-cycle, or two cycles off after two on (shifted to end with the conducting half).
    const double unit = burst ? kBurstCycles : 0.5;
    const double x = (turn + channel.turn) / unit + (burst ? 0.5 : 0);
    const double width = m_sampleTurn / unit;
    return (conductedSecondHalf(x + width / 2) - conductedSecondHalf(x - width / 2)) / width;
}

} // namespace vmeter
