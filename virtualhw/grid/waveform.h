// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/grid/grid_input.h"

#include <array>
#include <cstddef>

namespace vmeter {

/// Lanes of an analogue sample set, as in SampleSet: voltages L1 L2 L3, spare, currents L1 L2 L3, spare.
inline constexpr std::size_t kLanes = 8;
inline constexpr std::size_t kCurrentLane = 4;

/// Terminal voltages (V) and currents (A) as functions of the mains angle: the definition of contract.md, after the
/// wiring has brought each conductor to its terminal.
class Waveform {
public:
    /// `sampleTurn`: how much of a mains cycle passes between two samples. A shape with an edge is averaged over that
    /// much, as a converter does; without it a sample on the edge would take either side's value.
    Waveform(const GridInput& input, double sampleTurn);

    /// Value of one lane at `turn` mains cycles since the start.
    [[nodiscard]] double at(std::size_t lane, double turn) const;

    /// Number of cycles after which everything repeats: 1, or 4 with bursts.
    [[nodiscard]] unsigned period() const { return m_period; }

private:
    struct Component {
        double amplitude = 0; ///< peak
        double order = 1;
        double turn = 0; ///< phase, fraction of a cycle of this component
    };
    struct Channel {
        std::vector<Component> components;
        CurrentShape shape = CurrentShape::sine;
        double turn = 0; ///< phase of the fundamental, fraction of a mains cycle
    };
    [[nodiscard]] double conduction(CurrentShape shape, double turn) const;

    std::array<Channel, kLanes> m_channels{};
    double m_sampleTurn;
    unsigned m_period = 1;
};

} // namespace vmeter
