// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/instruments/channels.h"
#include "virtualhw/terminals/grid/circuit.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace vmeter {

inline constexpr std::size_t kHighestOrder = 40;

struct ChannelSpectrum {
    /// V or A rms, indexed by order; the angle is that of a sine at the first sample. Order 0 is the DC component.
    std::array<Phasor, kHighestOrder + 1> order{};

    [[nodiscard]] const Phasor& fundamental() const { return order[1]; }
    /// Total harmonic distortion: orders 2 to 40 relative to the fundamental, percent; empty if the fundamental is
    /// below 1 V or 10 mA.
    std::optional<double> thdPercent;
};

using Spectra = std::array<ChannelSpectrum, kScopeChannels>;

/// Takes samples apart into the mains frequency and its multiples: the sum of sines with the smallest squared
/// difference. Over whole periods that is the discrete Fourier transform; over any other stretch it is still exact for
/// a periodic signal, where a transform would leak.
class SpectrumAnalyser {
public:
    /// `samples`: at least one period. Orders above a third of the sampling rate are zero. If the samples are shorter
    /// than a period of `frequencyHz`, all orders are zero.
    const Spectra& analyse(std::span<const SampleSet> samples, double frequencyHz);

private:
    void prepare(std::size_t sets, double frequencyHz);
    void solve(std::vector<double>& values) const;

    double m_frequencyHz = 0;
    std::size_t m_sets = 0;
    std::size_t m_terms = 0;       ///< 1, then sine and cosine of each order
    std::vector<double> m_basis;   ///< a row of m_sets for each term
    std::vector<double> m_factor;  ///< lower Cholesky factor of basis * basis transposed, row by row
    std::vector<double> m_samples; ///< of one channel
    Spectra m_spectra;
};

} // namespace vmeter
