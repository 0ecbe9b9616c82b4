// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vmeter {

/// Resamples a signal: a polyphase low-pass, a sinc in a Kaiser window of 32 periods of the slower rate to each side.
/// With f as the slower of the two rates:
/// - pass band 0 to 0.42 f, within 0.01 %: 3.37 kHz towards 8 kHz;
/// - stop band from 0.5 f, 80 dB down. Beyond its ends the signal is assumed to keep its last value.
class Resampler {
public:
    /// Rates in Hz, above 0.
    Resampler(double fromRate, double toRate);

    /// Value of the signal at `position`, in samples of the source from its first one.
    [[nodiscard]] double at(std::span<const float> source, double position) const;

private:
    [[nodiscard]] double kernel(double distance) const;

    double m_reach; ///< in samples of the source
    std::vector<double> m_table;
};

} // namespace vmeter
