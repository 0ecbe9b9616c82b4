// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/grid/grid_source.h"

namespace vmeter {

namespace {

// Linear interpolation between rows errs by (2 pi h / rows)^2 / 8: 3e-7 of the fundamental, 5e-4 of a 40th harmonic.
constexpr unsigned kRowBits = 12;
constexpr std::size_t kRowsPerCycle = std::size_t{1} << kRowBits;

constexpr unsigned kCycleBits = 62;
constexpr double kAnglePerCycle = 4611686018427387904.0; // 2^62
constexpr unsigned kRowShift = kCycleBits - kRowBits;

// The part of a row, as a float takes it without rounding.
constexpr unsigned kPartBits = 24;
constexpr float kPartScale = 1.0F / (1 << kPartBits);

} // namespace

GridSource::GridSource(const SamplingClock& clock)
    : m_clock(clock)
    , m_waveform(GridInput{}, 1)
{
    setInput(GridInput{}, false);
}

void GridSource::setInput(const GridInput& input, bool moving)
{
    const double sampleTurn = input.supply.frequencyHz / m_clock.rateHz;
    m_angleStep = static_cast<uint64_t>(sampleTurn * kAnglePerCycle);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        m_skewTurn[lane] = m_clock.skewSeconds[lane] * input.supply.frequencyHz;
    }
    m_waveform = Waveform(input, sampleTurn);
    m_period = m_waveform.period();
    m_moving = moving;
    if (!moving) {
        buildTable(m_waveform);
    }
}

void GridSource::buildTable(const Waveform& waveform)
{
    const std::size_t rows = kRowsPerCycle * m_period;
    m_table.resize(rows);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        for (std::size_t row = 0; row < rows; ++row) {
            const double turn = static_cast<double>(row) / kRowsPerCycle + m_skewTurn[lane];
            m_table[row].value[lane] = static_cast<float>(waveform.at(lane, turn));
        }
        for (std::size_t row = 0; row < rows; ++row) {
            const Row& next = m_table[row + 1 == rows ? 0 : row + 1];
            m_table[row].slope[lane] = next.value[lane] - m_table[row].value[lane];
        }
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
    const std::size_t rowMask = kRowsPerCycle * m_period - 1; // a period is one cycle or four
    const Row* const table = m_table.data();
    uint64_t angle = m_angle;
    for (std::size_t n = first; n < first + count; ++n) {
        const Row& row = table[(angle >> kRowShift) & rowMask];
        const auto part = static_cast<int32_t>((angle >> (kRowShift - kPartBits)) & ((1U << kPartBits) - 1));
        const float fraction = static_cast<float>(part) * kPartScale;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            block.set[n][lane] = row.value[lane] + fraction * row.slope[lane];
        }
        angle += m_angleStep;
    }
    m_angle = angle;
}

void GridSource::fillDirectly(AnalogBlock& block, std::size_t first, std::size_t count)
{
    for (std::size_t n = first; n < first + count; ++n) {
        const double turn = static_cast<double>(m_angle) / kAnglePerCycle;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            block.set[n][lane] = static_cast<float>(m_waveform.at(lane, turn + m_skewTurn[lane]));
        }
        m_angle += m_angleStep;
    }
}

} // namespace vmeter
