// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/expected.h"
#include "virtualhw/terminals/recording/comtrade.h"
#include "virtualhw/terminals/recording/resampler.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vmeter {

/// When the samples of a recording were taken: at one rate, at one rate after the other, or at time stamps.
class SampleInstants {
public:
    /// Returns an error if the time stamps do not grow.
    static Expected<SampleInstants> of(const ComtradeHeader& header, const ComtradeColumns& columns);

    [[nodiscard]] double duration() const { return m_duration; } ///< s, with the step of the last sample
    [[nodiscard]] bool even() const { return m_stretches.size() == 1 && !m_stamped; }
    [[nodiscard]] bool stamped() const { return m_stamped; } ///< time stamps without an even rate
    [[nodiscard]] double firstRate() const { return m_stretches.front().rateHz; }
    [[nodiscard]] std::size_t rates() const { return m_stretches.size(); }

    /// The signal at the rate of the meter's converter, `count` samples from `-skewSeconds` on. Where the rate changes,
    /// the filter of each stretch sees the samples of its neighbours.
    [[nodiscard]] std::vector<float> resampled(
        std::span<const float> samples, std::size_t count, double skewSeconds) const;

private:
    struct Stretch {
        double rateHz = 0;
        std::size_t first = 0; ///< number of its first sample
        std::size_t count = 0;
        double from = 0; ///< s, instant of its first sample
        double to = 0;   ///< s, instant of the first sample behind it
    };

    [[nodiscard]] double instantOf(std::size_t sample) const;
    /// Stamped samples at an even rate, which this sets.
    [[nodiscard]] std::vector<float> onEvenGrid(std::span<const float> samples, double& rate) const;
    [[nodiscard]] double interpolated(std::span<const float> samples, double seconds) const;

    std::vector<Stretch> m_stretches;
    std::vector<double> m_seconds; ///< of each sample; only if stamped
    bool m_stamped = false;
    double m_duration = 0;
};

} // namespace vmeter
