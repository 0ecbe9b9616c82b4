// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/terminals/grid/wiring.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace vmeter {

/// Lanes of an analogue sample set, as in SampleSet: voltages L1 L2 L3, spare, currents L1 L2 L3, spare.
inline constexpr std::size_t kLanes = 8;
inline constexpr std::size_t kCurrentLane = 4;

/// Frequency response of the converter's decimation filter.
enum class Decimation {
    ideal, ///< flat
    sinc3, ///< three averages over a sampling interval: -0.02 % at 50 Hz, -0.48 % at 250 Hz for 8000 samples a second
};

/// A sine at `rows` equal steps of its cycle, a multiple of four and more than the highest order of a harmonic.
std::vector<double> sineCycle(std::size_t rows);

/// Terminal voltages (V) and currents (A) as functions of the mains angle: the definition of
/// docs/interfaces.md, section 3.2.
class Waveform {
public:
    /// `sampleTurn`: fraction of a mains cycle between two samples. `decimation` acts on each sine; for a shape, on the
    /// sine that it is cut from and on the jumps of the cut: a converter delivers a jump as the step response of its
    /// filter.
    Waveform(const TerminalQuantities& terminals, double sampleTurn, Decimation decimation = Decimation::ideal);

    /// Value of one lane at `turn` mains cycles since the start.
    [[nodiscard]] double at(std::size_t lane, double turn) const;

    /// Values of one lane from `turn` on over period() cycles, at the steps of `sine`, which is a sineCycle(). Same
    /// values as at(), but many times faster.
    [[nodiscard]] std::vector<double> tabulate(std::size_t lane, std::span<const double> sine, double turn) const;

    /// Number of cycles after which the waveform repeats: 1, or 4 with bursts.
    [[nodiscard]] unsigned period() const { return m_period; }

private:
    using Channel = std::vector<CurrentPart>; ///< a voltage has one part, without a shape
    [[nodiscard]] static double shaped(const CurrentPart& part, double value, double conduction);
    [[nodiscard]] double conduction(const CurrentPart& part, double turn) const;
    void tabulatePart(
        const CurrentPart& part, std::span<const double> sine, double turn, std::vector<double>& table) const;

    std::array<Channel, kLanes> m_channels{};
    double m_sampleTurn;
    Decimation m_decimation;
    unsigned m_period = 1;
};

} // namespace vmeter
