// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/grid/grid_source.h"

#include <cmath>

namespace vmeter {

namespace {

// Linear interpolation between rows errs by (2 pi h / rows)^2 / 8: 3e-7 of the fundamental, 5e-4 of a 40th harmonic.
constexpr std::size_t kRowsPerCycle = 4096;

// With bursts a period is four mains cycles; the angle is counted modulo that whatever the shape.
constexpr double kCommonPeriod = 4;

} // namespace

GridSource::GridSource(const SamplingClock& clock)
    : m_clock(clock)
    , m_waveform(GridInput{}, 1)
{
    setInput(GridInput{}, false);
}

void GridSource::setInput(const GridInput& input, bool moving)
{
    m_turnStep = input.supply.frequencyHz / m_clock.rateHz;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        m_skewTurn[lane] = m_clock.skewSeconds[lane] * input.supply.frequencyHz;
    }
    m_waveform = Waveform(input, m_turnStep);
    m_period = m_waveform.period();
    m_moving = moving;
    if (!moving) {
        buildTable(m_waveform);
    }
}

void GridSource::buildTable(const Waveform& waveform)
{
    const std::size_t rows = kRowsPerCycle * m_period;
    m_table.resize(rows + 1);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        for (std::size_t row = 0; row < rows; ++row) {
            const double turn = static_cast<double>(row) / kRowsPerCycle + m_skewTurn[lane];
            m_table[row][lane] = static_cast<float>(waveform.at(lane, turn));
        }
        m_table[rows][lane] = m_table[0][lane];
    }
}

void GridSource::fill(AnalogBlock& block, std::size_t first, std::size_t count)
{
    if (m_moving) {
        fillDirectly(block, first, count);
    } else {
        fillFromTable(block, first, count);
    }
}

void GridSource::fillFromTable(AnalogBlock& block, std::size_t first, std::size_t count)
{
    const double rows = static_cast<double>(kRowsPerCycle * m_period);
    const double start = std::fmod(m_turn, m_period) * kRowsPerCycle;
    for (std::size_t n = first; n < first + count; ++n) {
        double position = start + static_cast<double>(n - first) * m_turnStep * kRowsPerCycle;
        if (position >= rows) {
            position -= rows * std::floor(position / rows);
        }
        const auto row = static_cast<std::size_t>(position);
        const auto part = static_cast<float>(position - static_cast<double>(row));
        const std::array<float, kLanes>& low = m_table[row];
        const std::array<float, kLanes>& high = m_table[row + 1];
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            block.set[n][lane] = low[lane] + part * (high[lane] - low[lane]);
        }
    }
    m_turn = std::fmod(m_turn + static_cast<double>(count) * m_turnStep, kCommonPeriod);
}

void GridSource::fillDirectly(AnalogBlock& block, std::size_t first, std::size_t count)
{
    for (std::size_t n = first; n < first + count; ++n) {
        const double turn = m_turn + static_cast<double>(n - first) * m_turnStep;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            block.set[n][lane] = static_cast<float>(m_waveform.at(lane, turn + m_skewTurn[lane]));
        }
    }
    m_turn = std::fmod(m_turn + static_cast<double>(count) * m_turnStep, kCommonPeriod);
}

} // namespace vmeter
