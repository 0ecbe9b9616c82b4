// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/grid/grid_source.h"

#include <cmath>
#include <cstring>

namespace vmeter {

namespace {

// The error of linear interpolation between rows is (2 pi h / rows)^2 / 8: 8e-8 of the fundamental, 1.2e-4 of a 40th
// harmonic. There are 50 rows for each sample at 50 Hz, so a converter with an exact clock needs no interpolation.
constexpr std::size_t kFineRows = 8000;

// Number of rows for one step of a ramp: errors are 3e-6 of the fundamental, 5e-3 of a 40th harmonic.
constexpr std::size_t kCoarseRows = 1280;

constexpr unsigned kCycleBits = 62;
constexpr double kAnglePerCycle = 4611686018427387904.0; // 2^62

// Number of bits of the angle that are used for the position in the table; multiplied by the rows of four cycles the
// result fits into 64 bits.
constexpr unsigned kAngleBits = 46;

// The position in the table has 24 fractional bits, which a float holds without rounding.
constexpr unsigned kPartBits = 24;
constexpr float kPartScale = 1.0F / (1 << kPartBits);

// Processes all lanes at once. The compiler does not know that table and block do not overlap.
using LaneVector [[gnu::vector_size(kLanes * sizeof(float))]] = float;

struct TableWalk {
    const TableRow* table;
    uint64_t rowsPerCycle;
    uint64_t periodMask;
    uint64_t angleStep;
};

// Returns the angle after the last set. Multiplications and additions are not fused (no FMA), so that all function
// clones give the same bits.
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) // it does not run yet when the loader chooses a clone
[[gnu::target_clones("avx2", "default")]]
#endif
uint64_t
interpolate(const TableWalk& walk, uint64_t angle, AnalogBlock& block, std::size_t first, std::size_t count)
{
    for (std::size_t n = first; n < first + count; ++n) {
        const uint64_t coarse = (angle & walk.periodMask) >> (kCycleBits - kAngleBits);
        const uint64_t place = (coarse * walk.rowsPerCycle) >> (kAngleBits - kPartBits);
        const TableRow& row = walk.table[place >> kPartBits];
        const auto part = static_cast<int32_t>(place & ((1U << kPartBits) - 1));
        const float fraction = static_cast<float>(part) * kPartScale;
        LaneVector value;
        LaneVector slope;
        std::memcpy(&value, row.value.data(), sizeof value);
        std::memcpy(&slope, row.slope.data(), sizeof slope);
        value += fraction * slope;
        std::memcpy(block.set[n].data(), &value, sizeof value);
        angle += walk.angleStep;
    }
    return angle;
}

} // namespace

GridSource::GridSource(const AnalogPath& path)
    : m_path(path)
    , m_waveform(TerminalQuantities{}, 1)
{
    setInput(GridInput{}, TableMode::steady);
}

void GridSource::setInput(const GridInput& input, TableMode tableMode)
{
    const double sampleTurn = input.supply.frequencyHz / m_path.rateHz;
    m_angleStep = static_cast<uint64_t>(std::llround(sampleTurn * kAnglePerCycle));
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        m_skewTurn[lane] = m_path.skewSeconds[lane] * input.supply.frequencyHz;
    }
    const TerminalQuantities terminals = atTerminals(input);
    const PerPhase<TerminalPhasors> phasors = fundamentals(terminals);
    for (std::size_t k = 0; k < phasors.size(); ++k) {
        m_terminalVolts[k] = std::abs(phasors[k].voltage);
    }
    m_waveform = Waveform(terminals, sampleTurn, m_path.decimation);
    m_period = m_waveform.period();
    m_tableMode = tableMode;
    if (tableMode != TableMode::changing) {
        buildTable();
    }
}

void GridSource::buildTable()
{
    static const std::vector<double> fine = sineCycle(kFineRows);
    static const std::vector<double> coarse = sineCycle(kCoarseRows);
    const std::vector<double>& sine = m_tableMode == TableMode::steady ? fine : coarse;
    m_rowsPerCycle = sine.size();
    const std::size_t rows = m_rowsPerCycle * m_period;
    m_table.resize(rows);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const std::vector<double> values = m_waveform.tabulate(lane, sine, m_skewTurn[lane]);
        for (std::size_t row = 0; row < rows; ++row) {
            m_table[row].value[lane] = static_cast<float>(values[row]);
        }
    }
    if (m_path.distorts()) {
        for (TableRow& row : m_table) {
            m_path.distort(row.value);
        }
    }
    for (std::size_t row = 0; row < rows; ++row) {
        const TableRow& next = m_table[row + 1 == rows ? 0 : row + 1];
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            m_table[row].slope[lane] = next.value[lane] - m_table[row].value[lane];
        }
    }
}

void GridSource::fill(AnalogBlock& block, std::size_t first, std::size_t count)
{
    if (m_tableMode == TableMode::changing) {
        fillDirectly(block, first, count);
    } else {
        fillFromTable(block, first, count);
    }
}

void GridSource::fillFromTable(AnalogBlock& block, std::size_t first, std::size_t count)
{
    // For a period of one cycle, the number of the cycle is removed from the angle; for four cycles it is kept.
    const uint64_t periodMask = m_period == 1 ? (uint64_t{1} << kCycleBits) - 1 : ~uint64_t{0};
    const TableWalk walk{m_table.data(), m_rowsPerCycle, periodMask, m_angleStep};
    m_angle = interpolate(walk, m_angle, block, first, count);
}

void GridSource::fillDirectly(AnalogBlock& block, std::size_t first, std::size_t count)
{
    const bool distorts = m_path.distorts();
    for (std::size_t n = first; n < first + count; ++n) {
        const double turn = static_cast<double>(m_angle) / kAnglePerCycle;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            block.set[n][lane] = static_cast<float>(m_waveform.at(lane, turn + m_skewTurn[lane]));
        }
        if (distorts) {
            m_path.distort(block.set[n]);
        }
        m_angle += m_angleStep;
    }
}

} // namespace vmeter
