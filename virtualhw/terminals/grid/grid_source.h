// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "virtualhw/terminals/grid/analog_path.h"
#include "virtualhw/terminals/grid/waveform.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vmeter {

/// What reaches the converter at the sampling instants of one block: V and A at the terminals.
struct AnalogBlock {
    alignas(32) std::array<std::array<float, kLanes>, kSetsPerBlock> set{};
};

/// Part of a cycle: the values at its start, and the way to the next one.
struct TableRow {
    alignas(32) std::array<float, kLanes> value;
    alignas(32) std::array<float, kLanes> slope;
};

/// Produces the terminal quantities sample by sample, phase-continuous through every change of the input.
class GridSource {
public:
    explicit GridSource(const AnalogPath& path);

    /// In force from the next setInput() on; the mains angle goes on.
    void setPath(const AnalogPath& path) { m_path = path; }

    /// How long an input is to last, which decides what is worth preparing for it.
    enum class Outlook {
        steady,   ///< until further notice: a fine table of one period
        drifting, ///< for a twentieth of a second and more, as in a slow ramp: a coarse table that is quickly made
        changing, ///< for no time, as in a fast ramp: evaluated sample by sample
    };

    /// The input from the next sample on.
    void setInput(const GridInput& input, Outlook outlook);

    /// Fills sets `first` .. `first + count - 1` of `block`.
    void fill(AnalogBlock& block, std::size_t first, std::size_t count);

    /// V rms of the fundamentals at the terminals that the input makes.
    [[nodiscard]] const PerPhase<double>& terminalVolts() const { return m_terminalVolts; }

    /// The mains angle starts again at zero.
    void restart() { m_angle = 0; }

private:
    void buildTable();
    void fillFromTable(AnalogBlock& block, std::size_t first, std::size_t count);
    void fillDirectly(AnalogBlock& block, std::size_t first, std::size_t count);

    AnalogPath m_path;
    std::array<double, kLanes> m_skewTurn{};
    Waveform m_waveform;
    PerPhase<double> m_terminalVolts{};
    unsigned m_period = 1;
    Outlook m_outlook = Outlook::changing;
    std::size_t m_rowsPerCycle = 0;

    // The mains angle: 2^62 is a cycle, so it wraps after four, which every period divides.
    uint64_t m_angle = 0;
    uint64_t m_angleStep = 0; ///< per sample

    std::vector<TableRow> m_table; ///< of one period
};

} // namespace vmeter
