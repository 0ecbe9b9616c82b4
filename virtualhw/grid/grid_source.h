// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/samples.h"
#include "virtualhw/grid/analog_path.h"
#include "virtualhw/grid/waveform.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vmeter {

/// What reaches the converter at the sampling instants of one block: V and A at the terminals.
struct AnalogBlock {
    alignas(32) std::array<std::array<float, kLanes>, kSetsPerBlock> set{};
};

/// Produces the terminal quantities sample by sample, phase-continuous through every change of the input.
class GridSource {
public:
    explicit GridSource(const AnalogPath& path);

    /// In force from the next setInput() on; the mains angle goes on.
    void setPath(const AnalogPath& path) { m_path = path; }

    /// The input from the next sample on. `moving`: it will change again at once (a ramp), so it is evaluated sample by
    /// sample instead of from a table of one period.
    void setInput(const GridInput& input, bool moving);

    /// Fills sets `first` .. `first + count - 1` of `block`.
    void fill(AnalogBlock& block, std::size_t first, std::size_t count);

    /// The mains angle starts again at zero.
    void restart() { m_angle = 0; }

private:
    void buildTable(const Waveform& waveform);
    void fillFromTable(AnalogBlock& block, std::size_t first, std::size_t count);
    void fillDirectly(AnalogBlock& block, std::size_t first, std::size_t count);

    AnalogPath m_path;
    std::array<double, kLanes> m_skewTurn{};
    Waveform m_waveform;
    unsigned m_period = 1;
    bool m_moving = true;

    // The mains angle: 2^62 is a cycle, so it wraps after four, which every period divides.
    uint64_t m_angle = 0;
    uint64_t m_angleStep = 0; ///< per sample

    /// A row per part of a cycle: the values there, and the way to the next row.
    struct Row {
        alignas(32) std::array<float, kLanes> value;
        alignas(32) std::array<float, kLanes> slope;
    };
    std::vector<Row> m_table;
};

} // namespace vmeter
