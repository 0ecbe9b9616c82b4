// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "virtualhw/terminals/grid/analog_path.h"
#include "virtualhw/terminals/grid/table_cache.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace vmeter {

/// Analog values of one block at the sampling instants of the converter: V and A at the terminals.
struct AnalogBlock {
    alignas(32) std::array<std::array<float, kLanes>, kSetsPerBlock> set{};
};

/// Produces the terminal quantities sample by sample, phase-continuous through every change of the input.
class GridSource {
public:
    explicit GridSource(const AnalogPath& path);

    /// Shares tables with other sources of `cache`, which must outlive this object. Must be called before setInput().
    void setTableCache(TableCache& cache) { m_cache = &cache; }

    /// Takes effect at the next setInput(); the mains angle continues.
    void setPath(const AnalogPath& path) { m_path = path; }

    /// How long an input is expected to last; this decides how the samples are computed.
    enum class TableMode {
        steady,   ///< until the next change: a fine table of one period
        drifting, ///< 50 ms or longer, as in a slow ramp: a coarse table, which is built faster
        changing, ///< not constant, as in a fast ramp: each sample is computed directly
    };

    /// The input from the next sample on. `below`: currents of meters behind this one, which pass through it too; null:
    /// none.
    void setInput(const GridInput& input, TableMode tableMode, const ConductorCurrents* below = nullptr);

    /// Fills sets `first` .. `first + count - 1` of `block`.
    void fill(AnalogBlock& block, std::size_t first, std::size_t count);

    /// Voltages of the fundamentals at the terminals, V rms, for the present input.
    [[nodiscard]] const PerPhase<double>& terminalVolts() const { return m_terminalVolts; }

    /// Frees the table. The next sample makes it again.
    void releaseTable();

    /// Resets the mains angle to zero.
    void restart() { m_angle = 0; }

private:
    [[nodiscard]] WaveTable buildTable() const;
    void findTable();
    [[nodiscard]] std::string tableKey(const TerminalQuantities& terminals, double sampleTurn) const;
    void fillFromTable(AnalogBlock& block, std::size_t first, std::size_t count);
    void fillDirectly(AnalogBlock& block, std::size_t first, std::size_t count);

    AnalogPath m_path;
    std::array<double, kLanes> m_skewTurn{};
    Waveform m_waveform;
    PerPhase<double> m_terminalVolts{};
    unsigned m_period = 1;
    TableMode m_tableMode = TableMode::changing;

    // The mains angle: 2^62 is one cycle, so it wraps after four cycles, a multiple of each period.
    uint64_t m_angle = 0;
    uint64_t m_angleStep = 0; ///< per sample

    std::shared_ptr<const WaveTable> m_table; ///< of one period; null: it is made for the next sample
    TableCache* m_cache = nullptr;            ///< null: none
    std::string m_tableKey;                   ///< with a cache: what the table depends on
};

} // namespace vmeter
