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

// Modified Bessel function of the first kind, order 0.
double bessel(double x)
{
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-17 * sum; ++k) {
        term *= (x / 2 / k) * (x / 2 / k);
        sum += term;
    }
    return sum;
}

// Step response of a decimation filter that is flat: a sinc in a Kaiser window of 32 samples, flat to 3.7 kHz at 8000
// samples a second. What a jump contains above that is filtered, not folded down. With this band limit a current that
// is fired at 90 deg reads the same wherever the jump lies between two samples, to 0.02 %. [inferred]
class FlatStep {
public:
    FlatStep()
    {
        std::vector<double> kernel(kFineRows + 1);
        for (std::size_t row = 0; row <= kFineRows; ++row) {
            kernel[row] = impulse(static_cast<double>(row) / (kRowsPerSample * kFinePerRow) - kHalfLength);
        }
        m_rows.resize(kFineRows / kFinePerRow + 1);
        double sum = 0;
        for (std::size_t row = 1; row <= kFineRows; ++row) {
            sum += kernel[row - 1] + kernel[row];
            if (row % kFinePerRow == 0) {
                m_rows[row / kFinePerRow] = sum;
            }
        }
        for (double& row : m_rows) {
            row /= sum;
        }
    }

    [[nodiscard]] double at(double samples) const
    {
        const double place = (samples + kHalfLength) * kRowsPerSample;
        if (place <= 0) {
            return 0;
        }
        const auto row = static_cast<std::size_t>(place);
        if (row + 1 >= m_rows.size()) {
            return 1;
        }
        return m_rows[row] + (place - static_cast<double>(row)) * (m_rows[row + 1] - m_rows[row]);
    }

private:
    static constexpr int kHalfLength = 16; // samples
    static constexpr int kRowsPerSample = 64;
    static constexpr int kFinePerRow = 8;
    static constexpr std::size_t kFineRows = std::size_t{2} * kHalfLength * kRowsPerSample * kFinePerRow;

    static double impulse(double samples)
    {
        constexpr double kCutOff = 0.52; // of the sampling rate
        constexpr double kBeta = 6;
        const double angle = 2 * std::numbers::pi * kCutOff * samples;
        const double sinc = angle == 0 ? 1 : std::sin(angle) / angle;
        const double inWindow = 1 - samples * samples / (kHalfLength * kHalfLength);
        return sinc * bessel(kBeta * std::sqrt(std::max(0.0, inWindow)));
    }

    std::vector<double> m_rows;
};

// Step response of three averages over a sampling interval: the integral of a quadratic spline.
double sinc3Step(double samples)
{
    constexpr std::array<double, 4> kBinomials{1, -3, 3, -1};
    double sum = 0;
    for (std::size_t knot = 0; knot < kBinomials.size(); ++knot) {
        const double behind = samples + 1.5 - static_cast<double>(knot);
        sum += behind > 0 ? kBinomials[knot] * behind * behind * behind / 6 : 0;
    }
    return samples >= 1.5 ? 1 : sum;
}

// A jump from 0 to 1 as the converter delivers it, `samples` behind the jump.
double step(Decimation decimation, double samples)
{
    static const FlatStep flat;
    return decimation == Decimation::ideal ? flat.at(samples) : sinc3Step(samples);
}

} // namespace

Waveform::Waveform(const TerminalQuantities& terminals, double sampleTurn, Decimation decimation)
    : m_sampleTurn(sampleTurn)
    , m_decimation(decimation)
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
    const double units = (turn + part.components.front().turn) / unit + (burst ? 0.5 : 0);
    const double place = units - std::floor(units);
    const double samplesPerUnit = unit / m_sampleTurn;
    const auto jumpAt = [&](double jump) { return step(m_decimation, (place - jump) * samplesPerUnit); };
    // Off behind 0, on behind one half, off behind 1. The filter is shorter than the distance to the next jumps.
    return 1 - jumpAt(0) + jumpAt(0.5) - jumpAt(1);
}

} // namespace vmeter
