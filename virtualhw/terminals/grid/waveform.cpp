// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/waveform.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vmeter {

namespace {

constexpr double kBurstCycles = 4;

double sineOfTurn(double turn)
{
    return std::sin(2 * std::numbers::pi * (turn - std::floor(turn)));
}

// Gain of the decimation filter for a sine that turns by `sampleTurn` cycles in a sampling interval.
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

Waveform::Waveform(const TerminalQuantities& terminals, double sampleTurn, Decimation decimation)
    : m_sampleTurn(sampleTurn)
{
    const auto filtered = [&](CurrentPart part) {
        for (SineComponent& component : part.components) {
            component.peak *= response(decimation, component.order * sampleTurn);
        }
        return part;
    };
    for (std::size_t terminal = 0; terminal < terminals.voltage.size(); ++terminal) {
        m_channels[terminal] = {filtered({terminals.voltage[terminal]})};
        for (const CurrentPart& part : terminals.current[terminal]) {
            m_channels[kCurrentLane + terminal].push_back(filtered(part));
            if (part.shape == CurrentShape::burst2on2off && part.components.front().peak != 0) {
                m_period = static_cast<unsigned>(kBurstCycles);
            }
        }
    }
}

double Waveform::at(std::size_t lane, double turn) const
{
    double sum = 0;
    for (const CurrentPart& part : m_channels[lane]) {
        double value = 0;
        for (const SineComponent& component : part.components) {
            value += component.peak * sineOfTurn(component.order * turn + component.turn);
        }
        sum += shaped(part, value, conduction(part, turn));
    }
    return sum;
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
    std::vector<double> table(sine.size() * m_period);
    for (const CurrentPart& part : m_channels[lane]) {
        tabulatePart(part, sine, turn, table);
    }
    return table;
}

void Waveform::tabulatePart(
    const CurrentPart& part, std::span<const double> sine, double turn, std::vector<double>& table) const
{
    const std::size_t rows = sine.size();
    std::vector<double> cycle(rows);
    // A harmonic uses the same table of sines with larger steps: sin(h x + d) = sin(h x) cos d + cos(h x) sin d.
    for (const SineComponent& component : part.components) {
        const double offset = component.order * turn + component.turn;
        const double inPhase = component.peak * sineOfTurn(offset + 0.25);
        const double quadrature = component.peak * sineOfTurn(offset);
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
    const bool gated = part.shape == CurrentShape::phaseFired90 || part.shape == CurrentShape::burst2on2off;
    for (unsigned cycleNumber = 0; cycleNumber < m_period; ++cycleNumber) {
        for (std::size_t row = 0; row < rows; ++row) {
            const double rowTurn = turn + cycleNumber + static_cast<double>(row) / static_cast<double>(rows);
            table[cycleNumber * rows + row] += shaped(part, cycle[row], gated ? conduction(part, rowTurn) : 1);
        }
    }
}

double Waveform::shaped(const CurrentPart& part, double value, double conduction)
{
    const bool cut = part.shape == CurrentShape::halfWave && value < 0;
    return cut ? 0 : part.sign * value * conduction;
}

double Waveform::conduction(const CurrentPart& part, double turn) const
{
    const bool burst = part.shape == CurrentShape::burst2on2off;
    if (!burst && part.shape != CurrentShape::phaseFired90) {
        return 1;
    }
    // In units of the repeating part: a half-cycle, or two cycles on and two off (shifted so that it ends with the
    // conducting half).
    const double unit = burst ? kBurstCycles : 0.5;
    const double x = (turn + part.components.front().turn) / unit + (burst ? 0.5 : 0);
    const double width = m_sampleTurn / unit;
    return (conductedSecondHalf(x + width / 2) - conductedSecondHalf(x - width / 2)) / width;
}

} // namespace vmeter
