// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vmeter {

/// Takes evenly spaced samples at other instants: a polyphase low-pass, a sinc in a Kaiser window that reaches over 32
/// periods of the slower of the two rates to each side. With f the slower rate:
/// - pass band 0 to 0.42 f, within 0.01 %: 3.37 kHz towards 8 kHz;
/// - stop band from 0.5 f, 80 dB down.
/// Behind the ends the signal is taken to keep its last value.
class Resampler {
public:
    /// Rates in Hz, above 0.
    Resampler(double fromRate, double toRate);

    /// The signal at `position`, in samples of the source from its first one.
    [[nodiscard]] double at(std::span<const float> source, double position) const;

private:
    [[nodiscard]] double kernel(double distance) const;

    double m_reach; ///< in samples of the source
    std::vector<double> m_table;
};

} // namespace vmeter
